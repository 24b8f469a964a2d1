#include "tests/search/index_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using search::Query;
using tests::IndexFixture;
using Ids = std::vector<std::int64_t>;

namespace {

/// One plan in three registries, another plan of that number, one without a number, and something else.
std::vector<tests::SampleDocument> collapseSamples() {
    return {
        {.id = 1,
         .code = "12/KH-UBND",
         .subject = "Kế hoạch cải cách",
         .direction = domain::Direction::outgoing,
         .issued = "2026-02-09"},
        {.id = 2,
         .code = "12/kh-ubnd",
         .subject = "Kế hoạch cải cách",
         .organisation = 2,
         .issuer = "UBND tỉnh Bến Tre",
         .issued = "2026-02-09"},
        {.id = 3,
         .code = "012/KH-UBND",
         .subject = "Kế hoạch cải cách của tỉnh",
         .organisation = 3,
         .issued = "2026-02-09"},
        {.id = 4,
         .code = "12/KH-UBND",
         .subject = "Kế hoạch cải cách",
         .issuer = "UBND huyện Ba Tri",
         .issued = "2026-02-09"},
        {.id = 5, .subject = "Kế hoạch cải cách", .issued = "2026-02-09"},
        {.id = 6, .subject = "Kế hoạch cải cách", .issued = "2026-02-09"},
        {.id = 7, .code = "12/KH-UBND", .subject = "Kế hoạch cải cách", .issued = "2025-02-09"},
    };
}

Query collapsed(std::string text) {
    Query query;
    query.text = std::move(text);
    query.collapse = true;
    return query;
}

Ids copies(const search::Page& page) {
    Ids copies;
    for (const auto& hit : page.hits)
        copies.push_back(hit.copies);
    std::sort(copies.begin(), copies.end());
    return copies;
}

}  // namespace

TEST_CASE("registrations of one official document are one hit, which tells how many there are", "[search]") {
    const IndexFixture fixture(collapseSamples());

    for (const auto* text : {"cải cách", "cải cách kế hoạch của tỉnh nhà trong năm nay thế nào", ""}) {
        CAPTURE(text);
        CHECK(fixture.find(text).total == 7);
        const auto page = fixture.find(collapsed(text));
        CHECK(page.total == 5);
        CHECK(page.hits.size() == 5);
        CHECK(copies(page) == Ids{0, 0, 0, 0, 2});
    }
}

TEST_CASE("of copies only those in scope count", "[search]") {
    const IndexFixture fixture(collapseSamples());

    const auto page = fixture.index().search(collapsed("cải cách"), IndexFixture::only({{1}, {3}}));

    CHECK(page.total == 5);
    CHECK(copies(page) == Ids{0, 0, 0, 0, 1});
    CHECK(fixture.index().search(collapsed("cải cách"), IndexFixture::only({{2}})).hits.front().copies == 0);
}

TEST_CASE("pages of collapsed hits go on where the one before ended", "[search]") {
    const IndexFixture fixture(collapseSamples());
    auto query = collapsed("cải cách");
    query.limit = 2;
    Ids seen;
    for (int pages = 0; pages < 5; ++pages) {
        const auto page = fixture.find(query);
        for (const auto id : IndexFixture::idsOf(page))
            seen.push_back(id);
        query.cursor = page.nextCursor;
        if (query.cursor.empty()) break;
    }
    std::sort(seen.begin(), seen.end());
    CHECK(seen.size() == 5);
    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

TEST_CASE("facets count every copy, collapsed or not", "[search][facets]") {
    const IndexFixture fixture(collapseSamples());
    auto query = collapsed("cải cách");
    query.facets = true;

    std::int64_t counted = 0;
    for (const auto& facet : fixture.find(query).facets)
        if (facet.field == search::FacetField::unit)
            for (const auto& unit : facet.values)
                counted += unit.documents;

    CHECK(counted == 7);
}

TEST_CASE("what is out of force stands behind what is in force, and is still found", "[search]") {
    const IndexFixture fixture(collapseSamples());
    const auto best = fixture.find("cải cách").hits.front().document;
    const search::OutOfForce outOfForce = [&](const auto& found) {
        CHECK(std::ranges::find(found, best) != found.end());
        return std::vector{best};
    };
    const auto find = [&](Query query) {
        return IndexFixture::idsOf(fixture.index().search(query, IndexFixture::everything(), outOfForce));
    };

    auto behind = find({.text = "cải cách"});
    REQUIRE(behind.size() == 7);
    CHECK(behind.back() == best.value);
    CHECK(find({.text = "cải cách", .limit = 6}).back() != best.value);
    std::sort(behind.begin(), behind.end());
    CHECK(behind == Ids{1, 2, 3, 4, 5, 6, 7});
    // Asked for by its number, or by day, it stays where it is.
    const auto number = fixture.ids("12/KH-UBND");
    CHECK(find({.text = "12/KH-UBND"}) == number);
    CHECK(find({.sort = search::Sort::oldest}) ==
          IndexFixture::idsOf(fixture.find(Query{.sort = search::Sort::oldest})));
}
