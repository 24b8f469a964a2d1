#include "schemas/domain/refusal.h"
#include "tests/app/office.h"
#include "tests/app/violations.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

struct RuledOffice : OfficeWorld {
    void setRule(int days, const std::string& type = "", std::optional<domain::Urgency> urgency = {},
                 const std::string& from = "") {
        app::DeadlineRuleRequest rule;
        rule.typeCode = type;
        rule.urgency = urgency;
        rule.workingDays = days;
        rule.validFrom = domain::parseIsoDate(from);
        rule.legalBasis = "QĐ 12/QĐ-SNV";
        static_cast<void>(app.deadlines.addRule(admin, rule, std::nullopt));
    }
    std::string dueDateOf(const app::DocumentRequest& request) {
        app::NoFiles none;
        const auto json = app.registerDocument.run(clerk, request, none, std::nullopt).answer.json;
        return parsed(json)->optValue<std::string>("due_date", "none");
    }
    std::int64_t addDay(const std::string& day, bool working) {
        return parsed(
                   app.deadlines.addException(admin, {day, working, "Nghỉ bão", "CĐ 1/CĐ-UBND"}, std::nullopt)
                       .json)
            ->getValue<std::int64_t>("id");
    }
};

TEST_CASE("a document registered without a deadline gets that of the narrowest rule", "[app]") {
    RuledOffice office;
    CHECK(office.dueDateOf(incoming("1/KH-BNV")) == "none");  // the law gives no number of days

    office.setRule(10);
    office.setRule(5, "KH");
    office.setRule(1, "", domain::Urgency::express);
    CHECK(office.dueDateOf(incoming("2/KH-BNV")) == "2026-03-09");  // five working days after Monday 2 March
    auto urgent = incoming("3/CV-BNV");
    urgent.typeCode = "CV";
    CHECK(office.dueDateOf(urgent) == "2026-03-16");
    urgent.urgency = domain::Urgency::express;
    urgent.code = "4/CV-BNV";
    CHECK(office.dueDateOf(urgent) == "2026-03-03");
}

TEST_CASE("a deadline that a person typed stays, and outgoing documents get none", "[app]") {
    RuledOffice office;
    office.setRule(10);
    auto typed = incoming("1/KH-BNV");
    typed.dueDate = domain::parseIsoDate("2026-12-31");

    CHECK(office.dueDateOf(typed) == "2026-12-31");
    CHECK(office.dueDateOf(outgoing()) == "none");
}

TEST_CASE("a rule begins and ends on its days, and a new one ends the old one", "[app]") {
    RuledOffice office;
    office.setRule(10);
    office.setRule(3, "", {}, "2026-03-05");
    CHECK(office.dueDateOf(incoming("1/KH-BNV")) == "2026-03-16");
    office.clock.advance(std::chrono::hours{72});  // Thursday 5 March
    CHECK(office.dueDateOf(incoming("2/KH-BNV")) == "2026-03-10");

    const auto rules = parsed(office.app.deadlines.rules(office.clerk))->getArray("rules");
    const auto old = rules->getObject(static_cast<unsigned>(rules->size()) - 2);
    CHECK(old->getValue<std::string>("valid_to") == "2026-03-04");
    const domain::DeadlineRuleId newest{
        rules->getObject(static_cast<unsigned>(rules->size()) - 1)->getValue<std::int64_t>("id")};
    static_cast<void>(
        office.app.deadlines.endRule(office.admin, newest, *domain::parseIsoDate("2026-03-04"), "Bãi bỏ"));
    CHECK(office.dueDateOf(incoming("3/KH-BNV")) == "none");
}

TEST_CASE("a day off that is added counts at once, and no more once it is withdrawn", "[app]") {
    RuledOffice office;
    office.setRule(1);
    const auto storm = office.addDay("2026-03-03", false);
    CHECK(office.dueDateOf(incoming("1/KH-BNV")) == "2026-03-04");
    CHECK_THROWS_AS(office.addDay("2026-03-03", true), Refused);

    static_cast<void>(office.app.deadlines.withdrawException(office.admin, {storm}, "Bão tan"));
    CHECK(office.dueDateOf(incoming("2/KH-BNV")) == "2026-03-03");
    CHECK_THROWS_AS(office.app.deadlines.withdrawException(office.admin, {storm}, "Lần nữa"), Refused);
    office.clock.set(*domain::parseTimestamp("2026-03-06T09:00:00+07:00"));  // a Friday
    office.addDay("2026-03-07", true);
    CHECK(office.dueDateOf(incoming("3/KH-BNV")) == "2026-03-07");
}

TEST_CASE("whoever is in charge without a deadline has that of the document", "[app]") {
    RuledOffice office;
    office.setRule(10);
    const auto id = office.registerIncoming();
    office.present(id);

    const auto handling =
        office.move(office.director, id,
                    office.direction({office.toUnit("H99.1.1", domain::AssignmentRole::principal),
                                      office.toUnit("H99.1.2", domain::AssignmentRole::support)}));

    CHECK(handling->getValue<std::string>("due_date") == "2026-03-16");
    const auto assignments = handling->getArray("assignments");
    CHECK(assignments->getObject(0)->getValue<std::string>("due_date") == "2026-03-16");
    CHECK_FALSE(assignments->getObject(1)->has("due_date"));
}

TEST_CASE("what is wrong with a rule or a day is named field by field", "[app]") {
    RuledOffice office;
    app::DeadlineRuleRequest rule;
    rule.organisation = std::string("H00");
    rule.typeCode = "XX";
    rule.validTo = domain::parseIsoDate("2020-01-01");
    CHECK(violationsOf([&] { static_cast<void>(office.app.deadlines.addRule(office.admin, rule, {})); }) ==
          std::vector<std::string>{"organisation unknown_organisation", "type unknown_type",
                                   "valid_to too_early", "legal_basis required"});
    CHECK(violationsOf([&] {
              static_cast<void>(
                  office.app.deadlines.addException(office.admin, {"2026-02-30", false, "", ""}, {}));
          }) == std::vector<std::string>{"day not_a_date", "name required", "legal_basis required"});
    CHECK(violationsOf([&] {
              static_cast<void>(office.app.deadlines.addException(
                  office.admin, {"13-01", false, std::string(201, 'x'), std::string(501, 'x')}, {}));
          }) == std::vector<std::string>{"day not_a_date", "name too_long", "legal_basis too_long"});
}

}  // namespace
}  // namespace vanthu::tests
