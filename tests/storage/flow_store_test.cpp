#include "storage/account_store.h"
#include "storage/assignment_store.h"
#include "storage/change_log.h"
#include "storage/document_store.h"
#include "storage/draft_store.h"
#include "storage/handling_store.h"
#include "storage/link_store.h"
#include "storage/open_work.h"
#include "storage/work_store.h"
#include "tests/storage/handling_desk.h"

namespace vanthu::tests {

using storage::ReadTransaction;
using storage::WriteTransaction;

CONTRACT_CASE("a handling comes back as it was stored, each move in the log", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        auto handling = storage::findHandling(transaction, desk.document);
        REQUIRE(handling);
        CHECK(handling->state == domain::HandlingState::registered);
        handling->state = domain::HandlingState::presented;
        handling->presentedTo = desk.officer;
        handling->dueDate = domain::Date::fromDays(18000);
        handling->note = "trình";
        storage::storeHandling(transaction, *handling, "present");
        storage::insertOpinion(
            transaction,
            {desk.document, {}, domain::OpinionKind::direction, "Giao phòng A", kLeader, clerk().at});
    });

    database.read([&](ReadTransaction& transaction) {
        const auto handling = storage::findHandling(transaction, desk.document);
        REQUIRE(handling);
        CHECK(handling->presentedTo == desk.officer);
        CHECK(handling->dueDate == domain::Date::fromDays(18000));
        CHECK(handling->note == "trình");
        const auto opinions = storage::opinionsOf(transaction, desk.document);
        REQUIRE(opinions.size() == 1);
        CHECK(opinions[0].text == "Giao phòng A");
        const auto changes = storage::changesOf(transaction, "handling", desk.document.value);
        REQUIRE(changes.size() == 2);
        CHECK(changes[0].action == "present");
        CHECK(changes[0].before.find("registered") != std::string::npos);
        CHECK(changes[1].action == "opinion");
    });
}

CONTRACT_CASE("a document is known to whom it was given, until it is taken back", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    const domain::OrganisationId unit = desk.office.organisation;
    const auto knows = [&](domain::AccountId account, std::vector<domain::OrganisationId> units) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::isAssigned(transaction, desk.document, account, units);
        });
    };
    CHECK_FALSE(knows(desk.officer, {unit}));

    auto given = database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertAssignment(transaction, workFor(desk, desk.officer));
    });
    CHECK(knows(desk.officer, {}));
    CHECK(knows(domain::AccountId{99}, {unit}));
    CHECK_FALSE(knows(domain::AccountId{99}, {}));

    database.write(clerk(), [&](WriteTransaction& transaction) {
        given.state = domain::AssignmentState::withdrawn;
        storage::storeAssignment(transaction, given, "take_back");
    });
    CHECK_FALSE(knows(desk.officer, {unit}));
}

CONTRACT_CASE("an extension waits for its decider until it is decided", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    auto asked = database.write(clerk(), [&](WriteTransaction& transaction) {
        domain::Extension extension;
        extension.assignment = storage::insertAssignment(transaction, workFor(desk, desk.officer)).id;
        extension.until = domain::Date::fromDays(18000);
        extension.reason = "chờ số liệu";
        extension.askedBy = desk.officer;
        extension.askedAt = clerk().at;
        extension.decider = kLeader;
        return storage::insertExtension(transaction, extension);
    });
    const auto waiting = [&] {
        return database.read([&](ReadTransaction& transaction) {
            return storage::extensionsToDecide(transaction, kLeader, {}, 9).size();
        });
    };
    CHECK(waiting() == 1);

    database.write(clerk(), [&](WriteTransaction& transaction) {
        asked.state = domain::ExtensionState::refused;
        asked.decidedBy = kLeader;
        asked.decision = "không";
        storage::storeExtension(transaction, asked, "extension_refused");
    });
    CHECK(waiting() == 0);
    database.read([&](ReadTransaction& transaction) {
        const auto found = storage::findExtension(transaction, asked.id);
        REQUIRE(found);
        CHECK(found->decision == "không");
        CHECK(found->until == domain::Date::fromDays(18000));
        CHECK(storage::extensionsOf(transaction, asked.assignment).size() == 1);
    });
}

