#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/organisation.h"
#include "storage/figure_facts.h"

#include <unordered_map>
#include <vector>

namespace vanthu::storage {

/// Keeps the facts about who was to get outgoing documents and who got them. Of one batch. Internal to
/// storage/figure_*.cpp.
class ReceiverFigures {
  public:
    ReceiverFigures(WriteTransaction& transaction, DayChanges& days)
        : transaction_(transaction), days_(days) {}

    /// What organisations could from this change on. Of `changed` every document is counted anew.
    void setOrganisations(domain::Sequence sequence, std::vector<domain::Organisation> organisations,
                          std::optional<domain::OrganisationId> changed);
    /// The document is stored, or another one now; `before` is none for a new one.
    void setPrinted(domain::Sequence sequence, const domain::Document* before, const domain::Document& after);
    /// Adds to the deliveries of a document to one receiver, and to those that were served.
    void addDeliveries(domain::Sequence sequence, domain::DocumentId document,
                       domain::OrganisationId receiver, int deliveries, int served);

  private:
    void count(domain::Sequence sequence, domain::DocumentId document);
    [[nodiscard]] bool isInScope(domain::OrganisationId receiver, const DayKey& key) const;

    WriteTransaction& transaction_;
    DayChanges& days_;
    std::vector<domain::Organisation> organisations_;
    std::unordered_map<domain::OrganisationId, const domain::Organisation*> byId_;
};

}  // namespace vanthu::storage
