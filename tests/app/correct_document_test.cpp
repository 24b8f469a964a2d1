#include "server/app/correct_document.h"

#include "schemas/domain/error.h"
#include "storage/change_log.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using app::Correction;
using domain::LinkKind;

struct Desk : World {
    app::Caller clerk{newCaller("vanthu", domain::Role::clerk, "H99.1")};

    domain::Document enter(const app::DocumentRequest& request) {
        app::NoFiles none;
        return domain::documentFromJson(
            app.registerDocument.run(clerk, request, none, std::nullopt).answer.json);
    }
    domain::Document correct(const domain::Document& document, Correction correction) {
        if (correction.reason.empty()) correction.reason = "Gõ nhầm";
        return app.correctDocument.run(clerk, document.id, correction,
                                       '"' + std::to_string(document.version) + '"');
    }
    /// "field code" of what is wrong with the correction.
    std::vector<std::string> rejected(const domain::Document& document, const Correction& correction) {
        try {
            static_cast<void>(correct(document, correction));
        } catch (const Error& error) {
            std::vector<std::string> found;
            for (const auto& violation : error.violations())
                found.push_back(violation.field + ' ' + violation.code);
            return found;
        }
        return {};
    }
    Poco::JSON::Array::Ptr links(domain::DocumentId id, const app::Caller& caller) {
        return parsed(app.readDocument.show(caller, id).json)->getArray("links");
    }
};

TEST_CASE("what was mistyped is corrected and both forms stay in the history", "[app]") {
    Desk desk;
    const auto before = desk.enter(incoming("456/KH-BNV"));
    Correction correction;
    correction.subject = "  Kế hoạch  kiểm tra ";
    correction.code = "457/KH-BNV";
    correction.issuerName = "Bộ Tài chính";
    correction.toPlaces = "Phòng Tổ chức";
    correction.dueDate.emplace(domain::parseIsoDate("2026-03-20"));
    correction.signer = domain::Signer{"Trần Văn B", "Vụ trưởng", "TL."};
    correction.receivers = std::vector{app::ReceiverRequest{{}, "Lưu: VT"}};

    const auto after = desk.correct(before, correction);

    CHECK(after.subject == "Kế hoạch kiểm tra");
    CHECK(domain::printCode(after.code) == "457/KH-BNV");
    CHECK(after.issuerName == "Bộ Tài chính");
    CHECK(after.dueDate->iso() == "2026-03-20");
    CHECK(after.version == 2);
    CHECK(after.registryNumber == before.registryNumber);
    const auto history = parsed(desk.app.readDocument.history(desk.clerk, before.id))->getArray("changes");
    REQUIRE(history->size() == 2);
    CHECK(history->getObject(1)->getValue<std::string>("action") == "corrected");
    CHECK(history->getObject(1)->getObject("before")->getValue<std::string>("subject") == before.subject);
    CHECK(history->getObject(1)->getObject("after")->getValue<std::string>("correction_reason") == "Gõ nhầm");

    Correction noDeadline;
    noDeadline.dueDate.emplace(std::nullopt);
    CHECK_FALSE(desk.correct(after, noDeadline).dueDate);
}

TEST_CASE("a correction is for the version that the clerk saw", "[app]") {
    Desk desk;
    const auto seen = desk.enter(incoming("456/KH-BNV"));
    Correction correction;
    correction.note = "một";
    static_cast<void>(desk.correct(seen, correction));
    correction.note = "hai";

    try {
        static_cast<void>(desk.correct(seen, correction));
        FAIL("the other's correction was overwritten");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::versionChanged);
    }
    correction.reason = "x";
    CHECK_THROWS_AS(desk.app.correctDocument.run(desk.clerk, seen.id, correction, ""), Error);
}

