#include "storage/timeliness_store.h"

#include "storage/calendar_store.h"
#include "storage/document_store.h"
#include "storage/draft_store.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/organisation_store.h"
#include "tests/storage/contract.h"
#include "tests/support/day.h"

namespace vanthu::tests {

using domain::Date;
using domain::HandlingState;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

domain::Timestamp moment(std::string_view text) {
    return domain::parseTimestamp(std::string(text) + "+07:00").value();
}

/// An office that issued documents on Friday, 28 September 2018, and two receivers, the second not
/// interconnected.
struct Sender {
    storage::Database& database;
    Office office;
    domain::OrganisationId connected, paper;
    int messages{0};

    explicit Sender(storage::Database& given) : database(given), office(makeOffice(given)) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            auto organisation = namedOrganisation("Sở Tài chính", "H53.02");
            organisation.versions.back().interconnected = true;
            connected = storage::insertOrganisation(transaction, organisation).id;
            auto other = namedOrganisation("Công ty", "H53.03");
            other.versions.back().interconnected = false;
            paper = storage::insertOrganisation(transaction, other).id;
        });
    }
    domain::DocumentId issue(std::vector<domain::OrganisationId> receivers) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            auto document = outgoingDocument(office);
            document.issuedDate = day("2018-09-28");
            document.receivers.clear();
            for (const auto receiver : receivers)
                document.receivers.push_back({receiver, "Nơi nhận"});
            return registerNumbered(transaction, document).id;
        });
    }
    void send(domain::DocumentId document, domain::OrganisationId receiver, std::string_view at) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            domain::Delivery delivery;
            delivery.messageId = std::to_string(++messages);
            delivery.document = document;
            delivery.recipient = receiver;
            delivery.recipientCode = "H";
            delivery.queuedAt = delivery.nextAttemptAt = moment(at);
            storage::insertDelivery(transaction, delivery);
        });
    }
    domain::SendingCounts counts(std::string_view now = "2018-12-31T08:00:00") {
        const auto found = database.read([&](ReadTransaction& transaction) {
            return storage::sendingCounts(transaction, day("2018-09-01"), day("2018-09-30"), moment(now));
        });
        return found.empty() ? domain::SendingCounts{} : found.at(0);
    }
};

}  // namespace

CONTRACT_CASE("sendings are held against both clocks from the day of issue", "[storage]") {
    Sender sender(contract.database());
    sender.send(sender.issue({sender.connected}), sender.connected, "2018-09-28T16:00:00");
    sender.send(sender.issue({sender.connected}), sender.connected, "2018-10-01T11:59:00");
    sender.send(sender.issue({sender.connected}), sender.connected, "2018-10-01T13:00:00");
    sender.send(sender.issue({sender.connected}), sender.connected, "2018-10-02T08:00:00");
    const auto twice = sender.issue({sender.connected});
    sender.send(twice, sender.connected, "2018-09-28T16:00:00");
    sender.send(twice, sender.connected, "2018-10-05T08:00:00");  // once more, later: the first counts
    sender.issue({sender.connected});                             // never sent
    sender.issue({sender.paper});                                 // no receiver that is due
    sender.issue({});

    const auto counts = sender.counts();
    CHECK(counts.organisation == sender.office.organisation);
    CHECK(counts.due == 6);
    CHECK(counts.inTimeByDecree30 == 4);
    CHECK(counts.inTimeByDecision28 == 3);
    CHECK(counts.notSent == 1);
}

CONTRACT_CASE("a document is sent when every interconnected receiver was served", "[storage]") {
    Sender sender(contract.database());
    const auto document = sender.issue({sender.connected, sender.paper});
    sender.send(document, sender.paper, "2018-09-28T09:00:00");
    CHECK(sender.counts().notSent == 1);
    sender.send(document, sender.connected, "2018-10-01T09:00:00");
    CHECK(sender.counts().inTimeByDecision28 == 1);
}

CONTRACT_CASE("what still has time is not counted yet, and a day off gives more", "[storage]") {
    Sender sender(contract.database());
    sender.issue({sender.connected});
    CHECK(sender.counts("2018-10-01T23:59:00").due == 0);
    CHECK(sender.counts("2018-10-02T00:00:00").notSent == 1);
    contract.database().write(clerk(), [](WriteTransaction& transaction) {
        domain::CalendarException storm{2018, 10, 1, false, "Nghỉ bão"};
        storage::insertCalendarException(transaction, storm);
    });
    CHECK(sender.counts("2018-10-02T00:00:00").due == 0);
}

CONTRACT_CASE("the signature that a draft recorded starts the clock", "[storage]") {
    Sender sender(contract.database());
    const auto document = sender.issue({sender.connected});
    sender.send(document, sender.connected, "2018-09-28T16:00:00");
    contract.database().write(clerk(), [&](WriteTransaction& transaction) {
        domain::Draft draft;
        draft.document = outgoingDocument(sender.office);
        draft.unit = sender.office.organisation;
        draft.drafter = {7};
        auto stored = storage::insertDraft(transaction, draft);
        stored.signedAt = moment("2018-09-26T09:00:00");
        stored.registered = document;
        storage::storeDraft(transaction, stored, "issue");
    });
    const auto counts = sender.counts();
    CHECK(counts.due == 1);
    CHECK(counts.inTimeByDecree30 == 0);
}

CONTRACT_CASE("incoming documents are counted by how they stand", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto enter = [&](std::optional<HandlingState> state, std::optional<Date> due,
                           std::string_view since) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            auto document = incomingDocument(office);
            document.arrivalDate = day("2018-10-01");
            document.dueDate.reset();
            const auto id = registerNumbered(transaction, document).id;
            if (state)
                storage::storeHandling(
                    transaction, {id, office.organisation, *state, std::nullopt, due, moment(since), ""},
                    "x");
        });
    };
    const auto due = day("2018-10-10");
    enter(HandlingState::completed, due, "2018-10-10T23:59:59");
    enter(HandlingState::completed, due, "2018-10-11T00:00:00");
    enter(HandlingState::completed, std::nullopt, "2018-10-11T00:00:00");
    enter(HandlingState::inProgress, day("2018-10-20"), "2018-10-02T00:00:00");
    enter(HandlingState::directed, due, "2018-10-02T00:00:00");
    enter(HandlingState::presented, std::nullopt, "2018-10-02T00:00:00");
    enter(HandlingState::filed, due, "2018-10-02T00:00:00");
    enter(std::nullopt, std::nullopt, "");

    const auto counts = database.read([&](ReadTransaction& transaction) {
        return storage::handlingCounts(transaction, day("2018-10-01"), day("2018-10-31"), day("2018-10-20"));
    });
    REQUIRE(counts.size() == 1);
    CHECK(counts[0].doneInTime == 1);
    CHECK(counts[0].doneLate == 1);
    CHECK(counts[0].doneWithoutDeadline == 1);
    CHECK(counts[0].openInTime == 1);
    CHECK(counts[0].openOverdue == 1);
    CHECK(counts[0].openWithoutDeadline == 2);
    CHECK(counts[0].notRequired == 1);
    CHECK(counts[0].total() == 8);
    CHECK(database
              .read([&](ReadTransaction& transaction) {
                  return storage::handlingCounts(transaction, day("2018-11-01"), day("2018-11-30"),
                                                 day("2018-12-01"));
              })
              .empty());
}

}  // namespace vanthu::tests
