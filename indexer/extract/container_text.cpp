#include "indexer/extract/container_text.h"

#include <algorithm>

#include "indexer/extract/encoding.h"
#include "indexer/extract/extract_file.h"
#include "schemas/domain/utf8.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

/// Entries that the reason names, and how much it says of each: a reason is short (protocol.h).
constexpr std::size_t kNamedEntries = 5;
constexpr std::size_t kShownNameBytes = 120;
constexpr std::size_t kShownReasonBytes = 300;

constexpr const char* kScanInside = "Ảnh quét trong tệp nén hoặc thư không được nhận dạng chữ.";

std::string shortened(std::string_view text, std::size_t limit) {
    const auto first = domain::firstBytes(text, limit);
    return std::string(first) + (first.size() < text.size() ? "…" : "");
}

}  // namespace

void ContainerText::add(std::string_view name, std::string_view bytes, const Claim& claim) {
    const std::string shown = decodedName(name);
    add(name, extractBytes(bytes, {claim.mediaType, shown, claim.charset}, budget_.withOutput(text_.left()),
                           unpacking_));
}

void ContainerText::add(std::string_view name, const Extraction& extraction) {
    // Only whole files are recognised.
    const auto withoutOcr = extraction.text.empty() ? ExtractionState::noText : ExtractionState::text;
    const auto state = extraction.state == ExtractionState::ocrPending ? withoutOcr : extraction.state;
    ++entries_;
    ++states_.at(static_cast<std::size_t>(state));
    if (state == ExtractionState::text) ++readEntries_;
    limited_ = limited_ || extraction.state == ExtractionState::limitReached;
    const std::string shown = decodedName(name);
    text_.endLine();
    text_.append(shown);
    text_.endLine();
    text_.append(extraction.text);
    text_.append(extraction.text.empty() ? "\n" : "\n\n");
    if (extraction.reason.empty() || ++unreadEntries_ > kNamedEntries) return;
    unread_ += (unread_.empty() ? "" : " ") + shortened(shown, kShownNameBytes) + ": " +
               shortened(extraction.state == ExtractionState::ocrPending ? kScanInside : extraction.reason,
                         kShownReasonBytes);
}

bool ContainerText::wantsMore() {
    if (budget_.nearlySpent() && stopped_.empty()) stopped_ = kStoppedEarly;
    return stopped_.empty() && !text_.full();
}

void ContainerText::stop(const char* reason) {
    stopped_ = reason;
    limited_ = true;
}

std::string ContainerText::reason() const {
    std::string reason = stopped_;
    if (unreadEntries_ == 0) return reason;
    if (!reason.empty()) reason += ' ';
    reason += std::to_string(unreadEntries_) + "/" + std::to_string(entries_) +
              " tệp bên trong không đọc được trọn vẹn. " + unread_;
    if (unreadEntries_ > kNamedEntries) reason += " …";
    return reason;
}

Extraction ContainerText::result(bool ownText) const {
    Extraction result = finished(text_, kNoLetters);
    if (result.state == ExtractionState::text && !ownText && readEntries_ == 0)
        result.state =
            static_cast<ExtractionState>(std::max_element(states_.begin(), states_.end()) - states_.begin());
    if (limited_) result.state = ExtractionState::limitReached;
    if (auto why = reason(); !why.empty()) result.reason = std::move(why);
    return result;
}

}  // namespace vanthu::extract
