#pragma once

#include "schemas/domain/document_type.h"
#include "schemas/domain/proposal.h"
#include "schemas/layout/layout.h"

#include <string>
#include <vector>

namespace vanthu::recognition {

using Field = domain::ProposalField;
using domain::Confidence;

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
    domain::Date today;
};

/// What a layout says of a document.
struct Reading {
    /// At most one a field, in the order of Field; a field that was not found has none.
    std::vector<Proposal> proposals;
    /// Of agency and unit, from the notation: {"UBND", "VX"}.
    std::vector<std::string> bodies;

    [[nodiscard]] const Proposal* find(Field field) const;
};

[[nodiscard]] Reading readingOf(const layout::Layout& layout, const Known& known);

}  // namespace vanthu::recognition
