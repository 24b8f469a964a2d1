#include "indexer/codes_client/code_reader.h"

#include "indexer/extract/protocol.h"

#include <chrono>
#include <utility>

namespace vanthu::codes {

using domain::ExtractionState;

std::filesystem::path CodeReader::programBesideOwn() {
    return limited::programBesideOwn("vanthu-codes");
}

CodeReader::CodeReader(std::filesystem::path program, extract::ExtractLimits limits)
    : child_({std::move(program)}, limits) {}

PageMarksAnswer CodeReader::page(const limited::Descriptor& file, int number) {
    auto answer = child_.read({file.number(), extract::Wanted::pageCodes, number});
    PageMarksAnswer one;
    if (answer.state == ExtractionState::text) {
        auto marks = layout::parsePageMarks(answer.text);
        if (marks && marks->number == number)
            one.pages.push_back(std::move(*marks));
        else
            answer = child_.discard();
    }
    one.state = answer.state;
    one.reason = std::move(answer.reason);
    return one;
}

PageMarksAnswer CodeReader::pages(const limited::Descriptor& file, const std::function<bool()>& goesOn) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{limits::kStackSeconds};
    PageMarksAnswer all;
    int pageCount = 1;
    for (int number = 1; number <= pageCount; ++number) {
        if (goesOn && !goesOn()) return {ExtractionState::pending, {}, {}};
        if (std::chrono::steady_clock::now() > deadline)
            return {ExtractionState::limitReached, "Tệp cần quá nhiều thời gian xử lý.", {}};
        auto one = page(file, number);
        if (one.state != ExtractionState::text)
            return {one.state, "Trang " + std::to_string(number) + ": " + one.reason, {}};
        pageCount = one.pages[0].pageCount;
        if (pageCount > limits::kStackPages)
            return {ExtractionState::tooLarge,
                    "Tệp có hơn " + std::to_string(limits::kStackPages) + " trang.",
                    {}};
        all.pages.push_back(std::move(one.pages[0]));
    }
    all.state = ExtractionState::text;
    return all;
}

}  // namespace vanthu::codes
