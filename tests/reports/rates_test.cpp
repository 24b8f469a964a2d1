#include "server/reports/rates.h"

#include <catch2/catch.hpp>

#include "tests/reports/sample_reports.h"
#include "tests/support/contains.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

TEST_CASE("missing numbers are documents not entered, void ones are not counted", "[reports]") {
    auto counts = outgoing(1, 95, 3);
    counts.voided = 2;
    counts.enteredWithFile = 90;
    counts.enteredOnTime = 80;

    const auto report = entryReport(heading2018(), {department(1, "Sở Nội vụ")}, {counts});

    const auto& figures = report.units.at(0).figures.outgoing;
    CHECK(figures.entered == Rate{95, 98, RateBase::numberSeries});
    CHECK(figures.withFile == Rate{90, 98, RateBase::numberSeries});
    CHECK(figures.onTime == Rate{80, 98, RateBase::numberSeries});
    CHECK(figures.missing == 3);
    CHECK(figures.voided == 2);
}

TEST_CASE("the series of a unit add up, outgoing and incoming apart", "[reports]") {
    auto arrived = outgoing(1, 40, 0);
    arrived.direction = domain::Direction::incoming;

    const auto report = entryReport(heading2018(), {department(1, "Sở Nội vụ")},
                                    {outgoing(1, 95, 5), outgoing(1, 10, 0), arrived});

    CHECK(report.units.at(0).figures.outgoing.entered == Rate{105, 110});
    CHECK(report.units.at(0).figures.incoming.entered == Rate{40, 40});
}

TEST_CASE("units are summed by group and for the province", "[reports]") {
    const Unit commune{domain::OrganisationId{3}, "UBND xã An Bình", UnitGroup::communes};

    const auto report =
        entryReport(heading2018(), {department(1, "Sở Nội vụ"), commune, department(2, "Sở Tư pháp")},
                    {outgoing(1, 99, 1), outgoing(2, 98, 2), outgoing(3, 10, 0)});

    REQUIRE(report.groups.size() == 2);
    CHECK(report.groups[0].group == UnitGroup::departments);
    CHECK(report.groups[0].figures.outgoing.entered == Rate{197, 200});
    CHECK(report.groups[0].standing == Standing{1, 2, kEntryThreshold});
    CHECK(report.groups[1].figures.outgoing.entered == Rate{10, 10});
    CHECK(report.units[1].unit.name == "Sở Tư pháp");
    CHECK(report.units[2].unit.name == "UBND xã An Bình");
    CHECK(report.total.outgoing.entered == Rate{207, 210});
    CHECK(report.standing == Standing{2, 3, kEntryThreshold});
}

TEST_CASE("seventeen of twenty-one departments reach 99 percent", "[reports]") {
    std::vector<Unit> units;
    std::vector<domain::EntryCounts> counts;
    for (int id = 1; id <= 21; ++id) {
        units.push_back(department(id, "Sở " + std::to_string(id)));
        counts.push_back(outgoing(id, id <= 17 ? 99 : 98, id <= 17 ? 1 : 2));
    }

    const auto report = entryReport(heading2018(), units, counts);

    CHECK(printed(report.standing) == "17/21 đơn vị đạt từ 99 % trở lên");
}

TEST_CASE("documents that only stand in the book do not count towards the threshold", "[reports]") {
    auto counts = outgoing(1, 100, 0);
    counts.enteredWithFile = 98;

    const auto report = entryReport(heading2018(), {department(1, "Sở Nội vụ")}, {counts});

    CHECK(report.units.at(0).figures.outgoing.entered == Rate{100, 100});
    CHECK(report.units.at(0).figures.leading() == Rate{98, 100});
    CHECK(report.standing == Standing{0, 1, kEntryThreshold});
}

TEST_CASE("what came is electronic, paper with its scan, or paper in the book alone", "[reports]") {
    auto counts = outgoing(1, 100, 5);
    counts.direction = domain::Direction::incoming;
    counts.enteredWithFile = 70;
    counts.enteredElectronic = 40;

    const auto report = entryReport(heading2018(), {department(1, "Sở Nội vụ")}, {counts});

    const auto& incoming = report.total.incoming;
    CHECK(incoming.electronic == Rate{40, 105});
    CHECK(incoming.scanned() == 30);
    CHECK(incoming.onlyListed() == 30);
    CHECK(contains(toJson(report), R"("electronic":{"numerator":40,"denominator":105,"percent":38,)"));
    CHECK(contains(toCsv(report), R"(,105,100,"95,2",40,"38,0",30,30,70,"66,6",)"));
}

TEST_CASE("a unit without documents is listed but not counted", "[reports]") {
    const auto report = entryReport(heading2018(), {department(1, "Sở Nội vụ"), department(2, "Sở Tư pháp")},
                                    {outgoing(1, 1, 0)});

    REQUIRE(report.units.size() == 2);
    CHECK(printed(report.units[1].figures.outgoing.entered) == "—");
    CHECK(report.standing == Standing{1, 1, kEntryThreshold});
}

TEST_CASE("counts of units that may not be seen stay out of every sum", "[reports]") {
    const auto report =
        entryReport(heading2018(), {department(1, "Sở Nội vụ")}, {outgoing(1, 5, 0), outgoing(2, 7, 0)});

    CHECK(report.units.size() == 1);
    CHECK(report.total.outgoing.entered == Rate{5, 5});
}

