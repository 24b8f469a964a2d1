#include "schemas/domain/refusal.h"
#include "server/reports/pdf_document.h"
#include "tests/app/drafting.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using domain::DraftAction;

/// A page in Liberation Serif without the head of a document.
std::string wrongPdf() {
    reports::PdfDocument pdf({"Dự thảo", "Sở Nội vụ", {}});
    pdf.addPage(reports::Paper::a4Portrait);
    pdf.text(30, 120, "Nội dung dự thảo", {});
    return pdf.bytes();
}

/// A draft whose content was approved, with that file.
struct Approved : Drafting {
    explicit Approved(const std::string& bytes, const std::string& name = "du-thao.pdf") {
        static_cast<void>(addVersion(officer, bytes, name));
        static_cast<void>(submit());
        static_cast<void>(move(director, draft, step(DraftAction::approve)));
    }
    Poco::JSON::Object::Ptr check(const std::string& reason = "") {
        return move(clerk, draft, step(DraftAction::check, reason));
    }
    Poco::JSON::Object::Ptr shown() { return parsed(app.drafts.show(clerk, draft).json); }
};

TEST_CASE("a draft with errors of form goes no further without a reason, and the errors are named", "[app]") {
    Approved world(wrongPdf());
    std::vector<std::string> named;
    try {
        static_cast<void>(world.check());
    } catch (const Refused& refused) {
        CHECK(refused.refusal() == Refusal::draftFormErrors);
        for (const auto& violation : refused.violations())
            named.push_back(violation.field + ' ' + violation.code);
    }

    CHECK(named == std::vector<std::string>{"file font", "file head_missing"});
    CHECK(world.shown()->getValue<std::string>("state") == "content_approved");
    CHECK(world.shown()->getArray("checks")->size() == 0);
}

TEST_CASE("with a reason it goes on, and who checked what by which rules is kept", "[app]") {
    Approved world(wrongPdf());

    const auto checked = world.check("Theo mẫu của bộ");

    CHECK(checked->getValue<std::string>("state") == "form_checked");
    REQUIRE(checked->getArray("checks")->size() == 1);
    const auto check = checked->getArray("checks")->getObject(0);
    CHECK(check->getValue<int>("version") == 1);
    CHECK(check->getValue<std::string>("account_name") == "Người vanthu");
    CHECK(check->getValue<std::string>("override_reason") == "Theo mẫu của bộ");
    CHECK(check->getValue<std::string>("rule_set").starts_with("NĐ 30/2020/NĐ-CP #"));
    CHECK(check->getObject("result")->getValue<int>("errors") == 2);
    CHECK(check->getObject("result")->getArray("findings")->size() >= 2);
}

TEST_CASE("what cannot be read or is of no kind that is checked is noted and blocks nothing", "[app]") {
    const auto [bytes, name, state] = GENERATE(
        table<std::string, std::string, std::string>({{"%PDF-1.4 hỏng", "du-thao.pdf", "damaged"},
                                                      {"không phải DOCX", "du-thao.docx", "unsupported"},
                                                      {"x", "du-thao.txt", "unsupported"}}));
    Approved world(bytes, name);

    const auto checked = world.check();

    CHECK(checked->getValue<std::string>("state") == "form_checked");
    const auto result = checked->getArray("checks")->getObject(0)->getObject("result");
    CHECK_FALSE(result->getValue<bool>("checked"));
    CHECK(result->getValue<std::string>("state") == state);
    CHECK(result->getValue<std::string>("file") == name);
}

TEST_CASE("every check of a draft is kept, the newest version is what is checked", "[app]") {
    Approved world(wrongPdf());
    static_cast<void>(world.check("Tạm chấp nhận"));
    static_cast<void>(world.move(world.clerk, world.draft, world.step(DraftAction::back, "Sửa lại")));
    static_cast<void>(world.addVersion(world.officer, "văn bản", "du-thao.txt"));
    static_cast<void>(world.submit());
    static_cast<void>(world.move(world.director, world.draft, world.step(DraftAction::approve)));

    const auto checks = world.check()->getArray("checks");

    REQUIRE(checks->size() == 2);
    CHECK(checks->getObject(1)->getValue<int>("version") == 2);
    CHECK_FALSE(checks->getObject(1)->has("override_reason"));
}

TEST_CASE("a check that is not lawful is refused before the file is opened", "[app]") {
    Drafting world;
    static_cast<void>(world.addVersion(world.officer, wrongPdf(), "du-thao.pdf"));
    CHECK_THROWS_AS(world.move(world.clerk, world.draft, world.step(DraftAction::check)), IllegalMove);
    CHECK_THROWS_AS(world.move(world.headB, world.draft, world.step(DraftAction::check)), Refused);
}

}  // namespace
}  // namespace vanthu::tests
