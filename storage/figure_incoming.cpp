#include "storage/figure_incoming.h"

#include "schemas/domain/delivery.h"
#include "schemas/domain/error.h"
#include "schemas/domain/rate_counts.h"
#include "storage/sql.h"

namespace vanthu::storage {

using domain::HandlingState;
using domain::InboxState;

namespace {

constexpr const char* kByExchange = "exchange";

domain::Timestamp momentIn(const Poco::JSON::Object& record, const char* field) {
    const auto moment = domain::parseTimestamp(record.getValue<std::string>(field));
    if (!moment) throw Error{ErrorCode::damaged, std::string("The change log holds no moment in ") + field};
    return *moment;
}

template <class E>
E stateIn(const Poco::JSON::Object& record) {
    const auto state = domain::parse<E>(record.getValue<std::string>("state"));
    if (!state) throw Error{ErrorCode::damaged, "The change log holds an unknown state"};
    return *state;
}

}  // namespace

void IncomingFigures::setDocument(domain::Sequence sequence, const domain::Document& document,
                                  const DocumentFact& fact) {
    const auto before = incomingFact(transaction_, document.id);
    auto after = before.value_or(IncomingFact{.document = document.id});
    after.key = fact.key;
    after.documentDue = document.dueDate;
    after.withFile = fact.withFile;
    after.issuer = document.issuer;
    after.electronic = document.source == kByExchange;
    after.urgency = document.urgency;
    replace(sequence, before, std::move(after));
}

void IncomingFigures::setHandling(domain::Sequence sequence, domain::DocumentId document,
                                  const Poco::JSON::Object& after) {
    const auto before = incomingFact(transaction_, document);
    if (!before) return;
    auto fact = *before;
    const auto state = stateIn<HandlingState>(after);
    fact.state = domain::isFinal(state) ? state : HandlingState::registered;
    fact.handlingDue = domain::parseIsoDate(after.optValue<std::string>("due_date", ""));
    fact.finishedOn = state == HandlingState::completed
                          ? std::optional{domain::vietnamDate(momentIn(after, "since"))}
                          : std::nullopt;
    replace(sequence, before, std::move(fact));
}

void IncomingFigures::setAssigned(domain::Sequence sequence, domain::DocumentId document) {
    const auto before = incomingFact(transaction_, document);
    if (!before || before->assigned) return;
    auto fact = *before;
    fact.assigned = true;
    replace(sequence, before, std::move(fact));
}

void IncomingFigures::reconsider(domain::Sequence sequence, domain::OrganisationId changed) {
    // Reads the table whole: what an organisation is changes seldom.
    const auto documents = allRows(
        transaction_,
        "SELECT document_id FROM figure_incoming WHERE issuer_id = $1 AND until = 9223372036854775807",
        {changed}, [](const Row& row) { return row.id<domain::DocumentId>(0); });
    for (const auto document : documents) {
        const auto before = incomingFact(transaction_, document);
        replace(sequence, before, *before);
    }
}

void IncomingFigures::replace(domain::Sequence sequence, const std::optional<IncomingFact>& before,
                              IncomingFact after) {
    const auto* issuer = after.issuer ? organisations_.find(sequence, *after.issuer) : nullptr;
    after.fromAgency =
        issuer != nullptr && issuer->id != after.key.organisation && domain::isAgency(*issuer, after.key.day);
    replaceFact<IncomingFact>(transaction_, days_, sequence, before, after);
}

void IncomingFigures::setArrival(domain::Sequence sequence, domain::InboxId item,
                                 const Poco::JSON::Object& after) {
    // An update is no arrival of a document.
    if (after.optValue<std::string>("kind", "") == domain::code(domain::SendingKind::update)) return;
    const auto before = arrivalFact(transaction_, item);
    const auto state = stateIn<InboxState>(after);
    const auto arrivedOn = domain::vietnamDate(momentIn(after, "arrived_at"));
    const ArrivalFact fact{
        .item = item,
        .key = {domain::OrganisationId{after.getValue<Poco::Int64>("recipient")}, domain::Direction::incoming,
                arrivedOn},
        .state = state,
        .sameDay = state == InboxState::accepted && after.has("decided_at") &&
                   domain::vietnamDate(momentIn(after, "decided_at")) == arrivedOn,
        .recalled = state == InboxState::recalled || after.has("recall") || (before && before->recalled)};
    replaceFact<ArrivalFact>(transaction_, days_, sequence, before, fact);
}

void IncomingFigures::setRecalled(domain::Sequence sequence, domain::InboxId item) {
    const auto before = arrivalFact(transaction_, item);
    if (!before) return;
    auto fact = *before;
    fact.recalled = true;
    replaceFact<ArrivalFact>(transaction_, days_, sequence, before, fact);
}

}  // namespace vanthu::storage
