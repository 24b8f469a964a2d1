#pragma once

#include "indexer/extract/extract_file.h"
#include "indexer/extract/mail.h"
#include "indexer/extract/ole_file.h"
#include "indexer/extract/open_pdf.h"
#include "schemas/domain/text.h"

#include <cstdlib>
#include <string_view>

namespace vanthu::tests {

/// Reads the bytes as vanthu-extract does, without its sandbox, and aborts when the answer breaks its
/// promise: a final state, a reason for every state but text, and text in the one form that is indexed,
/// within the limit.
inline void checkExtraction(std::string_view bytes, const extract::Claim& claim) {
    static const bool kWarm = [] {
        extract::warmUpPdf();
        extract::warmUpMail();
        extract::warmUpOle();
        return true;
    }();
    static_cast<void>(kWarm);
    constexpr std::size_t kOutputBytes = 64u << 10;
    constexpr std::size_t kReasonBytes = 4096;  // protocol.h
    const auto answer = extract::extractBytes(bytes, claim, extract::Budget(20, kOutputBytes));
    const bool isText = answer.state == domain::ExtractionState::text;
    if (answer.state == domain::ExtractionState::pending || (answer.reason.empty() && !isText)) std::abort();
    if (isText && answer.text.empty()) std::abort();
    if (answer.text.size() > kOutputBytes || answer.reason.size() > kReasonBytes) std::abort();
    if (!domain::isValidUtf8(answer.reason) || domain::normalisedBody(answer.text) != answer.text)
        std::abort();
}

}  // namespace vanthu::tests