TEST_CASE("what cannot change is refused with its reason", "[app]") {
    Desk desk;
    const auto document = desk.enter(outgoing());
    struct Case {
        std::string rejection;
        void (*ask)(Correction&);
    };
    const Case wrong = GENERATE(
        Case{"registry_number immutable", [](Correction& c) { c.fixedFields = {"registry_number"}; }},
        Case{"notation immutable", [](Correction& c) { c.fixedFields = {"notation"}; }},
        Case{"files immutable", [](Correction& c) { c.fixedFields = {"files"}; }},
        Case{"arrival_date immutable", [](Correction& c) { c.fixedFields = {"arrival_date"}; }},
        Case{"code immutable", [](Correction& c) { c.code = "5/KH-SNV"; }},
        Case{"type immutable", [](Correction& c) { c.typeCode = "QĐ"; }},
        Case{"issuer_name immutable", [](Correction& c) { c.issuerName = "Sở khác"; }},
        Case{"issued_date immutable",
             [](Correction& c) { c.issuedDate = domain::parseIsoDate("2025-12-31"); }},
        Case{"to_places not_allowed", [](Correction& c) { c.toPlaces = "Phòng"; }},
        Case{"subject required", [](Correction& c) { c.subject = " "; }},
        Case{"reason too_long", [](Correction& c) { c.reason = std::string(501, 'x'); }},
        Case{"body nothing_changed", [](Correction& c) { c.subject = outgoing().subject; }});
    Correction correction;
    wrong.ask(correction);

    CHECK(desk.rejected(document, correction) == std::vector{wrong.rejection});
}

TEST_CASE("the day of an outgoing document moves within the order of numbers until it was sent", "[app]") {
    Desk desk;
    auto request = outgoing();
    request.issuedDate = domain::parseIsoDate("2026-02-27");
    const auto first = desk.enter(request);
    const auto second = desk.enter(outgoing());
    Correction earlier;
    earlier.issuedDate = domain::parseIsoDate("2026-02-26");

    CHECK(desk.correct(first, earlier).issuedDate->iso() == "2026-02-26");
    CHECK(desk.correct(second, earlier).issuedDate->iso() == "2026-02-26");
    earlier.issuedDate = domain::parseIsoDate("2026-02-25");
    CHECK(desk.rejected(desk.enter(outgoing()), earlier) ==
          std::vector<std::string>{"number_reason back_dated_number"});
    earlier.numberReason = "Ngày ký ghi nhầm";
    CHECK_NOTHROW(desk.correct(desk.enter(outgoing()), earlier));

    const auto sent = desk.enter(outgoing());
    static_cast<void>(desk.app.sendDocument.send(desk.clerk, sent.id, {std::string("H99")}, std::nullopt));
    CHECK(desk.rejected(sent, earlier) == std::vector<std::string>{"issued_date immutable"});
}

TEST_CASE("documents in a locked book are neither corrected nor linked from", "[app]") {
    Desk desk;
    auto request = outgoing();
    request.issuedDate = domain::parseIsoDate("2026-02-26");
    const auto document = desk.enter(request);
    const auto other = desk.enter(incoming("456/KH-BNV"));
    for (const auto state : {domain::BookState::closed, domain::BookState::locked})
        static_cast<void>(desk.app.books.changeState(desk.admin, *document.book, state, ""));
    Correction correction;
    correction.note = "x";

    CHECK_THROWS_AS(desk.correct(document, correction), Error);
    CHECK_THROWS_AS(
        desk.app.documentLinks.link(desk.clerk, document.id, {LinkKind::repliesTo, other.id}, std::nullopt),
        Error);
    CHECK_NOTHROW(
        desk.app.documentLinks.link(desk.clerk, other.id, {LinkKind::basedOn, document.id}, std::nullopt));
}

TEST_CASE("a link reads from both ends; who may not know of one end does not see it", "[app]") {
    Desk desk;
    const auto letter = desk.enter(incoming("456/KH-BNV"));
    auto request = outgoing();
    request.links = {{LinkKind::repliesTo, letter.id}};
    const auto answer = desk.enter(request);

    CHECK(answer.version == 2);
    const auto there = desk.links(answer.id, desk.clerk);
    const auto back = desk.links(letter.id, desk.clerk);
    REQUIRE(there->size() == 1);
    REQUIRE(back->size() == 1);
    CHECK(there->getObject(0)->getValue<std::string>("relation") == "replies_to");
    CHECK(there->getObject(0)->getValue<std::int64_t>("document") == letter.id.value);
    CHECK(back->getObject(0)->getValue<std::string>("relation") == "replied_by");
    CHECK(back->getObject(0)->getValue<std::string>("code") == "01/KH-SNV");

    const auto stranger = desk.newCaller("vanthu.tinh", domain::Role::clerk, "H99");
    app::NoFiles none;
    auto foreign = outgoing();
    foreign.links = {{LinkKind::basedOn, letter.id}};
    try {
        static_cast<void>(desk.app.registerDocument.run(stranger, foreign, none, std::nullopt));
        FAIL("a document out of sight was linked");
    } catch (const Error& error) {
        REQUIRE(error.violations().size() == 1);
        CHECK(error.violations()[0].field == "links[0].document");
        CHECK(error.violations()[0].code == "unknown_document");
    }
}

