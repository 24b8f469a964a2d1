#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/organisation.h"
#include "storage/figure_facts.h"

#include <unordered_map>

namespace vanthu::storage {

/// Keeps the facts about who was to get outgoing documents and who got them. Of one batch. Internal to
/// storage/figure_*.cpp.
class ReceiverFigures {
  public:
    ReceiverFigures(WriteTransaction& transaction, DayChanges& days)
        : transaction_(transaction), days_(days) {}

    /// Something about the organisation is otherwise from this change on: its documents are counted anew.
    void reconsider(domain::Sequence sequence, domain::OrganisationId changed);
    /// The document is stored, or another one now; `before` is none for a new one.
    void setPrinted(domain::Sequence sequence, const domain::Document* before, const domain::Document& after);
    /// Adds to the deliveries of a document to one receiver, and to those that were served.
    void addDeliveries(domain::Sequence sequence, domain::DocumentId document,
                       domain::OrganisationId receiver, int deliveries, int served);

  private:
    void count(domain::Sequence sequence, domain::DocumentId document);
    bool isInScope(domain::Sequence sequence, domain::OrganisationId receiver, const DayKey& key);

    WriteTransaction& transaction_;
    DayChanges& days_;
    /// What organisations could with the change that is being counted; read when the first document asks.
    std::unordered_map<domain::OrganisationId, domain::Organisation> organisations_;
};

}  // namespace vanthu::storage