CONTRACT_CASE("a document is recalled once and then refuses changes", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    const auto recall = [&] {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::requireNotRecalled(transaction, desk.document);
            storage::recallDocument(transaction, desk.document, "sai thẩm quyền");
        });
    };
    recall();

    CHECK(codeOf(recall) == ErrorCode::conflict);
    database.read([&](ReadTransaction& transaction) {
        CHECK(storage::findRecall(transaction, desk.document)->reason == "sai thẩm quyền");
        CHECK(storage::changesOf(transaction, "document", desk.document.value).back().action == "recalled");
    });
}

CONTRACT_CASE("open work of a person is handed over, what is done or waits for the unit stays", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    const storage::WorkPlace place{desk.officer, desk.office.organisation};
    const auto [open, successor] = database.write(clerk(), [&](WriteTransaction& transaction) {
        auto done = storage::insertAssignment(transaction, workFor(desk, desk.officer));
        done.state = domain::AssignmentState::done;
        storage::storeAssignment(transaction, done, "finish");
        static_cast<void>(storage::insertAssignment(transaction, workFor(desk, {})));
        return std::pair{storage::insertAssignment(transaction, workFor(desk, desk.officer)).id,
                         newOfficer(transaction, desk.office, "ke.nhiem")};
    });
    const auto waiting = [&](domain::AccountId account) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::openWorkOf(transaction, {account, desk.office.organisation});
        });
    };
    REQUIRE(waiting(desk.officer).size() == 1);
    CHECK(waiting(desk.officer)[0].id == open.value);
    CHECK_FALSE(waiting(desk.officer)[0].subject.empty());

    const auto count = database.write(clerk(), [&, to = successor](WriteTransaction& transaction) {
        return storage::handOverWork(transaction, place, to, "chuyển công tác");
    });

    CHECK(count == 1);
    CHECK(waiting(desk.officer).empty());
    CHECK(waiting(successor).size() == 1);
    database.read([&, id = open](ReadTransaction& transaction) {
        const auto change = storage::changesOf(transaction, "assignment", id.value).back();
        CHECK(change.action == "handed_over");
        CHECK(change.after.find("chuyển công tác") != std::string::npos);
    });
}

CONTRACT_CASE("presentations, extensions and drafts of a person are handed over with a change each",
              "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    const storage::WorkPlace place{desk.officer, desk.office.organisation};
    const auto successor = database.write(clerk(), [&](WriteTransaction& transaction) {
        auto handling = *storage::findHandling(transaction, desk.document);
        handling.state = domain::HandlingState::presented;
        handling.presentedTo = desk.officer;
        storage::storeHandling(transaction, handling, "present");
        domain::Extension extension;
        extension.assignment = storage::insertAssignment(transaction, workFor(desk, {})).id;
        extension.until = domain::Date::fromDays(18000);
        extension.decider = desk.officer;
        static_cast<void>(storage::insertExtension(transaction, extension));
        static_cast<void>(storage::insertDraft(transaction, newDraft(desk)));
        auto forApproval = newDraft(desk);
        forApproval.drafter = kLeader;
        forApproval = storage::insertDraft(transaction, forApproval);
        forApproval.state = domain::DraftState::submitted;
        forApproval.approver = desk.officer;
        storage::storeDraft(transaction, forApproval, "submit");
        auto issued = storage::insertDraft(transaction, newDraft(desk));
        issued.state = domain::DraftState::issued;
        storage::storeDraft(transaction, issued, "issue");
        return newOfficer(transaction, desk.office, "ke.nhiem");
    });
    const auto kindsOf = [&](domain::AccountId account, domain::OrganisationId unit) {
        return database.read([&](ReadTransaction& transaction) {
            std::vector<std::string> kinds;
            for (const auto& work : storage::openWorkOf(transaction, {account, unit}))
                kinds.push_back(work.kind + (work.subject.empty() ? " without subject" : ""));
            return kinds;
        });
    };
    const std::vector<std::string> all{"extension", "presentation", "draft", "draft"};
    REQUIRE(kindsOf(desk.officer, desk.office.organisation) == all);
    CHECK(kindsOf(desk.officer, {desk.office.organisation.value + 1}).empty());

    const auto count = database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::handOverWork(transaction, place, successor, "nghỉ hưu");
    });

    CHECK(count == 4);
    CHECK(kindsOf(desk.officer, desk.office.organisation).empty());
    CHECK(kindsOf(successor, desk.office.organisation) == all);
    database.read([&](ReadTransaction& transaction) {
        CHECK(storage::findDraft(transaction, {1})->drafter == successor);
        CHECK(storage::findDraft(transaction, {2})->drafter == kLeader);
        CHECK(storage::findDraft(transaction, {2})->approver == successor);
        CHECK(storage::findDraft(transaction, {3})->drafter == desk.officer);
        for (const auto& [entity, id] :
             {std::pair{"handling", desk.document.value}, std::pair{"draft", std::int64_t{1}},
              std::pair{"draft", std::int64_t{2}}}) {
            const auto change = storage::changesOf(transaction, entity, id).back();
            CHECK(change.action == "handed_over");
            CHECK(change.after.find("nghỉ hưu") != std::string::npos);
        }
        CHECK(storage::changesOf(transaction, "assignment", 1).back().action == "extension_handed_over");
    });
}

