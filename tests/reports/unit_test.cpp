#include "server/reports/unit.h"

#include <catch2/catch.hpp>

#include "tests/reports/sample_reports.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;
using domain::OrganisationKind;
using domain::OrganisationLevel;

namespace {

const Period k2018{day(2018, 1, 1), day(2018, 12, 31)};

domain::Organisation organisation(std::int64_t id, const std::string& name,
                                  OrganisationKind kind = OrganisationKind::department) {
    domain::OrganisationVersion version;
    version.name = name;
    version.kind = kind;
    version.keepsRegistry = true;
    version.validFrom = day(2000, 1, 1);
    return {domain::OrganisationId{id}, {version}, {}};
}

}  // namespace

TEST_CASE("an organisation belongs to the group of its kind and level", "[reports]") {
    const auto [kind, level, group] = GENERATE(table<OrganisationKind, OrganisationLevel, UnitGroup>({
        {OrganisationKind::committee, OrganisationLevel::province, UnitGroup::province},
        {OrganisationKind::council, OrganisationLevel::province, UnitGroup::province},
        {OrganisationKind::committee, OrganisationLevel::district, UnitGroup::districts},
        {OrganisationKind::committee, OrganisationLevel::commune, UnitGroup::communes},
        {OrganisationKind::department, OrganisationLevel::province, UnitGroup::departments},
        {OrganisationKind::party, OrganisationLevel::commune, UnitGroup::party},
        {OrganisationKind::massOrganisation, OrganisationLevel::province, UnitGroup::party},
        {OrganisationKind::publicUnit, OrganisationLevel::province, UnitGroup::publicUnits},
        {OrganisationKind::division, OrganisationLevel::internal, UnitGroup::others},
        {OrganisationKind::committee, OrganisationLevel::internal, UnitGroup::others},
    }));

    CHECK(groupOf(kind, level) == group);
}

TEST_CASE("units are sorted by group, then as a Vietnamese dictionary does", "[reports]") {
    const auto units =
        unitsOf({organisation(1, "Sở Y tế"), organisation(2, "Hội Nông dân", OrganisationKind::party),
                 organisation(3, "Sở Tư pháp"), organisation(4, "Sở Tài chính"),
                 organisation(5, "UBND tỉnh", OrganisationKind::committee)},
                k2018);

    std::vector<std::string> names;
    for (const auto& unit : units)
        names.push_back(unit.name);
    CHECK(names ==
          std::vector<std::string>{"UBND tỉnh", "Sở Tài chính", "Sở Tư pháp", "Sở Y tế", "Hội Nông dân"});
}

TEST_CASE("a unit carries the last name it had in the period", "[reports]") {
    auto renamed = organisation(1, "Sở Thương mại");
    renamed.versions[0].validTo = day(2018, 6, 30);
    renamed.versions.push_back(renamed.versions[0]);
    renamed.versions[1].name = "Sở Công Thương";
    renamed.versions[1].validFrom = day(2018, 7, 1);
    renamed.versions[1].validTo.reset();

    CHECK(unitsOf({renamed}, k2018).at(0).name == "Sở Công Thương");
    CHECK(unitsOf({renamed}, {day(2018, 1, 1), day(2018, 6, 30)}).at(0).name == "Sở Thương mại");
}

TEST_CASE("organisations without a registry in the period have no row", "[reports]") {
    auto ended = organisation(1, "Sở Thương mại");
    ended.versions[0].validTo = day(2017, 12, 31);
    auto later = organisation(2, "Sở Du lịch");
    later.versions[0].keepsRegistry = false;
    later.versions[0].validTo = day(2018, 12, 31);
    later.versions.push_back(later.versions[0]);
    later.versions[1].keepsRegistry = true;
    later.versions[1].validFrom = day(2019, 1, 1);
    later.versions[1].validTo.reset();
    auto outside = organisation(3, "Công ty Điện lực");
    outside.versions[0].keepsRegistry = false;
    auto lastDay = later;
    lastDay.id = {4};
    lastDay.versions[0].validTo = day(2018, 12, 30);
    lastDay.versions[1].name = "Sở Ngoại vụ";

    const auto units = unitsOf({ended, later, outside, lastDay}, k2018);

    REQUIRE(units.size() == 1);
    CHECK(units[0].name == "Sở Ngoại vụ");
}