TEST_CASE("rates against what was declared leave out who did not declare, and say their base", "[reports]") {
    const std::vector units{department(1, "Sở Nội vụ"), department(2, "Sở Tư pháp"),
                            department(3, "Sở Y tế")};
    const std::vector counts{outgoing(1, 90, 10), outgoing(2, 50, 0)};
    const auto against = [&](RateBase base) {
        return entryReport(
            heading2018(), units, counts,
            {base, {{{1}, domain::Direction::outgoing, 120}, {{3}, domain::Direction::outgoing, 4}}});
    };

    const auto declared = against(RateBase::declared);
    CHECK(declared.units.at(0).figures.outgoing.withFile == Rate{90, 120, RateBase::declared});
    CHECK(declared.units.at(1).figures.outgoing.withFile == Rate{0, 0, RateBase::declared});
    // Nothing was entered of what was declared: no series would have told that.
    CHECK(declared.units.at(2).figures.outgoing.withFile == Rate{0, 4, RateBase::declared});
    CHECK(declared.total.outgoing.withFile == Rate{90, 124, RateBase::declared});
    CHECK(declared.total.outgoing.declaredBy == 2);
    CHECK(declared.total.incoming.withFile == Rate{0, 0, RateBase::declared});
    CHECK(declared.standing == Standing{0, 2, kEntryThreshold});

    const auto greater = against(RateBase::greater);
    CHECK(greater.units.at(0).figures.outgoing.withFile == Rate{90, 120, RateBase::greater});
    CHECK(greater.units.at(1).figures.outgoing.withFile == Rate{50, 50, RateBase::greater});
    CHECK(greater.total.outgoing.withFile == Rate{140, 174, RateBase::greater});
    CHECK(against(RateBase::numberSeries).total.outgoing.withFile == Rate{140, 150});
    CHECK(against(RateBase::numberSeries).total.outgoing.declared == 124);
}

TEST_CASE("more entered than declared is printed as it is", "[reports]") {
    const auto report = entryReport(heading2018(), {department(1, "Sở Nội vụ")}, {outgoing(1, 105, 0)},
                                    {RateBase::declared, {{{1}, domain::Direction::outgoing, 100}}});
    CHECK(printed(report.total.outgoing.withFile) == "105,0");
    const auto none = entryReport(heading2018(), {department(1, "Sở Nội vụ")}, {outgoing(1, 3, 0)},
                                  {RateBase::declared, {{{1}, domain::Direction::outgoing, 0}}});
    CHECK(none.total.outgoing.withFile == Rate{3, 0, RateBase::declared});
    CHECK(printed(none.total.outgoing.withFile) == "—");
}

TEST_CASE("a report of no units is empty", "[reports]") {
    const auto report = entryReport(heading2018(), {}, {});

    CHECK(report.units.empty());
    CHECK(report.groups.empty());
    CHECK(report.total.outgoing.entered == Rate{0, 0});
    CHECK(printed(report.standing) == "0/0 đơn vị đạt từ 99 % trở lên");
}

TEST_CASE("interconnection is counted by documents and by deliveries", "[reports]") {
    domain::ExchangeCounts counts{.organisation = {1},
                                  .documentsDue = 100,
                                  .documentsServedAll = 90,
                                  .documentsServedAny = 97,
                                  .deliveriesDue = 400,
                                  .deliveriesServed = 371};

    const auto report = interconnectionReport(heading2018(), {department(1, "Sở Nội vụ")}, {counts});

    const auto& figures = report.units.at(0).figures;
    CHECK(figures.documents == Rate{90, 100, RateBase::documentsDue});
    CHECK(figures.documentsAnyReceiver == Rate{97, 100, RateBase::documentsDue});
    CHECK(figures.deliveries == Rate{371, 400, RateBase::deliveriesDue});
    CHECK(printed(report.standing) == "1/1 đơn vị đạt từ 90 % trở lên");
}

TEST_CASE("a set of definitions divides otherwise, and says so", "[reports]") {
    auto heading = heading2018();
    auto& rules = heading.rules;
    rules.id = domain::RateRulesId{1};
    rules.code = "tinh-1";
    rules.source = "Quyết định 12";
    rules.leading[domain::FigureReport::entry] = {domain::RateName::a, 950};
    for (const auto name : {domain::RateName::a, domain::RateName::aFile, domain::RateName::aOnTime})
        rules.rates[name].denominator.push_back(domain::RateCounter::voided);
    REQUIRE(domain::faultsOf(rules).empty());
    auto counts = outgoing(1, 95, 3);
    counts.voided = 2;
    const auto report = entryReport(heading, {department(1, "Sở Nội vụ")}, {counts});

    CHECK(report.total.leading() == Rate{95, 100, RateBase::defined});
    CHECK(report.total.incoming.entered.base == RateBase::numberSeries);
    CHECK(printed(report.standing) == "1/1 đơn vị đạt từ 95 % trở lên");
    CHECK(toJson(report).find(R"("rule_set":"tinh-1","rule_source":"Quyết định 12")") != std::string::npos);
    CHECK(toHtml(report).find("đã vào sổ, chia cho đã vào sổ + số còn thiếu + số đã hủy.") !=
          std::string::npos);
    CHECK_FALSE(toPdf(report).empty());
    CHECK_FALSE(toXlsx(report).empty());
}