CONTRACT_CASE("a reply is noted once, with its last reason", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    const auto outgoing = database.write(clerk(), [&](WriteTransaction& transaction) {
        const auto reply = registerNumbered(transaction, outgoingDocument(desk.office)).id;
        storage::noteReply(transaction, {desk.document, reply, domain::ReplyReason::interim});
        storage::noteReply(transaction, {desk.document, reply, domain::ReplyReason::answer});
        return reply;
    });

    database.read([&](ReadTransaction& transaction) {
        const auto replies = storage::repliesTo(transaction, desk.document);
        REQUIRE(replies.size() == 1);
        CHECK(replies[0].outgoing == outgoing);
        CHECK(replies[0].reason == domain::ReplyReason::answer);
        CHECK(storage::linksOf(transaction, desk.document).size() == 1);
    });
}

CONTRACT_CASE("a link made at the registration is a reply until it is withdrawn", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    const auto [outgoing, link] = database.write(clerk(), [&](WriteTransaction& transaction) {
        const auto reply = registerNumbered(transaction, outgoingDocument(desk.office)).id;
        const auto made = storage::insertLink(
            transaction, {.kind = domain::LinkKind::repliesTo, .from = reply, .to = desk.document});
        return std::pair{reply, made.id};
    });
    const auto replies = [&] {
        return database.read(
            [&](ReadTransaction& transaction) { return storage::repliesTo(transaction, desk.document); });
    };
    REQUIRE(replies().size() == 1);
    CHECK(replies()[0].reason == domain::ReplyReason::answer);

    database.write(clerk(), [&, id = outgoing, made = link](WriteTransaction& transaction) {
        storage::withdrawLink(transaction, id, made, "nhầm");
    });

    CHECK(replies().empty());
}

CONTRACT_CASE("a draft comes back with versions, comments and what it answers", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    const auto draft = database.write(clerk(), [&](WriteTransaction& transaction) {
        auto made = storage::insertDraft(transaction, newDraft(desk));
        domain::DraftVersion version;
        version.account = desk.officer;
        version.files = {{.name = "a.docx", .mediaType = "x/y", .sizeBytes = 3, .digest = "sha256:01"},
                         {.name = "b.pdf", .mediaType = "x/y", .sizeBytes = 4, .digest = "sha256:02"}};
        static_cast<void>(storage::insertDraftVersion(transaction, made.id, version));
        version.files.pop_back();
        version.note = "sửa";
        static_cast<void>(storage::insertDraftVersion(transaction, made.id, version));
        storage::insertDraftComment(transaction, made.id, {2, kLeader, clerk().at, "Bổ sung căn cứ"});
        storage::insertDraftComment(transaction, made.id,
                                    {2, kLeader, clerk().at, "Đã bổ sung", {}, domain::DraftCommentId{1}});
        made.state = domain::DraftState::submitted;
        made.approver = kLeader;
        made.document.signer.name = "Nguyễn Văn An";
        storage::storeDraft(transaction, made, "submit");
        return made.id;
    });

    database.read([&](ReadTransaction& transaction) {
        const auto found = storage::findDraft(transaction, draft);
        REQUIRE(found);
        CHECK(found->state == domain::DraftState::submitted);
        CHECK(found->document.subject == outgoingDocument(desk.office).subject);
        CHECK(found->document.code.notation == "NĐ-CP");
        CHECK(found->document.code.year == 2018);
        CHECK(found->document.signer.name == "Nguyễn Văn An");
        REQUIRE(found->answers.size() == 1);
        CHECK(found->answers[0].reason == domain::ReplyReason::report);
        const auto versions = storage::draftVersions(transaction, draft);
        REQUIRE(versions.size() == 2);
        CHECK(versions[0].files.size() == 2);
        REQUIRE(versions[1].files.size() == 1);
        CHECK(versions[1].files[0].id.value == 3);
        CHECK(versions[1].note == "sửa");
        const auto comments = storage::draftComments(transaction, draft);
        REQUIRE(comments.size() == 2);
        CHECK(comments[0].text == "Bổ sung căn cứ");
        CHECK_FALSE(comments[0].answers);
        CHECK(comments[1].answers == comments[0].id);
        CHECK(storage::draftsForApprover(transaction, kLeader, domain::DraftState::submitted, {}, 9).size() ==
              1);
        CHECK(storage::draftsForApprover(transaction, kLeader, domain::DraftState::signed_, {}, 9).empty());
        const auto own =
            storage::draftsOfDrafter(transaction, desk.officer, domain::DraftState::submitted, {}, 9);
        REQUIRE(own.size() == 1);
        CHECK(storage::draftsOfDrafter(transaction, desk.officer, domain::DraftState::submitted, own[0].place,
                                       9)
                  .empty());
        CHECK(storage::fileDigestsAfter(transaction, "", 9).size() >= 2);
    });
}

