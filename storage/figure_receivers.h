#pragma once

#include "schemas/domain/calendar.h"
#include "schemas/domain/document.h"
#include "storage/figure_facts.h"
#include "storage/known_organisations.h"

namespace vanthu::storage {

/// Keeps the facts about who was to get outgoing documents, who got them and when they were sent. Of one
/// batch. Internal to storage/figure_*.cpp.
class ReceiverFigures {
  public:
    /// `calendar` and `organisations` say what was so with the change that is being counted.
    ReceiverFigures(WriteTransaction& transaction, DayChanges& days, const domain::WorkingCalendar& calendar,
                    KnownOrganisations& organisations)
        : transaction_(transaction), days_(days), calendar_(calendar), organisations_(organisations) {}

    /// Something about the organisation is otherwise from this change on: its documents are counted anew.
    void reconsider(domain::Sequence sequence, domain::OrganisationId changed);
    /// The document is stored, or another one now; `before` is none for a new one.
    void setPrinted(domain::Sequence sequence, const domain::Document* before, const domain::Document& after);
    /// One more delivery of the document, asked for then.
    void addDelivery(domain::Sequence sequence, domain::DocumentId document, domain::OrganisationId receiver,
                     domain::Timestamp askedAt, bool isServed);
    /// A delivery came further or came back.
    void changeServed(domain::Sequence sequence, domain::DocumentId document, domain::OrganisationId receiver,
                      int served);
    /// What the facts about the document itself say is otherwise now.
    void count(domain::Sequence sequence, domain::DocumentId document);

  private:
    WriteTransaction& transaction_;
    DayChanges& days_;
    const domain::WorkingCalendar& calendar_;
    KnownOrganisations& organisations_;
};

}  // namespace vanthu::storage
