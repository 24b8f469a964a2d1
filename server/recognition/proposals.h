#pragma once

#include "schemas/domain/document_type.h"
#include "schemas/layout/layout.h"

#include <string>
#include <vector>

namespace vanthu::recognition {

enum class Field {
    issuer,
    superior,
    number,
    notation,
    place,
    date,
    type,
    subject,
    receivers,
    signer,
    authority,
    urgency,
    replyBy,
    pageCount
};

/// `sure` may be taken without a look; `guess` only helps a person to look in the right place.
enum class Confidence { guess, likely, sure };

/// What one field seems to be, and where that was read.
struct Proposal {
    Field field{Field::issuer};
    std::string value;  ///< dates as ISO, types and urgency by code, lists one to a line
    Confidence confidence{Confidence::guess};
    int page{1};
    layout::Box box;  ///< around the lines it was read from; all zero where the layout does not tell
};

/// What the reading knows besides the page.
struct Known {
    const domain::DocumentTypeCatalogue& types;
    std::vector<std::string> organisations;  ///< names; a match is proposed as it is written here
    domain::Date today;
};

/// At most one proposal a field, in the order of Field; a field that was not found has none.
[[nodiscard]] std::vector<Proposal> proposalsOf(const layout::Layout& layout, const Known& known);

}  // namespace vanthu::recognition