CONTRACT_CASE("drafts are listed by whom they concern, newest first, and narrowed", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    database.write(clerk(), [&](WriteTransaction& transaction) {
        static_cast<void>(storage::insertDraft(transaction, newDraft(desk)));
        auto second = newDraft(desk);
        second.drafter = kLeader;
        second = storage::insertDraft(transaction, second);
        second.state = domain::DraftState::submitted;
        second.approver = desk.officer;
        storage::storeDraft(transaction, second, "submit");
    });
    const auto ids = [&](const storage::DraftFilter& filter, std::optional<domain::DraftId> before,
                         int limit) {
        return database.read([&](ReadTransaction& transaction) {
            std::vector<std::int64_t> found;
            for (const auto& draft : storage::listDrafts(transaction, filter, before, limit))
                found.push_back(draft.id.value);
            return found;
        });
    };
    using Ids = std::vector<std::int64_t>;
    const auto unit = desk.office.organisation;

    CHECK(ids({.account = desk.officer}, {}, 9) == Ids{1});
    CHECK(ids({.account = desk.officer, .onlyOwn = true}, {}, 9) == Ids{2, 1});
    CHECK(ids({.account = {99}, .units = {unit}}, {}, 9) == Ids{2, 1});
    CHECK(ids({.account = {99}, .units = {unit}}, domain::DraftId{2}, 9) == Ids{1});
    CHECK(ids({.account = {99}, .units = {unit}}, {}, 1) == Ids{2});
    CHECK(ids({.account = {99}, .units = {unit}, .state = domain::DraftState::submitted}, {}, 9) == Ids{2});
    CHECK(ids({.account = {99}, .units = {unit}, .among = {unit}}, {}, 9) == Ids{2, 1});
    CHECK(ids({.account = {99}, .units = {unit}, .among = {domain::OrganisationId{unit.value + 1}}}, {}, 9)
              .empty());
    CHECK(ids({.account = {99}}, {}, 9).empty());
}

CONTRACT_CASE("what a form check found is kept with the draft", "[storage]") {
    auto& database = contract.database();
    const auto desk = makeDesk(database);
    const domain::DraftCheck check{.version = 2,
                                   .account = kLeader,
                                   .at = clerk().at,
                                   .ruleSet = "NĐ 30 #1",
                                   .result = R"({"checked":true})",
                                   .overrideReason = "Theo mẫu"};
    database.write(clerk(), [&](WriteTransaction& transaction) {
        const auto draft = storage::insertDraft(transaction, newDraft(desk)).id;
        storage::insertDraftCheck(transaction, draft, check);
    });

    database.read([&](ReadTransaction& transaction) {
        const auto checks = storage::draftChecks(transaction, {1});
        REQUIRE(checks.size() == 1);
        CHECK(checks[0].version == 2);
        CHECK(checks[0].account == kLeader);
        CHECK(checks[0].at == clerk().at);
        CHECK(checks[0].ruleSet == check.ruleSet);
        CHECK(checks[0].result == check.result);
        CHECK(checks[0].overrideReason == "Theo mẫu");
        const auto change = storage::changesOf(transaction, "draft", 1).back();
        CHECK(change.action == "form_checked");
        CHECK(change.after.find("Theo mẫu") != std::string::npos);
    });
}

}  // namespace vanthu::tests
