#pragma once

#include "schemas/domain/document_type.h"
#include "schemas/domain/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::form_check {

/// What is wrong with "Số: 05/KH-UBND". A number that is still to be filled in is in order: documents are
/// checked before they are numbered.
struct CodeJudgement {
    std::optional<std::string> expected;  ///< how it should be written; empty when it is right
    bool hasNotation{false};
    std::string usedType;  ///< abbreviation of a type in the notation, "" for none
};
[[nodiscard]] CodeJudgement judgeCode(const std::string& line, const domain::DocumentTypeCatalogue& types,
                                      domain::Date today);

/// How "Bình Minh, ngày 02 tháng 3 năm 2026" should be written; std::nullopt when it is right. Days below 10
/// and the months 1 and 2 carry a zero. A day or month still to be filled in is in order.
[[nodiscard]] std::optional<std::string> expectedDate(const std::string& line);

}  // namespace vanthu::form_check