TEST_CASE("a link that contradicts itself names its field", "[app]") {
    Desk desk;
    const auto letter = desk.enter(incoming("456/KH-BNV"));
    const auto answer = desk.enter(outgoing());
    const auto rejected = [&](domain::DocumentId from, LinkKind kind, domain::DocumentId to) {
        try {
            static_cast<void>(desk.app.documentLinks.link(desk.clerk, from, {kind, to}, std::nullopt));
        } catch (const Error& error) {
            REQUIRE(error.violations().size() == 1);
            return error.violations()[0].field + ' ' + error.violations()[0].code;
        }
        return std::string{};
    };

    CHECK(rejected(answer.id, LinkKind::basedOn, answer.id) == "document same_document");
    CHECK(rejected(answer.id, LinkKind::basedOn, {999}) == "document unknown_document");
    CHECK(rejected(answer.id, LinkKind::copyOf, letter.id) == "kind not_a_copy");
    CHECK(rejected(answer.id, LinkKind::replaces, letter.id) == "kind wrong_direction");
    CHECK(rejected(letter.id, LinkKind::repliesTo, answer.id) == "document dated_later");
    CHECK(rejected(answer.id, LinkKind::repliesTo, letter.id).empty());
}

TEST_CASE("a corrected day keeps a document after those that it refers to", "[app]") {
    Desk desk;
    const auto letter = desk.enter(incoming("456/KH-BNV"));  // of 27 February
    auto request = outgoing();
    request.links = {{LinkKind::repliesTo, letter.id}};
    const auto answer = desk.enter(request);
    Correction correction;
    correction.issuedDate = domain::parseIsoDate("2026-02-26");

    CHECK(desk.rejected(answer, correction) == std::vector<std::string>{"issued_date breaks_link"});
    correction.issuedDate = domain::parseIsoDate("2026-02-27");
    CHECK_NOTHROW(desk.correct(answer, correction));
    auto linked = letter;
    linked.version = 2;
    correction.issuedDate = domain::parseIsoDate("2026-02-28");
    CHECK(desk.rejected(linked, correction) == std::vector<std::string>{"issued_date breaks_link"});
}

TEST_CASE("a wrong link is withdrawn with a reason", "[app]") {
    Desk desk;
    const auto letter = desk.enter(incoming("456/KH-BNV"));
    const auto answer = desk.enter(outgoing());
    const auto made = parsed(
        desk.app.documentLinks.link(desk.clerk, answer.id, {LinkKind::basedOn, letter.id}, std::nullopt)
            .json);
    const domain::LinkId link{made->getArray("links")->getObject(0)->getValue<std::int64_t>("id")};

    CHECK_THROWS_AS(desk.app.documentLinks.withdraw(desk.clerk, answer.id, link, " ", std::nullopt), Error);
    static_cast<void>(desk.app.documentLinks.withdraw(desk.clerk, answer.id, link, "Nhầm", std::nullopt));

    CHECK(desk.links(letter.id, desk.clerk)->empty());
    CHECK_THROWS_AS(
        desk.app.documentLinks.link(desk.clerk, answer.id, {LinkKind::basedOn, answer.id}, std::nullopt),
        Error);
    CHECK_THROWS_AS(
        desk.app.documentLinks.link(desk.clerk, answer.id, {LinkKind::copyOf, letter.id}, std::nullopt),
        Error);
}

}  // namespace
}  // namespace vanthu::tests
