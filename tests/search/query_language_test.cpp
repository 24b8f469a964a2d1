#include "tests/search/index_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using tests::IndexFixture;
using Ids = std::vector<std::int64_t>;

namespace {

Ids found(const IndexFixture& fixture, const std::string& text) {
    INFO(text);
    const auto page = fixture.find(text);
    auto ids = IndexFixture::idsOf(page);
    CHECK(page.total == static_cast<std::int64_t>(ids.size()));
    std::sort(ids.begin(), ids.end());
    return ids;
}

const IndexFixture& sampleIndex() {
    static const IndexFixture fixture({
        {.id = 1,
         .code = "456/KH-UBND",
         .subject = "Kế hoạch cải cách hành chính",
         .text = "giao Sở Nội vụ chủ trì, họp ngày 05 tháng 02 năm 2026",
         .issuer = "Ủy ban nhân dân tỉnh Bến Tre",
         .issued = "2026-01-15",
         .signer = "Trần Văn An",
         .arrived = "2026-02-01"},
        {.id = 2,
         .code = "12/QĐ-SNV",
         .subject = "Quyết định về thủ tục",
         .text = "cải cách thật nhanh các thủ tục hành chính",
         .issuer = "Sở Nội vụ",
         .type = "QĐ",
         .issued = "2026-02-05",
         .signer = "Nguyễn Thị Bình"},
        {.id = 3,
         .code = "456/QĐ-UBND",
         .subject = "Quyết định khen thưởng",
         .text = "thành tích cải cách hành chính",
         .type = "QĐ",
         .issued = "2025-12-31"},
    });
    return fixture;
}

}  // namespace

TEST_CASE("fields find in their own words only", "[search]") {
    const auto& fixture = sampleIndex();
    CHECK(found(fixture, "trichyeu:\"cải cách\"") == Ids{1});
    CHECK(found(fixture, "trich-yeu:cach") == Ids{1});
    CHECK(found(fixture, "trichyeu:\"cách cải\"").empty());
    CHECK(found(fixture, "coquan:\"Nội vụ\"") == Ids{2});
    CHECK(found(fixture, "nguoiky:tran") == Ids{1});
    CHECK(found(fixture, "nguoiky:\"Thị Bình\"") == Ids{2});
    CHECK(found(fixture, "loai:\"quyết định\"") == Ids{2, 3});
    CHECK(found(fixture, "so:456") == Ids{1, 3});
    CHECK(found(fixture, "so:456 kyhieu:qđ") == Ids{3});
    CHECK(found(fixture, "cải cách loai:KH") == Ids{1});
    CHECK(found(fixture, "so:99").empty());
}

TEST_CASE("dates find by the day of the document and in its text", "[search]") {
    const auto& fixture = sampleIndex();
    CHECK(found(fixture, "ngay:2/2026") == Ids{2});
    CHECK(found(fixture, "ngay:2026") == Ids{1, 2});
    CHECK(found(fixture, "ngay:12/2025..1/2026") == Ids{1, 3});
    CHECK(found(fixture, "tungay:15/1/2026") == Ids{1, 2});
    CHECK(found(fixture, "denngay:2025") == Ids{3});
    CHECK(found(fixture, "ngayden:1/2/2026") == Ids{1});
    const auto typed =
        GENERATE(as<std::string>{}, "5/2/2026", "05.02.2026", "ngày 5 tháng 2 năm 2026", "ngay 5/2/2026");
    CHECK(found(fixture, typed) == Ids{1, 2});
    CHECK(found(fixture, "tháng 12/2025") == Ids{3});
    CHECK(found(fixture, "quyết định 2025") == Ids{3});
}

TEST_CASE("what is excluded is not found", "[search]") {
    const auto& fixture = sampleIndex();
    CHECK(found(fixture, "cải cách -khen") == Ids{1, 2});
    CHECK(found(fixture, "cải cách -\"hành chính\"").empty());
    CHECK(found(fixture, "cải cách -loai:QĐ") == Ids{1});
    CHECK(found(fixture, "-so:456") == Ids{2});
    CHECK(found(fixture, "-456/KH-UBND") == Ids{2, 3});
    CHECK(found(fixture, "-ngay:2026") == Ids{3});
}

TEST_CASE("a beginning finds every word that begins so, within the reader's rights", "[search]") {
    const auto& fixture = sampleIndex();
    CHECK(found(fixture, "cải cách thu*") == Ids{2, 3});
    CHECK(found(fixture, "khe*") == Ids{3});
    CHECK(found(fixture, "k*").empty());  // one letter is a word
    CHECK(fixture.find("zzz*").suggestion.empty());
    search::Query query;
    query.text = "khe*";
    CHECK(fixture.index().search(query, IndexFixture::only({domain::OrganisationId{2}})).total == 0);
}

TEST_CASE("NEAR finds words and phrases at most so far apart, in any order", "[search]") {
    const auto& fixture = sampleIndex();
    CHECK(found(fixture, "\"cải cách\" NEAR/3 \"thủ tục\"") == Ids{2});
    CHECK(found(fixture, "\"thủ tục\" GẦN/3 \"cải cách\"") == Ids{2});
    CHECK(found(fixture, "\"cải cách\" NEAR/1 \"thủ tục\"").empty());
    CHECK(found(fixture, "thành NEAR/1 tích") == Ids{3});
}

TEST_CASE("nothing of the grammar leads past the rights of the reader", "[search]") {
    const IndexFixture fixture({{.id = 1, .subject = "một", .organisation = 1, .issued = "2026-01-01"},
                                {.id = 2, .subject = "một", .organisation = 2, .issued = "2026-01-01"}});
    search::Query query;
    query.text = GENERATE("-hai", "ngay:2026", "1/1/2026", "trichyeu:một", "một NEAR/5 một", "=một", "-so:1",
                          "tungay:2025 -loai:QĐ");
    INFO(query.text);
    const auto page = fixture.index().search(query, IndexFixture::only({domain::OrganisationId{2}}));
    CHECK(page.total == (query.text == "một NEAR/5 một" ? 0 : 1));
    for (const auto id : IndexFixture::idsOf(page))
        CHECK(id == 2);
}

TEST_CASE("every stage of a query can be seen", "[search]") {
    search::Query query;
    query.text = "cải cách -khen ngay:2026";
    const auto seen = sampleIndex().index().explain(query, IndexFixture::everything());
    CHECK_THAT(seen, Catch::Contains("đủ các từ: cải cách") && Catch::Contains("trừ: cụm từ “khen”") &&
                         Catch::Contains("match:") && Catch::Contains("rank:"));
}

TEST_CASE("of two documents with the same words the one that has them together answers a question",
          "[search]") {
    const std::vector<std::string> words{"khuyến", "nông", "thủy", "lợi", "rừng", "biển", "đường", "cầu"};
    const auto scattered = [&](int apart) {
        std::string text;
        int fillers = 8 * 40;
        for (const auto& word : words) {
            text += word + " ";
            for (int i = 0; i < apart; ++i, --fillers)
                text += "lời ";
        }
        for (; fillers > 0; --fillers)
            text += "lời ";
        return text;
    };
    // BM25 cannot tell them apart, and then the later document would be first.
    const IndexFixture fixture({{.id = 1, .text = scattered(2)}, {.id = 2, .text = scattered(40)}});

    CHECK(fixture.ids("khuyến nông thủy lợi rừng biển đường cầu") == Ids{1, 2});
    CHECK(fixture.find("khuyến nông thủy lợi rừng biển đường cầu").hits.front().score >
          fixture.find("khuyến nông thủy lợi rừng biển đường cầu").hits.back().score);
}