TEST_CASE("an organisation has no row before its first day, unless something of it is counted", "[reports]") {
    auto young = organisation(1, "Sở Du lịch");
    young.versions[0].validFrom = day(2026, 11, 1);

    CHECK(unitsOf({young}, k2018).empty());
    CHECK(unitsOf({young}, k2018, {{1}}).at(0).name == "Sở Du lịch");
}

TEST_CASE("an organisation has a row after its last day when something of it is counted", "[reports]") {
    auto ended = organisation(1, "Sở Thương mại");
    ended.versions[0].validTo = day(2017, 12, 31);

    CHECK(unitsOf({ended}, k2018).empty());
    CHECK(unitsOf({ended}, k2018, {{1}}).at(0).name == "Sở Thương mại");
}

namespace {

constexpr domain::OrganisationId kTrade{1}, kIndustry{2}, kTourism{3}, kCulture{4};

domain::Succession follows(domain::OrganisationId predecessor, domain::OrganisationId successor,
                           bool isPartial = false) {
    return {.predecessor = predecessor,
            .successor = successor,
            .effectiveFrom = day(2019, 1, 1),
            .partial = isPartial};
}

std::vector<domain::Organisation> departments() {
    auto renamed = organisation(2, "Sở Công nghiệp");
    renamed.versions[0].validTo = day(2018, 12, 31);
    renamed.versions.push_back(renamed.versions[0]);
    renamed.versions[1].name = "Sở Công Thương";
    renamed.versions[1].validFrom = day(2019, 1, 1);
    renamed.versions[1].validTo.reset();
    return {organisation(1, "Sở Thương mại"), renamed, organisation(3, "Sở Du lịch"),
            organisation(4, "Sở Văn hóa")};
}

}  // namespace

TEST_CASE("on a later day a unit has the name it has then, and those it followed in its row", "[reports]") {
    const auto all = departments();
    const auto then = unitsOf(all, k2018);

    const auto now = unitsOn(day(2020, 1, 1), then, all, {follows(kTrade, kIndustry)});

    REQUIRE(now.size() == 3);
    CHECK(now[0].id == kIndustry);
    CHECK(withFormer(now[0]) == "Sở Công Thương (gồm Sở Thương mại)");
    CHECK(holds(now[0], kTrade));
    CHECK_FALSE(holds(now[1], kTrade));
    // It is merged from its first day on, and not on the day before.
    CHECK(unitsOn(day(2019, 1, 1), then, all, {follows(kTrade, kIndustry)}).size() == 3);
    CHECK(unitsOn(day(2018, 12, 31), then, all, {follows(kTrade, kIndustry)}).size() == 4);
}

TEST_CASE("a follower of a follower holds both, one without a registry in the period too", "[reports]") {
    const auto all = departments();
    const auto then = unitsOf({all[0], all[1]}, k2018);

    const auto now =
        unitsOn(day(2020, 1, 1), then, all, {follows(kTrade, kIndustry), follows(kIndustry, kTourism)});

    REQUIRE(now.size() == 1);
    CHECK(withFormer(now[0]) == "Sở Du lịch (gồm Sở Công nghiệp, Sở Thương mại)");
}

TEST_CASE("who was split, or took over a part, keeps a row of its own; a circle ends", "[reports]") {
    const auto all = departments();
    const auto then = unitsOf(all, k2018);
    const auto rows = [&](const std::vector<domain::Succession>& successions) {
        return unitsOn(day(2020, 1, 1), then, all, successions).size();
    };

    CHECK(rows({follows(kTourism, kCulture, true)}) == 4);
    CHECK(rows({follows(kTourism, kCulture), follows(kTourism, kIndustry)}) == 4);
    CHECK(rows({follows(kTrade, kIndustry), follows(kIndustry, kTrade)}) <= 4);
}
