#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/proposal.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// What was proposed for one field of a registration.
struct ProposedValue {
    domain::ProposalField field{domain::ProposalField::subject};
    std::string value;
    domain::Confidence confidence{domain::Confidence::guess};
};

/// True when the document says what was proposed, however accented or capitalised; std::nullopt for a field
/// that a document does not have.
[[nodiscard]] std::optional<bool> isKept(const ProposedValue& proposed, const domain::Document& document);

/// Counts what became of the proposals that a registration was based on, in its transaction. The first of a
/// field counts.
void countOutcome(storage::WriteTransaction& transaction, const std::vector<ProposedValue>& proposals,
                  const domain::Document& document, domain::Date today);

}  // namespace vanthu::app
