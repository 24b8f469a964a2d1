#include "indexer/extract/extraction.h"

#include <ctime>

#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"

namespace vanthu::extract {
namespace {

/// Share of the CPU time after which work ends in good order.
constexpr double kOrderlyShare = 0.8;

double cpuSecondsUsed() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::string wellFormed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = domain::nextCodePoint(text, at);
        if (point != 0 && point != domain::kReplacement) domain::appendUtf8(point, out);
    }
    return out;
}

}  // namespace

Budget::Budget(int cpuSeconds, std::size_t outputBytes)
    : outputBytes_(outputBytes), stopAt_(cpuSecondsUsed() + cpuSeconds * kOrderlyShare) {}

bool Budget::nearlySpent() const {
    return cpuSecondsUsed() > stopAt_;
}

Budget Budget::withOutput(std::size_t outputBytes) const {
    Budget other = *this;
    other.outputBytes_ = outputBytes;
    return other;
}

void BoundedText::append(std::string_view more) {
    if (more.size() > limit_ - text_.size()) {
        more = more.substr(0, limit_ - text_.size());
        full_ = true;
    }
    text_ += more;
}

void BoundedText::endLine() {
    if (!text_.empty() && text_.back() != '\n') append("\n");
}

Extraction finished(const BoundedText& text, const char* reasonIfEmpty) {
    Extraction result;
    result.text = domain::isValidUtf8(text.view()) ? domain::normalisedBody(text.view())
                                                   : domain::normalisedBody(wellFormed(text.view()));
    if (result.text.empty()) return {domain::ExtractionState::noText, reasonIfEmpty, {}};
    if (text.full()) result.reason = "Nội dung quá dài: chỉ lập chỉ mục phần đầu.";
    return result;
}

}  // namespace vanthu::extract
