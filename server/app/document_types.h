#pragma once

#include "schemas/domain/document_type.h"

#include <string>
#include <string_view>

namespace vanthu::app {

/// Code of the type that somebody wrote as code, abbreviation or name; "" when none is meant on that day.
[[nodiscard]] std::string typeCodeOf(const domain::DocumentTypeCatalogue& types, std::string_view text,
                                     domain::Date day);

/// Tên loại and trích yếu of one cell: "Kế hoạch cải cách hành chính" → "KH" and "cải cách hành chính".
struct TypeAndSubject {
    std::string typeCode;  ///< "" when the cell begins with none
    std::string subject;
};
/// The longest name of a type that the text begins with, whatever its accents and case. A text that is
/// nothing but a name stays the subject as well.
[[nodiscard]] TypeAndSubject splitTypeAndSubject(const domain::DocumentTypeCatalogue& types,
                                                 const std::string& text, domain::Date day);

}  // namespace vanthu::app
