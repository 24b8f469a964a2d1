#include "storage/figure_receivers.h"

#include <set>

#include "storage/past_state.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

std::set<domain::OrganisationId> receiversOf(const domain::Document& document) {
    std::set<domain::OrganisationId> ids;
    for (const auto& receiver : document.receivers)
        if (receiver.organisation) ids.insert(*receiver.organisation);
    return ids;
}

}  // namespace

void ReceiverFigures::reconsider(domain::Sequence sequence, domain::OrganisationId changed) {
    organisations_.clear();
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

void ReceiverFigures::addDeliveries(domain::Sequence sequence, domain::DocumentId document,
                                    domain::OrganisationId receiver, int deliveries, int served) {
    if (deliveries == 0 && served == 0) return;
    execute(
        transaction_,
        "INSERT INTO figure_receivers (document_id, organisation_id, printed, deliveries, served) "
        "VALUES ($1, $2, 0, $3, $4) ON CONFLICT (document_id, organisation_id) DO UPDATE SET deliveries = "
        "figure_receivers.deliveries + excluded.deliveries, served = figure_receivers.served + "
        "excluded.served",
        {document, receiver, deliveries, served});
    count(sequence, document);
}

bool ReceiverFigures::isInScope(domain::Sequence sequence, domain::OrganisationId receiver,
                                const DayKey& key) {
    if (receiver == key.organisation) return false;
    if (organisations_.empty())
        for (auto& organisation : organisationsAsOf(transaction_, sequence))
            organisations_.emplace(organisation.id, std::move(organisation));
    const auto found = organisations_.find(receiver);
    return found != organisations_.end() && found->second.isDueElectronically(key.day);
}

void ReceiverFigures::count(domain::Sequence sequence, domain::DocumentId document) {
    const auto carrier = documentFact(transaction_, document);
    if (!carrier || carrier->key.direction != domain::Direction::outgoing) return;
    ExchangeFact fact{.document = document, .key = carrier->key};
    forEachRow(transaction_,
               "SELECT organisation_id, served FROM figure_receivers WHERE document_id = $1 AND "
               "(printed = 1 OR deliveries > 0)",
               {document}, [&](const Row& row) {
                   if (!isInScope(sequence, row.id<domain::OrganisationId>(0), fact.key)) return;
                   ++fact.due;
                   if (row.integer(1) > 0) ++fact.served;
               });
    replaceFact<ExchangeFact>(transaction_, days_, sequence, exchangeFact(transaction_, document),
                              fact.due > 0 ? std::optional{fact} : std::nullopt);
}

}  // namespace vanthu::storage
