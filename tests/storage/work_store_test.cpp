#include "storage/work_store.h"
#include "storage/change_log.h"
#include "tests/storage/handling_desk.h"

namespace vanthu::tests {

using storage::ReadTransaction;
using storage::WriteTransaction;

CONTRACT_CASE("work waits for its person by deadline, page by page, until it ends", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    std::vector<domain::AssignmentId> ids;
    database.write(clerk(), [&](WriteTransaction& transaction) {
        for (const auto& due :
             {std::optional<domain::Date>{}, std::optional{domain::Date::fromDays(17900)},
              std::optional{domain::Date::fromDays(17800)}, std::optional{domain::Date::fromDays(17900)}})
            ids.push_back(storage::insertAssignment(transaction, workFor(desk, desk.officer, due)).id);
        static_cast<void>(storage::insertAssignment(transaction, workFor(desk, {})));
    });

    const auto read = [&](const storage::WaitingPlace& after) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::assignmentsForAccount(transaction, desk.officer, after, 2);
        });
    };
    const auto first = read({});
    REQUIRE(first.size() == 2);
    CHECK(first[0].thing.id == ids[2]);
    CHECK(first[1].thing.id == ids[1]);
    const auto second = read(first[1].place);
    REQUIRE(second.size() == 2);
    CHECK(second[0].thing.id == ids[3]);
    CHECK(second[1].thing.id == ids[0]);
    CHECK_FALSE(second[1].thing.dueDate);
    CHECK(read(second[1].place).empty());

    database.write(clerk(), [&](WriteTransaction& transaction) {
        auto done = *storage::findAssignment(transaction, ids[2]);
        done.state = domain::AssignmentState::done;
        done.result = "xong";
        done.endedAt = clerk().at;
        storage::storeAssignment(transaction, done, "finish");
    });
    CHECK(read({})[0].thing.id == ids[1]);
    database.read([&](ReadTransaction& transaction) {
        CHECK(storage::assignmentsForUnit(transaction, desk.office.organisation, {}, 9).size() == 1);
        CHECK(storage::assignmentsOf(transaction, desk.document).size() == 5);
        CHECK(storage::findAssignment(transaction, ids[2])->result == "xong");
    });
}

CONTRACT_CASE("what waits is listed by urgency, then by deadline, then as it came, page by page",
              "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    using domain::Urgency;
    const auto day = [](int days) { return std::optional{domain::Date::fromDays(days)}; };
    // As they came; the first is that of makeDesk: urgent, without a deadline.
    const std::vector<std::pair<Urgency, std::optional<domain::Date>>> papers{
        {Urgency::normal, day(17800)}, {Urgency::veryUrgent, {}},      {Urgency::express, day(18000)},
        {Urgency::urgent, day(17900)}, {Urgency::express, day(17950)}, {Urgency::express, day(17950)}};
    const std::vector<std::size_t> expected{5, 6, 3, 2, 4, 0, 1};
    const auto documents = database.write(clerk(), [&](WriteTransaction& transaction) {
        std::vector made{desk.document};
        for (const auto& [urgency, dueDate] : papers) {
            auto document = incomingDocument(desk.office, std::to_string(500 + made.size()));
            document.urgency = urgency;
            document.dueDate = dueDate;
            made.push_back(registerNumbered(transaction, document).id);
            storage::openHandling(transaction, made.back(), desk.office.organisation);
        }
        for (const auto document : made) {
            auto handling = *storage::findHandling(transaction, document);
            auto work = workFor(desk, desk.officer);
            work.document = document;
            // One is due by the unit in charge, not by the document: that goes before.
            if (document == made[4]) handling.dueDate = domain::Date::fromDays(17000);
            work.dueDate = storage::findDocument(transaction, document)->dueDate;
            handling.state = domain::HandlingState::presented;
            handling.presentedTo = desk.officer;
            storage::storeHandling(transaction, handling, "present");
            const auto assignment = storage::insertAssignment(transaction, work);
            domain::Extension extension;
            extension.assignment = assignment.id;
            extension.reason = std::to_string(document.value);
            extension.decider = kLeader;
            extension.askedBy = desk.officer;
            extension.askedAt = clerk().at;
            static_cast<void>(storage::insertExtension(transaction, extension));
            auto draft = newDraft(desk);
            draft.document.urgency = storage::findDocument(transaction, document)->urgency;
            draft.document.dueDate = work.dueDate;
            draft.answers = {{document, domain::ReplyReason::answer}};
            static_cast<void>(storage::insertDraft(transaction, draft));
        }
        return made;
    });

    const auto walked = [&](auto&& page, auto&& documentOf) {
        return database.read([&](ReadTransaction& transaction) {
            std::vector<domain::DocumentId> found;
            storage::WaitingPlace after;
            for (auto some = page(transaction, after); !some.empty(); some = page(transaction, after))
                for (const auto& each : some) {
                    found.push_back(documentOf(transaction, each.thing));
                    CHECK(storage::unpacked(storage::packed(each.place)) == each.place);
                    after = storage::unpacked(storage::packed(each.place));
                }
            return found;
        });
    };
    std::vector<domain::DocumentId> inOrder;
    for (const auto place : expected)
        inOrder.push_back(documents[place]);

    CHECK(walked(
              [&](ReadTransaction& transaction, const storage::WaitingPlace& after) {
                  return storage::handlingsPresentedTo(transaction, desk.officer, after, 2);
              },
              [](ReadTransaction&, const domain::Handling& handling) { return handling.document; }) ==
          inOrder);
    CHECK(walked(
              [&](ReadTransaction& transaction, const storage::WaitingPlace& after) {
                  return storage::handlingsInState(transaction, desk.office.organisation,
                                                   domain::HandlingState::presented, after, 3);
              },
              [](ReadTransaction&, const domain::Handling& handling) { return handling.document; }) ==
          inOrder);
    CHECK(walked(
              [&](ReadTransaction& transaction, const storage::WaitingPlace& after) {
                  return storage::assignmentsForAccount(transaction, desk.officer, after, 1);
              },
              [](ReadTransaction&, const domain::Assignment& work) { return work.document; }) == inOrder);
    CHECK(walked(
              [&](ReadTransaction& transaction, const storage::WaitingPlace& after) {
                  return storage::extensionsToDecide(transaction, kLeader, after, 2);
              },
              [](ReadTransaction& transaction, const domain::Extension& extension) {
                  return storage::findAssignment(transaction, extension.assignment)->document;
              }) == inOrder);
    CHECK(walked(
              [&](ReadTransaction& transaction, const storage::WaitingPlace& after) {
                  return storage::draftsOfDrafter(transaction, desk.officer, domain::DraftState::drafting,
                                                  after, 2);
              },
              [](ReadTransaction& transaction, const domain::Draft& draft) {
                  return storage::findDraft(transaction, draft.id)->answers.at(0).document;
              }) == inOrder);

    // A correction puts what waits where it belongs now.
    database.write(clerk(), [&](WriteTransaction& transaction) {
        auto wanted = *storage::findDocument(transaction, documents[1]);
        wanted.urgency = Urgency::express;
        wanted.dueDate = domain::Date::fromDays(17000);
        static_cast<void>(storage::correctDocument(transaction, wanted, "ghi nhầm độ khẩn"));
    });
    database.read([&](ReadTransaction& transaction) {
        CHECK(storage::handlingsPresentedTo(transaction, desk.officer, {}, 1).at(0).thing.document ==
              documents[1]);
        CHECK(storage::assignmentsForAccount(transaction, desk.officer, {}, 1).at(0).thing.document ==
              documents[1]);
    });
}

}  // namespace vanthu::tests
