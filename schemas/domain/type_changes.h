#pragma once

#include "schemas/domain/document_type.h"
#include "schemas/domain/error.h"

#include <cstdint>
#include <optional>

namespace vanthu::domain {

/// Documents of a type whose day lies behind some day.
struct LaterDocuments {
    std::int64_t count{0};
    Date last;  ///< of the latest of them; means nothing without any
};

/// What is wrong with a row that somebody adds, field by field. `before` is the row whose type goes on under
/// this one, which then ends the day before; nullptr for a new type. `added` has normalised texts.
///
/// On no day two types may have one code, abbreviation (case matters) or name (folded), except what the
/// catalogue let two codes share before: NQ is the abbreviation of three.
[[nodiscard]] Violations checkAddedType(const DocumentType& added, const DocumentTypeCatalogue& types,
                                        const DocumentType* before);

/// What is wrong with another last day of a row (none: it goes on), all of field "valid_to". `later`: the
/// documents of the row that lie behind that day.
[[nodiscard]] Violations checkLastDay(const DocumentType& type, std::optional<Date> lastDay,
                                      const DocumentTypeCatalogue& types, const LaterDocuments& later);

/// The same where a row ends because its type goes on under another name; of field "valid_from".
[[nodiscard]] Violations checkContinuation(const DocumentType& before, Date validFrom,
                                           const LaterDocuments& later);

}  // namespace vanthu::domain
