#include "schemas/domain/type_changes.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

using domain::Date;
using domain::DocumentType;
using domain::DocumentTypeCatalogue;
using domain::TypeClass;
using Told = std::vector<std::string>;

Date dayOf(const char* text) {
    return domain::parseIsoDate(text).value();
}

/// The catalogue of the start, with ids.
DocumentTypeCatalogue startingTypes(const std::vector<DocumentType>& more = {}) {
    auto types = domain::initialDocumentTypes();
    types.insert(types.end(), more.begin(), more.end());
    for (std::size_t i = 0; i < types.size(); ++i)
        types[i].id.value = static_cast<std::int64_t>(i) + 1;
    return DocumentTypeCatalogue(std::move(types));
}

DocumentType bulletin() {
    return {"BT", "Bản tin", "BT", TypeClass::administrative, dayOf("2027-01-01"), {}};
}

Told told(const Violations& violations) {
    Told all;
    for (const auto& violation : violations)
        all.push_back(violation.field + ' ' + violation.code);
    return all;
}

template <class Change>
Told added(Change change, const DocumentTypeCatalogue& types = startingTypes(),
           const DocumentType* before = nullptr) {
    auto type = bulletin();
    change(type);
    return told(domain::checkAddedType(type, types, before));
}

TEST_CASE("a new type is taken when nobody has its code, abbreviation or name", "[domain]") {
    CHECK(added([](auto&) {}).empty());
    CHECK(added([](auto& type) { type.abbreviation = type.code = "hđ"; }).empty());  // HĐ, HD are others
}

TEST_CASE("what is wrong with a new type is said of its field", "[domain]") {
    CHECK(added([](auto& type) { type.name = ""; }) == Told{"name required"});
    CHECK(added([](auto& type) { type.name = std::string(101, 'a'); }) == Told{"name too_long"});
    CHECK(added([](auto& type) {
              type.name.clear();
              for (int i = 0; i < 100; ++i)
                  type.name += "ế";
          }).empty());
    CHECK(added([](auto& type) { type.abbreviation = "ABCDEFGHIJK"; }) == Told{"abbreviation too_long"});
    for (const auto* cut : {"B-T", "B/T", "B T", "B.T", "Б"})
        CHECK(added([&](auto& type) { type.abbreviation = cut; }) == Told{"abbreviation bad_abbreviation"});
    CHECK(added([](auto& type) { type.code = "B/T"; }) == Told{"code bad_code"});
    CHECK(added([](auto& type) { type.abbreviation = type.code = ""; }) == Told{"abbreviation required"});
    CHECK(added([](auto& type) {
              type.abbreviation = type.code = "";
              type.typeClass = TypeClass::other;
          }) == Told{"code required"});
    CHECK(added([](auto& type) { type.validTo = dayOf("2026-12-31"); }) == Told{"valid_to too_early"});
    CHECK(added([](auto& type) { type.validTo = type.validFrom; }).empty());
}

TEST_CASE("no two types have one abbreviation or name on one day", "[domain]") {
    CHECK(added([](auto& type) { type.name = "kê hoach"; }) == Told{"name type_taken"});
    CHECK(added([](auto& type) { type.abbreviation = "KH"; }) == Told{"abbreviation type_taken"});
    CHECK(added([](auto& type) { type.abbreviation = "CV"; }) == Told{"abbreviation type_taken"});
    // TS was the abbreviation of an extract until 4 March 2020.
    CHECK(added([](auto& type) { type.abbreviation = type.code = "TS"; }).empty());
    CHECK(added([](auto& type) {
              type.abbreviation = type.code = "TS";
              type.validFrom = dayOf("2020-03-04");
          }) == Told{"abbreviation type_taken"});
}

TEST_CASE("a code stays with its type for ever", "[domain]") {
    CHECK(added([](auto& type) { type.code = "SaL"; }) == Told{"code type_taken"});  // ended in 1959
    CHECK(added([](auto& type) { type.code = type.abbreviation = "SaL"; }) ==
          Told{"abbreviation type_taken"});
}

