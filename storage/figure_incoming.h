#pragma once

#include "schemas/domain/document.h"
#include "storage/figure_facts.h"
#include "storage/known_organisations.h"

#include <Poco/JSON/Object.h>

namespace vanthu::storage {

/// Keeps the facts about incoming documents, their handling, and what came by the exchange. Of one batch.
/// Internal to storage/figure_*.cpp.
class IncomingFigures {
  public:
    IncomingFigures(WriteTransaction& transaction, DayChanges& days, KnownOrganisations& organisations)
        : transaction_(transaction), days_(days), organisations_(organisations) {}

    /// The document is stored, or another one now. `fact`: the same as far as its number goes.
    void setDocument(domain::Sequence sequence, const domain::Document& document, const DocumentFact& fact);
    /// Of a change of a handling, as the log wrote it.
    void setHandling(domain::Sequence sequence, domain::DocumentId document, const Poco::JSON::Object& after);
    /// Somebody was given work on it.
    void setAssigned(domain::Sequence sequence, domain::DocumentId document);
    /// Something about an organisation is otherwise from this change on.
    void reconsider(domain::Sequence sequence, domain::OrganisationId changed);
    /// Of a change of the inbox.
    void setArrival(domain::Sequence sequence, domain::InboxId item, const Poco::JSON::Object& after);
    /// Its sender recalled it.
    void setRecalled(domain::Sequence sequence, domain::InboxId item);

  private:
    void replace(domain::Sequence sequence, const std::optional<IncomingFact>& before, IncomingFact after);

    WriteTransaction& transaction_;
    DayChanges& days_;
    KnownOrganisations& organisations_;
};

}  // namespace vanthu::storage
