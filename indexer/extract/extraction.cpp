#include "indexer/extract/extraction.h"

#include <ctime>

#include "indexer/extract/clean_text.h"
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

/// Letters of old encodings take more bytes in Unicode. True when something was cut off.
bool cutTo(std::size_t limit, std::string& text) {
    if (text.size() <= limit) return false;
    text.resize(domain::firstBytes(text, limit).size());
    text.resize(text.find_last_not_of(" \n") + 1);
    return true;
}

}  // namespace

Budget::Budget(int cpuSeconds, std::size_t outputBytes)
    : outputBytes_(outputBytes), stopAt_(cpuSecondsUsed() + cpuSeconds * kOrderlyShare) {}

bool Budget::nearlySpent() const {
    return cpuSecondsUsed() > stopAt_;
}

void Extraction::addReason(std::string_view sentence) {
    if (sentence.empty()) return;
    if (!reason.empty()) reason += ' ';
    reason += sentence;
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
    fonts_.extend(text_.size(), font_);
}

void BoundedText::endLine() {
    if (!text_.empty() && text_.back() != '\n') append("\n");
}

Extraction finished(const BoundedText& text, const char* reasonIfEmpty) {
    const auto whole = domain::isValidUtf8(text.view()) ? std::string(text.view()) : wellFormed(text.view());
    legacy::Converter converter(text.source());
    // What was left out moved the ends of the fonts.
    const bool hasFonts = whole.size() == text.view().size();
    const auto unicode =
        text.guessed() ? legacy::convertedBytes(whole, converter)
                       : legacy::converted(whole, hasFonts ? text.fonts() : legacy::FontSpans{}, converter);
    Extraction result;
    result.text = domain::normalisedBody(unicode);
    if (result.text.empty()) return {domain::ExtractionState::noText, reasonIfEmpty, {}};
    result.addReason(converter.remark());
    const bool cut = cutTo(text.limit(), result.text);
    if (cut || text.full()) result.addReason("Nội dung quá dài: chỉ lập chỉ mục phần đầu.");
    return result;
}

}  // namespace vanthu::extract
