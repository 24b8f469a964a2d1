#include "schemas/domain/refusal.h"
#include "server/app/tell.h"
#include "storage/document_store.h"
#include "tests/app/drafting.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vanthu::tests {
namespace {

using domain::AssignmentAction;
using domain::AssignmentRole;
using domain::DraftAction;
using domain::HandlingAction;

/// The office, and what each of its people was told since the last look, newest first.
struct NoticedOffice : OfficeWorld {
    NoticedOffice() {
        for (const auto* person : {&admin, &clerk, &director, &headA, &officer, &headB, &stranger})
            static_cast<void>(told(*person));
    }

    Poco::JSON::Object::Ptr page(const app::Caller& person, bool unreadOnly = false) {
        return parsed(app.notices.page(person, {unreadOnly, "", 100}));
    }
    /// Kinds of the unread notices, newest first; they are read afterwards.
    std::vector<std::string> told(const app::Caller& person) {
        const auto items = page(person, true)->getArray("items");
        std::vector<std::string> kinds;
        for (unsigned i = 0; i < items->size(); ++i)
            kinds.push_back(items->getObject(i)->getValue<std::string>("kind"));
        if (items->size() > 0)
            static_cast<void>(
                app.notices.markReadUpTo(person, {items->getObject(0)->getValue<std::int64_t>("id")}));
        return kinds;
    }
    std::int64_t unread(const app::Caller& person) {
        return parsed(app.notices.unread(person))->getValue<std::int64_t>("unread");
    }
    Poco::JSON::Object::Ptr directed(domain::DocumentId id) {
        present(id);
        return move(director, id,
                    direction({toUnit("H99.1.1", AssignmentRole::principal, "2026-03-10"),
                               toUnit("H99.1.2", AssignmentRole::inform)}));
    }
};

using Kinds = std::vector<std::string>;

TEST_CASE("each step of an incoming document tells the one whose turn it is", "[app]") {
    NoticedOffice office;
    const auto id = office.registerIncoming();
    office.present(id);
    CHECK(office.told(office.director) == Kinds{"presented"});
    static_cast<void>(
        office.move(office.director, id, office.step(HandlingAction::sendBack, "Thiếu phụ lục")));
    CHECK(office.told(office.clerk) == Kinds{"sent_back"});

    const auto handling = office.directed(id);
    CHECK(office.told(office.director) == Kinds{"presented"});
    CHECK(office.told(office.headA) == Kinds{"assigned"});
    CHECK(office.told(office.headB) == Kinds{"informed"});
    CHECK(office.told(office.stranger) == Kinds{"informed"});  // leads that division as well
    const auto main = office.assignment(handling, 0);

    auto distribution = office.step(AssignmentAction::distribute, "Đồng chí Cường dự thảo");
    distribution.assignments = {office.toPerson("chuyenvien.a", AssignmentRole::principal, "2026-03-09")};
    const auto part = office.assignment(office.move(office.headA, main, distribution), 2);
    const auto notice = office.page(office.officer)->getArray("items")->getObject(0);
    CHECK(notice->getValue<std::string>("kind") == "assigned");
    CHECK(notice->getValue<std::int64_t>("entity_id") == id.value);
    CHECK(notice->getValue<std::int64_t>("related_id") == part.value);
    CHECK(notice->getValue<std::string>("due_date") == "2026-03-09");
    CHECK(notice->getValue<std::string>("from_name") == "Người truongphong.a");
    CHECK(notice->getValue<std::string>("text") ==
          "Bạn được giao giải quyết văn bản: số 1, 01/KH-BNV, Kế hoạch cải cách hành chính (hạn 09/03/2026)");
    CHECK(office.told(office.officer) == Kinds{"assigned"});

    auto asking = office.step(AssignmentAction::askExtension, "Chờ số liệu");
    asking.until = domain::parseIsoDate("2026-03-20");
    const auto asked = office.move(office.officer, part, asking);
    CHECK(office.told(office.headA) == Kinds{"extension_asked"});
    const domain::ExtensionId extension{asked->getArray("assignments")
                                            ->getObject(2)
                                            ->getArray("extensions")
                                            ->getObject(0)
                                            ->getValue<std::int64_t>("id")};
    static_cast<void>(office.app.handleDocument.decideExtension(
        office.headA, extension, {domain::ExtensionAction::approve, ""}, std::nullopt));
    CHECK(office.told(office.officer) == Kinds{"extension_decided"});

    static_cast<void>(office.move(office.officer, part, office.step(AssignmentAction::giveBack, "Ốm")));
    CHECK(office.told(office.headA) == Kinds{"assignment_returned"});
    static_cast<void>(office.move(office.headA, main, office.step(AssignmentAction::finish, "Đã trả lời")));
    CHECK(office.told(office.director) == Kinds{"assignment_done"});
    CHECK(office.told(office.clerk).empty());
}

TEST_CASE("a question of opinion and its answer are told", "[app]") {
    NoticedOffice office;
    const auto id = office.registerIncoming();
    office.present(id);
    app::HandlingRequest question;
    question.action = HandlingAction::askOpinion;
    question.text = "Đề nghị góp ý";
    question.assignments = {office.toPerson("chuyenvien.a", AssignmentRole::opinion)};
    const auto handling = office.move(office.director, id, question);
    CHECK(office.told(office.officer) == Kinds{"opinion_asked"});
    static_cast<void>(office.told(office.director));
    static_cast<void>(office.move(office.officer, office.assignment(handling, 0),
                                  office.step(AssignmentAction::giveOpinion, "Nhất trí")));
    CHECK(office.told(office.director) == Kinds{"opinion_given"});
}

TEST_CASE("a draft tells approver, drafter and clerk at their turns, and its issue whom it answers",
          "[app]") {
    NoticedOffice office;
    const auto incoming = office.registerIncoming();
    static_cast<void>(office.directed(incoming));
    static_cast<void>(office.told(office.headA));
    static_cast<void>(office.told(office.director));
    app::DraftRequest request;
    request.document = outgoing();
    request.document.signer = {};
    request.answers = {{incoming, domain::ReplyReason::answer}};
    const domain::DraftId draft{parsed(office.app.drafts.create(office.headA, request, std::nullopt).json)
                                    ->getValue<std::int64_t>("id")};
    OneFile file("bản một");
    static_cast<void>(office.app.drafts.addVersion(office.headA, draft, {"", {file.announced("du-thao.txt")}},
                                                   file, std::nullopt));
    auto submit = office.step(DraftAction::submit);
    submit.approver = "giamdoc";
    static_cast<void>(office.move(office.headA, draft, submit));
    CHECK(office.told(office.director) == Kinds{"draft_submitted"});
    static_cast<void>(office.move(office.director, draft, office.step(DraftAction::back, "Thiếu căn cứ")));
    CHECK(office.told(office.headA) == Kinds{"draft_returned"});

    static_cast<void>(office.move(office.headA, draft, submit));
    static_cast<void>(office.move(office.director, draft, office.step(DraftAction::approve)));
    static_cast<void>(office.move(office.clerk, draft, office.step(DraftAction::check)));
    auto sign = office.step(DraftAction::sign);
    sign.signer = {"Nguyễn Văn An", "Giám đốc", ""};
    static_cast<void>(office.move(office.director, draft, sign));
    CHECK(office.told(office.clerk) == Kinds{"draft_signed"});
    static_cast<void>(office.told(office.director));
    static_cast<void>(office.move(office.clerk, draft, office.step(DraftAction::issue)));
    CHECK(office.told(office.headA) == Kinds{"draft_issued", "reply_issued"});
    CHECK(office.told(office.director) == Kinds{"reply_issued"});
}

TEST_CASE("notices are counted, read one by one and up to one, and only by their owner", "[app]") {
    NoticedOffice office;
    for (const auto* code : {"1/KH-BNV", "2/KH-BNV", "3/KH-BNV"})
        office.present(office.registerIncoming(code));
    CHECK(office.unread(office.director) == 3);
    const auto items = office.page(office.director)->getArray("items");
    const auto idOf = [&](unsigned i) {
        return domain::NoticeId{items->getObject(i)->getValue<std::int64_t>("id")};
    };
    CHECK_THROWS_AS(office.app.notices.markRead(office.officer, idOf(1)), Refused);
    CHECK(parsed(office.app.notices.markRead(office.director, idOf(1)))->getValue<int>("unread") == 2);
    CHECK(parsed(office.app.notices.markRead(office.director, idOf(1)))->getValue<int>("unread") == 2);
    CHECK(parsed(office.app.notices.markReadUpTo(office.officer, idOf(0)))->getValue<int>("unread") == 0);
    CHECK(office.unread(office.director) == 2);
    CHECK(parsed(office.app.notices.markReadUpTo(office.director, idOf(1)))->getValue<int>("unread") == 1);
    CHECK(
        office.page(office.director, true)->getArray("items")->getObject(0)->getValue<std::string>("code") ==
        "03/KH-BNV");

    const auto first = parsed(office.app.notices.page(office.director, {false, "", 2}));
    CHECK(first->getArray("items")->size() == 2);
    const auto cursor = first->getValue<std::string>("next_cursor");
    const auto second = parsed(office.app.notices.page(office.director, {false, cursor, 2}));
    CHECK(second->getArray("items")->getObject(0)->getValue<std::int64_t>("id") == idOf(2).value);
    CHECK_THROWS_AS(office.app.notices.page(office.director, {true, cursor, 2}), Error);
}

TEST_CASE("a notice about what the person may no longer know of shows nothing of it", "[app]") {
    NoticedOffice office;
    const auto id = office.registerIncoming();
    office.present(id);
    const auto handling = office.move(
        office.director, id, office.direction({office.toPerson("chuyenvien.a", AssignmentRole::principal)}));
    static_cast<void>(office.move(office.director, office.assignment(handling, 0),
                                  office.step(AssignmentAction::takeBack, "Giao nhầm")));

    const auto notice = office.page(office.officer)->getArray("items")->getObject(0);
    CHECK(notice->getValue<bool>("hidden"));
    CHECK(notice->getValue<std::string>("kind") == "assigned");
    for (const auto* field : {"entity_id", "related_id", "subject", "code", "text", "from", "due_date"})
        CHECK_FALSE(notice->has(field));
}

TEST_CASE("nobody is told of a document that he or she may not know of", "[app]") {
    NoticedOffice office;
    const auto id = office.registerIncoming();
    office.database.write({{}, office.clock.now()}, [&](storage::WriteTransaction& transaction) {
        const auto directory = office.app.directory.current();
        const auto document = storage::findDocument(transaction, id).value();
        app::Teller teller(transaction, *directory);
        for (const auto* person : {&office.stranger, &office.officer, &office.director})
            teller.tell(person->account.id, domain::NoticeKind::overdue, document);
        teller.tell({9999}, domain::NoticeKind::overdue, document);
    });
    CHECK(office.told(office.stranger).empty());
    CHECK(office.told(office.officer).empty());
    CHECK(office.told(office.director) == Kinds{"overdue"});
}

TEST_CASE("a change that is rolled back tells nobody", "[app]") {
    NoticedOffice office;
    const auto id = office.registerIncoming();
    office.present(id);
    static_cast<void>(office.told(office.director));
    auto wrong = office.direction({office.toUnit("H99.1.1", AssignmentRole::principal),
                                   office.toUnit("H99.1.2", AssignmentRole::principal)});
    CHECK_THROWS_AS(office.move(office.director, id, wrong), Error);
    CHECK(office.told(office.headA).empty());
    CHECK(office.told(office.headB).empty());
}

TEST_CASE("work that is handed over is told to who gets it", "[app]") {
    NoticedOffice office;
    const auto id = office.registerIncoming();
    office.present(id);
    static_cast<void>(office.move(
        office.director, id, office.direction({office.toPerson("chuyenvien.a", AssignmentRole::principal)})));
    app::PostEnd end{domain::vietnamDate(office.clock.now()), office.headA.account.id, "Nghỉ hưu"};
    static_cast<void>(office.app.posts.end(office.admin, office.officer.account.posts.at(0).id, end));
    const auto kinds = office.told(office.headA);
    CHECK(std::count(kinds.begin(), kinds.end(), "assigned") == 1);
}

}  // namespace
}  // namespace vanthu::tests
