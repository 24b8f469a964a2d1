#include "tests/search/index_fixture.h"

#include <catch2/catch.hpp>

using namespace vanthu;
using tests::IndexFixture;

// Xapian calls the list of such a term corrupt; see kNoDocument in indexer/search/sharded_database.h.
TEST_CASE("what every document of a year has is found, whatever their ids", "[search]") {
    std::vector<tests::SampleDocument> samples;
    for (std::int64_t id = 5001; id <= 9000; ++id)
        if (id % 7 != 0) samples.push_back({.id = id, .subject = "Kế hoạch kiểm tra"});
    const IndexFixture fixture(samples);
    const auto count = static_cast<std::int64_t>(samples.size());
    const auto total = [&](const search::Query& query) {
        return fixture.index().search(query, IndexFixture::only({{1}})).total;
    };

    search::Query all;
    CHECK(total(all) == count);
    all.direction = domain::Direction::incoming;
    all.typeCode = "KH";
    CHECK(total(all) == count);
    all.text = "kế hoạch trichyeu:\"kiểm tra\"";
    CHECK(total(all) == count);
    CHECK(fixture.find("kế hoạch").total == count);
    CHECK(fixture.index().status().documents == count);
    CHECK(fixture.index().documentsAfter({}, 10'000).size() == samples.size());
    CHECK(fixture.index().documentsAfter({}, 1).front().value == 5001);
}
