#include "tests/search/index_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using tests::IndexFixture;
using Ids = std::vector<std::int64_t>;

namespace {

const std::string kWater = "Vận hành hồ chứa nước và xả lũ trong mùa mưa bão ở lưu vực sông.";
const std::string kSchool = "Tuyển sinh vào lớp mười trung học phổ thông công lập năm học mới.";
const std::string kTax = "Miễn giảm thuế sử dụng đất nông nghiệp cho hộ nghèo vùng khó khăn.";

/// Documents about three things; 1 and 5 are the same official document in two registries.
std::vector<tests::SampleDocument> similarSamples() {
    return {
        {.id = 1,
         .code = "1/KH-UBND",
         .subject = "Kế hoạch hồ chứa nước",
         .text = kWater,
         .issued = "2026-01-01"},
        {.id = 2,
         .code = "2/KH-UBND",
         .subject = "Kế hoạch xả lũ hồ chứa nước",
         .text = kWater + " Số liệu quan trắc.",
         .issued = "2026-01-02"},
        {.id = 3, .subject = "Tuyển sinh", .text = kSchool},
        {.id = 4, .subject = "Thuế đất", .text = kTax},
        {.id = 5,
         .code = "1/KH-UBND",
         .subject = "Kế hoạch hồ chứa nước",
         .text = kWater,
         .organisation = 2,
         .issued = "2026-01-01"},
        {.id = 6, .subject = "Mật: hồ chứa nước", .text = kWater, .access = domain::Access::restricted},
        {.id = 7, .subject = "Tuyển sinh lớp mười", .text = "Tuyển sinh vào lớp mười."},
    };
}

Ids idsOf(const std::vector<search::Hit>& hits) {
    Ids ids;
    for (const auto& hit : hits)
        ids.push_back(hit.document.value);
    return ids;
}

}  // namespace

TEST_CASE("documents about the same are found, without the document itself and its copies", "[search]") {
    const IndexFixture fixture(similarSamples());

    const auto& index = fixture.index();
    CHECK(idsOf(index.similar({1}, {}, IndexFixture::everything(), 10)) == Ids{2});
    CHECK(idsOf(index.similar({5}, {}, IndexFixture::everything(), 10)) == Ids{2});
    CHECK(idsOf(index.similar({3}, {}, IndexFixture::everything(), 10)) == Ids{7});
    CHECK(idsOf(index.similar({1}, {{2}}, IndexFixture::everything(), 10)).empty());
    CHECK(idsOf(index.similar({99}, {}, IndexFixture::everything(), 10)).empty());
}

TEST_CASE("only documents in scope are alike, and copies of one count once", "[search]") {
    const IndexFixture fixture(similarSamples());

    const domain::AccessScope keeper{.organisations = {{1}}, .restricted = {{1}}};
    CHECK(idsOf(fixture.index().similar({2}, {}, keeper, 10)).size() == 2);  // 1 and 6
    CHECK(idsOf(fixture.index().similar({2}, {}, IndexFixture::only({{2}}), 10)) == Ids{5});
    CHECK(idsOf(fixture.index().similar({2}, {}, IndexFixture::everything(), 10)).size() == 1);  // 1 or 5
}

TEST_CASE("a pasted paragraph finds the document it is from, whatever its marks mean in a query",
          "[search]") {
    const IndexFixture fixture(similarSamples());
    const auto about = [&](const std::string& text, const search::Query& filters = {}) {
        return fixture.index().about(text, filters, IndexFixture::everything());
    };

    const auto hits = about("Theo báo cáo: \"tuyen sinh vao lop muoi trung hoc pho thong cong lap -NEAR so:");
    REQUIRE(idsOf(hits) == Ids{3, 7});
    CHECK_FALSE(hits.front().snippet.marks.empty());
    CHECK(idsOf(about(kTax)) == Ids{4});
    CHECK(about("").empty());
    CHECK(about("… \xff\xfe …").empty());
    CHECK(about("hoàn toàn khác hẳn mọi thứ").empty());
    CHECK(about(kTax, {.direction = domain::Direction::outgoing}).empty());
    std::string endless;
    while (endless.size() < 200'000)
        endless += kTax + " ";
    CHECK(idsOf(about(endless)) == Ids{4});
}

TEST_CASE("registrations of one official document are known as such, in whatever scope", "[search]") {
    const IndexFixture fixture(similarSamples());
    const auto copies = [&](std::int64_t id, const domain::AccessScope& scope) {
        Ids ids;
        for (const auto copy : fixture.index().copiesOf({id}, scope))
            ids.push_back(copy.value);
        return ids;
    };

    CHECK(copies(1, IndexFixture::everything()) == Ids{1, 5});
    CHECK(copies(1, IndexFixture::only({{2}})) == Ids{5});
    CHECK(copies(3, IndexFixture::everything()) == Ids{3});
    CHECK(copies(99, IndexFixture::everything()).empty());
}

TEST_CASE("a search among given documents finds and counts these alone", "[search]") {
    const IndexFixture fixture(similarSamples());
    search::Query query;
    query.text = "hồ chứa nước";
    query.among = std::vector<domain::DocumentId>{{2}, {5}, {4}, {6}};

    const auto page = fixture.find(query);

    CHECK(page.total == 2);  // 6 is out of scope
    query.among->clear();
    CHECK(fixture.find(query).total == 0);
}
