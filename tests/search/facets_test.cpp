#include "tests/search/index_fixture.h"

#include "schemas/search/document_keys.h"
#include "schemas/search/facet_values.h"

#include <algorithm>
#include <numeric>

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using search::FacetField;
using search::Query;
using tests::IndexFixture;
using Counts = std::vector<std::pair<std::string, std::int64_t>>;

namespace {

std::vector<tests::SampleDocument> facetSamples() {
    return {
        {.id = 1, .code = "1/KH-UBND", .subject = "Kế hoạch cải cách hành chính", .issued = "2018-03-01"},
        {.id = 2,
         .code = "2/QĐ-UBND",
         .subject = "Quyết định cải cách",
         .organisation = 2,
         .issuer = "UBND tỉnh Bến Tre",
         .type = "QĐ",
         .direction = domain::Direction::outgoing,
         .book = 7,
         .issued = "2018-12-31"},
        {.id = 3,
         .subject = "Thư về cải cách",
         .organisation = 2,
         .issuer = "Sở Nội vụ",
         .type = "",
         .issued = "",
         .access = domain::Access::restricted,
         .arrived = "2020-01-05"},
        {.id = 4, .code = "4/KH-SNV", .subject = "Việc khác", .issuer = "Sở Nội vụ", .issued = "2019-05-05"},
    };
}

const search::Facet& facet(const search::Page& page, FacetField field) {
    const auto found = std::ranges::find(page.facets, field, &search::Facet::field);
    REQUIRE(found != page.facets.end());
    return *found;
}

Counts counts(const search::Page& page, FacetField field) {
    Counts counts;
    for (const auto& value : facet(page, field).values)
        counts.emplace_back(value.value, value.documents);
    return counts;
}

Query asked(std::string text) {
    Query query;
    query.text = std::move(text);
    query.facets = true;
    query.limit = 1;
    return query;
}

}  // namespace

TEST_CASE("facets count all hits, whatever page is shown", "[search][facets]") {
    const IndexFixture fixture(facetSamples());
    const auto everyone = domain::AccessScope{.everything = true, .restricted = {{2}}};

    const auto page = fixture.index().search(asked("cải cách"), everyone);

    REQUIRE(page.total == 3);
    REQUIRE(page.hits.size() == 1);
    CHECK(counts(page, FacetField::type) == Counts{{"KH", 1}, {"QĐ", 1}});
    CHECK(facet(page, FacetField::type).without == 1);
    CHECK(counts(page, FacetField::year) == Counts{{"2020", 1}, {"2018", 2}});
    CHECK(counts(page, FacetField::issuer) == Counts{{"UBND tỉnh Bến Tre", 2}, {"Sở Nội vụ", 1}});
    CHECK(counts(page, FacetField::direction) == Counts{{"incoming", 2}, {"outgoing", 1}});
    CHECK(counts(page, FacetField::book) == Counts{{"1", 2}, {"7", 1}});
    CHECK(counts(page, FacetField::unit) == Counts{{"2", 2}, {"1", 1}});
    CHECK(fixture.index().search({.text = "cải cách"}, everyone).facets.empty());
}

TEST_CASE("facets count only what the reader may know of", "[search][facets]") {
    const IndexFixture fixture(facetSamples());

    const auto page = fixture.index().search(asked("cải cách"), IndexFixture::only({{2}}));

    CHECK(page.total == 1);
    CHECK(counts(page, FacetField::type) == Counts{{"QĐ", 1}});
    CHECK(facet(page, FacetField::type).without == 0);
    CHECK(counts(page, FacetField::unit) == Counts{{"2", 1}});
}

TEST_CASE("facets count the hits of a question too", "[search][facets]") {
    const IndexFixture fixture(facetSamples());

    const auto page = fixture.find(asked("cải cách hành chính ở nước ta nên làm như thế nào cho tốt"));

    REQUIRE(page.total == 2);
    CHECK(counts(page, FacetField::type) == Counts{{"KH", 1}, {"QĐ", 1}});
}

TEST_CASE("choosing a value of a facet finds as many as it counted", "[search][facets]") {
    const IndexFixture fixture(facetSamples());
    const auto everyone = domain::AccessScope{.everything = true, .restricted = {{2}}};
    const auto page = fixture.index().search(asked(""), everyone);
    REQUIRE(page.total == 4);
    for (const auto& counted : page.facets) {
        auto sum = counted.rest + counted.without;
        for (const auto& [value, documents] : counted.values) {
            CAPTURE(domain::code(counted.field), value);
            Query query;
            switch (counted.field) {
                case FacetField::type:
                    query.typeCode = value;
                    break;
                case FacetField::year:
                    query.year = std::stoi(value);
                    break;
                case FacetField::issuer:
                    query.issuerExact = value;
                    break;
                case FacetField::direction:
                    query.direction = domain::parse<domain::Direction>(value);
                    break;
                case FacetField::book:
                    query.book = domain::BookId{std::stoi(value)};
                    break;
                case FacetField::unit:
                    query.unit = domain::OrganisationId{std::stoi(value)};
                    break;
            }
            CHECK(fixture.index().search(query, everyone).total == documents);
            sum += documents;
        }
        CHECK(sum == page.total);
    }
}

TEST_CASE("of many issuers the most frequent are told, and how many hits the others have",
          "[search][facets]") {
    std::vector<tests::SampleDocument> many;
    for (std::int64_t id = 1; id <= 30; ++id)
        many.push_back({.id = id, .subject = "Công văn", .issuer = "Sở " + std::to_string(id % 25)});
    const IndexFixture fixture(many);

    const auto page = fixture.find(asked("công văn"));

    const auto& issuers = facet(page, FacetField::issuer);
    REQUIRE(issuers.values.size() == search::kFacetIssuersMost);
    CHECK(issuers.values.front().documents == 2);
    CHECK(issuers.rest == 5);
}

TEST_CASE("what a document counts under is read as it was written, and nothing else", "[search][facets]") {
    const search::FacetValues values{2018, domain::Direction::outgoing, std::nullopt, {12}, "", "QĐ A"};

    CHECK(search::unpackFacets(search::packFacets(values)) == values);
    CHECK_FALSE(search::unpackFacets(""));
    CHECK_FALSE(search::unpackFacets("2018 outgoing 1 2"));
    CHECK_FALSE(search::unpackFacets("x outgoing 0 1 k QĐ"));
    CHECK_FALSE(search::unpackFacets("2018 sideways 0 1 k QĐ"));
}

TEST_CASE("an agency is the same in full and abbreviated, another one is not", "[search][facets]") {
    CHECK(search::issuerKey("UBND tỉnh Bến Tre") == search::issuerKey("ỦY BAN NHÂN DÂN TỈNH BẾN TRE"));
    CHECK(search::issuerKey("UBND tỉnh Bến Tre") != search::issuerKey("UBND tỉnh Bến"));
    CHECK(search::issuerKey("…").empty());
}
