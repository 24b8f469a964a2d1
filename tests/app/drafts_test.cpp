#include "schemas/domain/refusal.h"
#include "storage/book_store.h"
#include "storage/number_store.h"
#include "tests/app/drafting.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

namespace vanthu::tests {
namespace {

using domain::DraftAction;

TEST_CASE("a draft goes from its first version to the register with signer, number and newest file",
          "[app]") {
    Drafting world;
    world.toSigned();
    static_cast<void>(world.move(world.clerk, world.draft, world.step(DraftAction::number)));

    const auto issued = world.move(world.clerk, world.draft, world.step(DraftAction::issue));

    CHECK(issued->getValue<std::string>("state") == "issued");
    CHECK(issued->getValue<std::string>("code") == "01/KH-SNV");
    const domain::DocumentId id{issued->getValue<std::int64_t>("document")};
    const auto document = domain::documentFromJson(world.app.readDocument.show(world.clerk, id).json);
    CHECK(document.direction == domain::Direction::outgoing);
    CHECK(document.signer.name == "Nguyễn Văn An");
    CHECK(document.signer.authority == "KT.");
    CHECK(document.issuedDate == domain::parseIsoDate("2026-03-02"));
    REQUIRE(document.files.size() == 1);
    CHECK(document.files[0].name == "du-thao.docx");
    CHECK(issued->getObject("signature")->getValue<std::string>("recorded_by_name") == "Người giamdoc");
}

TEST_CASE("what a draft needs is asked for field by field", "[app]") {
    OfficeWorld world;
    auto request = Drafting::request();
    const auto create = [&] { static_cast<void>(world.app.drafts.create(world.officer, request, {})); };
    SECTION("subject") {
        request.document.subject = "";
        CHECK(violationOf(create) == "subject required");
    }
    SECTION("type") {
        request.document.typeCode = "XYZ";
        CHECK(violationOf(create) != "");
    }
    SECTION("signer") {
        request.document.signer.name = "Nguyễn Văn An";
        CHECK(violationOf(create) == "signer not_allowed");
    }
    SECTION("answers") {
        request.answers = {{domain::DocumentId{999}, domain::ReplyReason::answer}};
        CHECK(violationOf(create) == "answers[0].document unknown_document");
    }
    SECTION("an incoming document that the drafter may not know of") {
        request.answers = {{world.registerIncoming(), domain::ReplyReason::answer}};
        CHECK(violationOf(create) == "answers[0].document unknown_document");
    }
    SECTION("correction") {
        request.correction = domain::CorrectionKind::erratum;
        CHECK(violationOf(create) == "correction required");
    }
}

TEST_CASE("a draft is known to its drafter, the head of the unit, the approver and the registry", "[app]") {
    Drafting world;
    const auto show = [&](const app::Caller& caller) {
        return codeOf([&] { static_cast<void>(world.app.drafts.show(caller, world.draft)); });
    };
    CHECK(show(world.officer) == ErrorCode::internal);
    CHECK(show(world.headA) == ErrorCode::internal);
    CHECK(show(world.director) == ErrorCode::internal);
    CHECK(show(world.clerk) == ErrorCode::internal);
    CHECK(show(world.headB) == ErrorCode::notFound);
    CHECK(show(world.admin) == ErrorCode::forbidden);
}

TEST_CASE("a draft without a version is not submitted, and only to a leader of the agency", "[app]") {
    Drafting world;
    CHECK(codeOf([&] { static_cast<void>(world.submit()); }) == ErrorCode::conflict);
    static_cast<void>(world.addVersion(world.officer, "bản một"));
    auto wanted = world.step(DraftAction::submit);
    wanted.approver = "truongphong.a";
    CHECK(violationOf([&] { static_cast<void>(world.move(world.officer, world.draft, wanted)); }) ==
          "approver not_a_leader");
}

TEST_CASE("what changes after the approval is approved again", "[app]") {
    Drafting world;
    static_cast<void>(world.addVersion(world.officer, "bản một"));
    static_cast<void>(world.submit());
    static_cast<void>(world.move(world.director, world.draft, world.step(DraftAction::approve)));

    CHECK(codeOf([&] { static_cast<void>(world.addVersion(world.officer, "bản hai")); }) ==
          ErrorCode::illegalMove);
    CHECK(violationOf([&] {
              static_cast<void>(world.move(world.clerk, world.draft, world.step(DraftAction::back)));
          }) == "text required");
    static_cast<void>(world.move(world.clerk, world.draft, world.step(DraftAction::back, "thiếu căn cứ")));
    const auto second = world.addVersion(world.officer, "bản hai");
    CHECK(second->getArray("versions")->size() == 2);
    CHECK(second->getValue<std::string>("state") == "drafting");
}

TEST_CASE("a numbered draft that goes back leaves a void number, not a gap", "[app]") {
    Drafting world;
    world.toSigned();
    const auto numbered = world.move(world.clerk, world.draft, world.step(DraftAction::number));
    CHECK(numbered->getValue<std::string>("registry_number") == "1");
    const auto reserved = world.database.read([](storage::ReadTransaction& transaction) {
        std::vector<domain::Reservation> open;
        for (const auto& book : storage::listBooks(transaction, std::nullopt))
            for (const auto& series : storage::listSeries(transaction, book.id, std::nullopt))
                for (auto& reservation : storage::openReservations(transaction, series.id))
                    open.push_back(std::move(reservation));
        return open;
    });
    REQUIRE(reserved.size() == 1);
    CHECK(reserved[0].number.number == 1);
    CHECK(reserved[0].purpose == "Dự thảo " + std::to_string(world.draft.value));

    const auto back =
        world.move(world.clerk, world.draft, world.step(DraftAction::back, "sai số liệu phải trình lại"));

    CHECK_FALSE(back->has("signature"));
    CHECK_FALSE(back->has("registry_number"));
    world.toSigned();
    const auto issued = world.move(world.clerk, world.draft, world.step(DraftAction::issue));
    CHECK(issued->getValue<std::string>("code") == "02/KH-SNV");
    world.database.read([](storage::ReadTransaction& transaction) {
        for (const auto& book : storage::listBooks(transaction, std::nullopt))
            for (const auto& series : storage::listSeries(transaction, book.id, std::nullopt))
                CHECK(storage::findGaps(transaction, series.id).empty());
    });
}

TEST_CASE("a draft whose number the registry voided cannot be issued but goes back", "[app]") {
    Drafting world;
    world.toSigned();
    const auto numbered = world.move(world.clerk, world.draft, world.step(DraftAction::number));
    const auto book = world.database.read([](storage::ReadTransaction& transaction) {
        const auto books = storage::listBooks(transaction, std::nullopt);
        return std::find_if(books.begin(), books.end(),
                            [&](const auto& found) {
                                return !storage::listSeries(transaction, found.id, std::nullopt).empty();
                            })
            ->id;
    });
    static_cast<void>(world.app.numbers.voidNumber(
        world.clerk, book, {{std::nullopt, "", numbered->getValue<std::string>("registry_number")}, "mất"},
        std::nullopt));

    CHECK(codeOf([&] {
              static_cast<void>(world.move(world.clerk, world.draft, world.step(DraftAction::issue)));
          }) == ErrorCode::conflict);
    const auto back = world.move(world.clerk, world.draft, world.step(DraftAction::back, "lấy số khác"));
    CHECK(back->getValue<std::string>("state") == "drafting");
}

TEST_CASE("a number held into the next year is used with a reason", "[app]") {
    Drafting world;
    world.toSigned();
    static_cast<void>(world.move(world.clerk, world.draft, world.step(DraftAction::number)));
    world.clock.advance(std::chrono::hours{24 * 366});

    CHECK(violationOf([&] {
              static_cast<void>(world.move(world.clerk, world.draft, world.step(DraftAction::issue)));
          }) == "number_reason reservation_over");
    const auto issued =
        world.move(world.clerk, world.draft, world.step(DraftAction::issue, "Chờ đóng dấu qua Tết"));

    const auto shown =
        parsed(world.app.readDocument.show(world.clerk, {issued->getValue<std::int64_t>("document")}).json);
    CHECK(shown->getValue<std::string>("number_reason") == "Chờ đóng dấu qua Tết");
}

TEST_CASE("a reply that is issued closes what it answers, once nothing else is pending", "[app]") {
    OfficeWorld office;
    const auto first = office.registerIncoming("1/KH-BNV");
    const auto second = office.registerIncoming("2/KH-BNV");
    for (const auto id : {first, second}) {
        office.present(id);
        static_cast<void>(
            office.move(office.director, id,
                        office.direction({office.toPerson("chuyenvien.a", domain::AssignmentRole::principal),
                                          office.toUnit("H99.1.2", domain::AssignmentRole::support)})));
    }
    const auto support =
        OfficeWorld::assignment(parsed(office.app.handleDocument.show(office.clerk, second)), 1);
    static_cast<void>(
        office.move(office.headB, support, office.step(domain::AssignmentAction::finish, "đã góp ý")));

    auto request = Drafting::request();
    request.answers = {{first, domain::ReplyReason::answer}, {second, domain::ReplyReason::report}};
    const domain::DraftId draft{parsed(office.app.drafts.create(office.officer, request, std::nullopt).json)
                                    ->getValue<std::int64_t>("id")};
    OneFile file("bản một");
    static_cast<void>(office.app.drafts.addVersion(office.officer, draft, {"", {file.announced("a.docx")}},
                                                   file, std::nullopt));
    auto submit = office.step(DraftAction::submit);
    submit.approver = "giamdoc";
    static_cast<void>(office.move(office.officer, draft, submit));
    static_cast<void>(office.move(office.director, draft, office.step(DraftAction::approve)));
    static_cast<void>(office.move(office.clerk, draft, office.step(DraftAction::check)));
    auto sign = office.step(DraftAction::sign);
    sign.signer.name = "Nguyễn Văn An";
    static_cast<void>(office.move(office.director, draft, sign));
    static_cast<void>(office.move(office.clerk, draft, office.step(DraftAction::issue)));

    CHECK(office.stateOf(second) == "completed");
    CHECK(office.stateOf(first) == "directed");  // phối hợp is pending there
    const auto pending =
        OfficeWorld::assignment(parsed(office.app.handleDocument.show(office.clerk, first)), 1);
    static_cast<void>(
        office.move(office.headB, pending, office.step(domain::AssignmentAction::finish, "đã góp ý")));
    const auto closed = parsed(office.app.handleDocument.show(office.clerk, first));
    CHECK(closed->getValue<std::string>("state") == "completed");
    CHECK(closed->getValue<std::string>("note") == "Trả lời: 01/KH-SNV");
    CHECK(closed->getArray("replies")->size() == 1);
}

TEST_CASE("a recalled document freezes with its draft", "[app]") {
    Drafting world;
    world.toSigned();
    const auto issued = world.move(world.clerk, world.draft, world.step(DraftAction::issue));
    const domain::DocumentId id{issued->getValue<std::int64_t>("document")};

    static_cast<void>(world.app.handleDocument.recall(world.director, id, "sai thẩm quyền", std::nullopt));

    const auto draft = parsed(world.app.drafts.show(world.clerk, world.draft).json);
    CHECK(draft->getValue<std::string>("state") == "recalled");
    CHECK(draft->getArray("allowed")->size() == 0);
    CHECK(codeOf([&] {
              static_cast<void>(
                  world.app.sendDocument.send(world.clerk, id, {std::string("H99")}, std::nullopt));
          }) == ErrorCode::conflict);
    CHECK(codeOf([&] {
              static_cast<void>(world.app.handleDocument.recall(world.clerk, id, "lần nữa", std::nullopt));
          }) == ErrorCode::conflict);
}

TEST_CASE("what is corrected names its correction", "[app]") {
    Drafting world;
    world.toSigned();
    const auto issued = world.move(world.clerk, world.draft, world.step(DraftAction::issue));
    auto request = Drafting::request();
    request.corrects = domain::DocumentId{issued->getValue<std::int64_t>("document")};
    request.correction = domain::CorrectionKind::erratum;
    world.draft = world.newDraft(request);
    world.toSigned();

    static_cast<void>(world.move(world.clerk, world.draft, world.step(DraftAction::issue)));

    const auto shown = parsed(world.app.readDocument.show(world.clerk, *request.corrects).json);
    const auto links = shown->getArray("links");
    REQUIRE(links->size() == 1);
    CHECK(links->getObject(0)->getValue<std::string>("relation") == "corrected_by");
}

TEST_CASE("a file that is not what was announced adds no version", "[app]") {
    Drafting world;
    OneFile file("nội dung");
    auto announced = file.announced("du-thao.docx");
    announced.sha256 = std::string(64, '0');
    CHECK(violationOf([&] {
              static_cast<void>(
                  world.app.drafts.addVersion(world.officer, world.draft, {"", {announced}}, file, {}));
          }) == "files[0].sha256 digest_mismatch");
    app::NoFiles none;
    CHECK(violationOf([&] {
              static_cast<void>(world.app.drafts.addVersion(world.officer, world.draft, {"", {}}, none, {}));
          }) == "files required");
    CHECK(parsed(world.app.drafts.show(world.officer, world.draft).json)->getArray("versions")->size() == 0);
}

}  // namespace
}  // namespace vanthu::tests
