#pragma once

#include "schemas/domain/ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::domain {

// What is printed on paper as a QR code, for the day on which the paper is scanned. Whoever prints can print
// these too: a code proposes, and only the rights of a person carry anything out.

/// A sheet between two documents of a stack.
inline constexpr std::string_view kSeparatorCode = "VT1:TACH";

/// Beside the dấu "ĐẾN": the register line that the paper belongs to, "VT1:DEN:41:9F3A6C1D".
struct StampCode {
    DocumentId document;
    std::string check;  ///< 8 hex digits that only this installation's document of that id has
};
[[nodiscard]] std::string toText(const StampCode& code);
[[nodiscard]] std::optional<StampCode> parseStampCode(std::string_view text);

/// True for what may be a code of ours; all other codes on paper are nobody's business here.
[[nodiscard]] bool isScanCode(std::string_view text);

}  // namespace vanthu::domain
