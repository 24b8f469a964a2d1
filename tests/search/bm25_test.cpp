#include "indexer/search/bm25.h"

#include "indexer/search/index_reader.h"
#include "indexer/search/manifest.h"
#include "indexer/search/sharded_database.h"
#include "tests/search/index_fixture.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include <xapian.h>

using namespace vanthu;
using tests::IndexFixture;
using tests::SampleDocument;

TEST_CASE("chosen documents get the scores that Xapian's matcher gives", "[search]") {
    const std::vector<std::string> words{"kế",    "hoạch", "cải",  "cách", "hành",
                                         "chính", "ke",    "tỉnh", "năm",  "2018"};
    std::mt19937 random(7);
    std::vector<SampleDocument> samples;
    for (std::int64_t id = 1; id <= 300; ++id) {
        SampleDocument sample{.id = id, .code = std::to_string(id) + "/KH-UBND", .subject = "Kế hoạch năm"};
        for (auto left = random() % 60; left > 0; --left)
            sample.text += words[random() % words.size()] + (random() % 9 == 0 ? ", " : " ");
        sample.registered = 2016 + static_cast<int>(id / 110);
        samples.push_back(std::move(sample));
    }
    const IndexFixture fixture(samples);
    const auto opened =
        search::openIndex(fixture.folder(), search::readManifest(fixture.folder()).value().shards);
    const search::ShardedDatabase& database = *opened;
    REQUIRE(database.shards().size() > 2);
    const auto text = search::parseQueryText("kế hoạch cải cách hành chính không có ở đâu năm 2018 kế hoạch");
    REQUIRE(text.isQuestion());

    Xapian::Enquire enquire(database);
    enquire.set_query(search::rankQuery(text));
    enquire.set_weighting_scheme(search::bm25());
    const auto found = enquire.get_mset(0, 1000);
    REQUIRE(found.size() == 300);
    std::vector<search::RankedDocument> documents;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        documents.push_back({*hit, 1000});
    std::shuffle(documents.begin(), documents.end(), random);
    search::addBm25(database, search::rankTerms(text), documents);

    for (auto hit = found.begin(); hit != found.end(); ++hit) {
        const auto own = std::ranges::find(documents, *hit, &search::RankedDocument::id);
        CHECK(own->score == Approx(1000 + hit.get_weight()));
    }
}

TEST_CASE("a question is answered by what writes its abbreviations out", "[search]") {
    const IndexFixture fixture({
        {.id = 1,
         .code = "1/KH-UBND",
         .subject = "Mức đóng bảo hiểm y tế của học sinh",
         .text = "Học sinh đóng theo tháng."},
        {.id = 2,
         .code = "2/KH-UBND",
         .subject = "Mức đóng học phí của học sinh",
         .text = "Học sinh đóng theo tháng."},
        {.id = 3,
         .code = "3/KH-UBND",
         .subject = "Mức đóng của học sinh đóng theo tháng",
         .text = "Học sinh đóng theo tháng."},
    });

    CHECK(fixture.ids("mức đóng BHYT của học sinh đóng theo tháng là bao nhiêu").front() == 1);
}