TEST_CASE("a type goes on under another name, and keeps what it shared before", "[domain]") {
    const auto types = startingTypes();
    const auto under = [&](const char* code, auto change) {
        const auto* before = types.byCode(code, dayOf("2026-12-31"));
        return added(
            [&](auto& type) {
                type = *before;
                type.id = {};
                type.validFrom = dayOf("2027-01-01");
                change(type);
            },
            types, before);
    };
    CHECK(under("KH", [](auto& type) { type.name = "Kế hoạch công tác"; }).empty());
    CHECK(under("KH", [](auto&) {}).empty());
    CHECK(under("CV", [](auto& type) { type.name = "Thư công vụ"; }).empty());  // letters have none
    CHECK(under("NQ-QPPL", [](auto& type) { type.name = "Nghị quyết của dân"; }).empty());  // NQ of three
    CHECK(under("LCT", [](auto& type) { type.name = "Lệnh của Chủ tịch nước"; }).empty());  // L is a law too
    CHECK(under("KH", [](auto& type) { type.name = "Báo cáo"; }) == Told{"name type_taken"});
    CHECK(under("KH", [](auto& type) { type.abbreviation = "QĐ"; }) == Told{"abbreviation type_taken"});
}

TEST_CASE("a row may not stand where another one of its type does", "[domain]") {
    auto later = bulletin();
    later.validFrom = dayOf("2028-01-01");
    auto first = bulletin();
    first.validTo = dayOf("2026-12-31");
    first.validFrom = dayOf("2026-01-01");
    const auto types = startingTypes({first, later});
    const auto* before = types.byCode("BT", dayOf("2026-06-01"));
    CHECK(added([](auto&) {}, types, before) == Told{"valid_from type_taken"});
    CHECK(added([](auto& type) { type.validTo = dayOf("2027-12-31"); }, types, before).empty());
}

TEST_CASE("a row ends where no document stands behind its last day", "[domain]") {
    const auto types = startingTypes();
    const auto* plan = types.byCode("KH", dayOf("2026-01-01"));
    const auto last = dayOf("2026-03-31");
    CHECK(domain::checkLastDay(*plan, last, types, {}).empty());
    CHECK(told(domain::checkLastDay(*plan, dayOf("2020-03-04"), types, {})) == Told{"valid_to too_early"});
    const auto inUse = domain::checkLastDay(*plan, last, types, {12, dayOf("2026-04-02")});
    REQUIRE(told(inUse) == Told{"valid_to type_in_use"});
    CHECK(inUse[0].message.find("12 văn bản") != std::string::npos);
    CHECK(inUse[0].message.find("02/04/2026") != std::string::npos);

    CHECK(told(domain::checkContinuation(*plan, plan->validFrom, {})) == Told{"valid_from too_early"});
    CHECK(domain::checkContinuation(*plan, dayOf("2026-03-31"), {}).empty());
    const auto renamed = domain::checkContinuation(*plan, dayOf("2026-03-31"), {1, dayOf("2026-04-02")});
    REQUIRE(told(renamed) == Told{"valid_from type_in_use"});
    CHECK(renamed[0].message.find("03/04/2026") != std::string::npos);
}

TEST_CASE("an end is taken back unless another type has its code, name or abbreviation now", "[domain]") {
    auto ended = bulletin();
    ended.validTo = dayOf("2027-06-30");
    const auto resumed = [&](const std::vector<DocumentType>& others) {
        auto all = others;
        all.push_back(ended);
        const auto types = startingTypes(all);
        return told(domain::checkLastDay(types.types().back(), {}, types, {}));
    };
    auto other = bulletin();
    other.validFrom = dayOf("2027-07-01");
    CHECK(resumed({}).empty());
    CHECK(resumed({other}) == Told{"valid_to type_taken"});
    other.code = "BTM";
    CHECK(resumed({other}) == Told{"valid_to type_taken"});
    other.abbreviation = "BTM";
    CHECK(resumed({other}) == Told{"valid_to type_taken"});
    other.name = "Bản tin mới";
    CHECK(resumed({other}).empty());
}

TEST_CASE("a type is called what it was called on the day, or nearest to it", "[domain]") {
    const auto types = startingTypes();
    const auto nameOf = [&](const char* code, const char* day) {
        const auto* type = types.nameOf(code, dayOf(day));
        return type == nullptr ? "" : type->name;
    };
    CHECK(nameOf("SY", "2018-01-01") == "Bản sao y bản chính");
    CHECK(nameOf("SY", "2020-03-05") == "Bản sao y");
    CHECK(nameOf("SY", "2001-01-01") == "Bản sao y bản chính");
    CHECK(nameOf("SaL", "2026-01-01") == "Sắc lệnh");
    CHECK(nameOf("XX", "2026-01-01").empty());
}

}  // namespace
}  // namespace vanthu::tests
