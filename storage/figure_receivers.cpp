#include "storage/figure_receivers.h"

#include "schemas/domain/deadline.h"
#include "schemas/domain/rate_counts.h"
#include "storage/sql.h"

#include <algorithm>
#include <set>

namespace vanthu::storage {

namespace {

using domain::OrganisationId;

std::set<OrganisationId> receiversOf(const domain::Document& document) {
    std::set<OrganisationId> ids;
    for (const auto& receiver : document.receivers)
        if (receiver.organisation) ids.insert(*receiver.organisation);
    return ids;
}

/// When the last of them was asked for; none while one was not.
class LastAsked {
  public:
    void add(const std::optional<domain::Timestamp>& asked) {
        if (!asked) isMissing_ = true;
        if (asked && (!last_ || *last_ < *asked)) last_ = asked;
    }
    [[nodiscard]] std::optional<domain::Timestamp> last() const { return isMissing_ ? std::nullopt : last_; }

  private:
    std::optional<domain::Timestamp> last_;
    bool isMissing_{false};
};

}  // namespace

void ReceiverFigures::reconsider(domain::Sequence sequence, OrganisationId changed) {
    // Reads the table whole: what an organisation can do changes seldom.
    const auto documents =
        allRows(transaction_, "SELECT document_id FROM figure_receivers WHERE organisation_id = $1",
                {changed}, [](const Row& row) { return row.id<domain::DocumentId>(0); });
    for (const auto document : documents)
        count(sequence, document);
}

void ReceiverFigures::setPrinted(domain::Sequence sequence, const domain::Document* before,
                                 const domain::Document& after) {
    const auto now = receiversOf(after);
    if (before == nullptr && now.empty()) return;
    if (before != nullptr)
        for (const auto id : receiversOf(*before))
            if (!now.contains(id))
                execute(
                    transaction_,
                    "UPDATE figure_receivers SET printed = 0 WHERE document_id = $1 AND organisation_id = $2",
                    {after.id, id});
    for (const auto id : now)
        execute(
            transaction_,
            "INSERT INTO figure_receivers (document_id, organisation_id, printed, deliveries, served) "
            "VALUES ($1, $2, 1, 0, 0) ON CONFLICT (document_id, organisation_id) DO UPDATE SET printed = 1",
            {after.id, id});
    count(sequence, after.id);
}

void ReceiverFigures::addDelivery(domain::Sequence sequence, domain::DocumentId document,
                                  OrganisationId receiver, domain::Timestamp askedAt, bool isServed) {
    execute(transaction_,
            "INSERT INTO figure_receivers (document_id, organisation_id, printed, deliveries, served, "
            "asked_at) VALUES ($1, $2, 0, 1, $3, $4) ON CONFLICT (document_id, organisation_id) DO UPDATE "
            "SET deliveries = figure_receivers.deliveries + 1, served = figure_receivers.served + "
            "excluded.served, asked_at = CASE WHEN figure_receivers.asked_at < excluded.asked_at THEN "
            "figure_receivers.asked_at ELSE excluded.asked_at END",
            {document, receiver, isServed, askedAt});
    count(sequence, document);
}

void ReceiverFigures::changeServed(domain::Sequence sequence, domain::DocumentId document,
                                   OrganisationId receiver, int served) {
    if (served == 0) return;
    execute(
        transaction_,
        "UPDATE figure_receivers SET served = served + $3 WHERE document_id = $1 AND organisation_id = $2",
        {document, receiver, served});
    count(sequence, document);
}

void ReceiverFigures::count(domain::Sequence sequence, domain::DocumentId document) {
    const auto carrier = documentFact(transaction_, document);
    if (!carrier || carrier->key.direction != domain::Direction::outgoing) return;
    const auto signedOn = carrier->signedOn.value_or(carrier->key.day);
    ExchangeFact fact{.document = document,
                      .key = carrier->key,
                      .sendBy = calendar_.nextWorkingDay(signedOn),
                      .fullySigned = carrier->withFile && carrier->byPerson && carrier->byAgency,
                      .onPaper = carrier->onPaper};
    LastAsked asked;
    forEachRow(transaction_,
               "SELECT organisation_id, served, asked_at FROM figure_receivers WHERE document_id = $1 AND "
               "(printed = 1 OR deliveries > 0)",
               {document}, [&](const Row& row) {
                   const auto receiver = row.id<OrganisationId>(0);
                   if (receiver == fact.key.organisation) return;
                   const auto* known = organisations_.find(sequence, receiver);
                   if (known == nullptr || !domain::isAgency(*known, fact.key.day)) return;
                   const bool isServed = row.integer(1) > 0;
                   ++fact.agencies;
                   if (isServed) ++fact.agenciesServed;
                   if (!known->isDueElectronically(fact.key.day)) return;
                   ++fact.due;
                   if (isServed) ++fact.served;
                   asked.add(row.optionalMoment(2));
               });
    fact.sentAt = asked.last();
    if (fact.sentAt) {
        fact.inTime30 = domain::isSentInTimeByDecree30(calendar_, signedOn, *fact.sentAt);
        fact.inTime28 = domain::isSentInTimeByDecision28(calendar_, signedOn, *fact.sentAt);
    }
    replaceFact<ExchangeFact>(transaction_, days_, sequence, exchangeFact(transaction_, document),
                              fact.agencies > 0 ? std::optional{fact} : std::nullopt);
}

}  // namespace vanthu::storage
