#include "schemas/domain/text.h"
#include "tests/search/index_fixture.h"

#include <vector>

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using tests::IndexFixture;

namespace {

const IndexFixture& spelledIndex() {
    static const IndexFixture fixture({
        {.id = 1, .subject = "Cải cách thủ tục hành chính", .text = "kế hoạch năm nay", .organisation = 1},
        {.id = 2,
         .subject = "Đất đai và nhà ở",
         .text = "giấy chứng nhận quyền sử dụng đất",
         .organisation = 1},
        {.id = 3,
         .subject = "Kế hoạch khuyếch trương",
         .text = "nghiêng",
         .organisation = 1,
         .access = domain::Access::restricted},
        {.id = 4, .subject = "Chuyện thuyền", .organisation = 2},
    });
    return fixture;
}

std::string suggested(const std::string& text, const domain::AccessScope& scope) {
    search::Query query;
    query.text = text;
    return spelledIndex().index().search(query, scope).suggestion;
}
std::string suggested(const std::string& text) {
    return suggested(text, IndexFixture::only({domain::OrganisationId{1}}));
}

}  // namespace

TEST_CASE("a word that no document has is replaced by one a letter away", "[search]") {
    CHECK(suggested("thủ tục hàhn chính") == "thủ tục hành chính");
    CHECK(suggested("cai cachh hanh chinh") == "cai cach hanh chinh");
    CHECK(suggested("\"chứg nhận\" -đất") == "\"chứng nhận\" -đất");
    CHECK(suggested("hoạhc nam") == "hoạch năm");
}

TEST_CASE("codes, types, days and names of fields are not taken for words", "[search]") {
    for (const auto* text :
         {"loai:CV", "-loai:CV", "so:cahi/UBMD", "kyhieu:hoahc", "12/hoahc", "trihyeu:x"}) {
        INFO(text);
        CHECK(suggested(text) == "");
    }
    CHECK(suggested("trichyeu:hàhn") == "trichyeu:hành");
}

TEST_CASE("keys left over from Telex and VNI are understood", "[search]") {
    CHECK(suggested("cair cachs") == "cải cách");
    CHECK(suggested("thu3 tu5c") == "thủ tục");
}

TEST_CASE("an accent that no document has is replaced by the usual one of the same letters", "[search]") {
    CHECK(suggested("thủ tuc hành chính") == "thủ tục hành chính");
    CHECK(suggested("cai cach hánh chính") == "cai cach hành chính");
    CHECK(suggested("kệ hoạch") == "kế hoạch");
    CHECK(suggested("\"giây chứng nhận\"") == "\"giấy chứng nhận\"");
    CHECK(suggested("đất đai nhá ơ") == "đất đai nhà ở");
    // What was meant without accents, and a pair that is nowhere, stay.
    CHECK(suggested("cai cach hanh chinh").empty());
    CHECK(suggested("đất hành").empty());
    CHECK(suggested("loai:KỆ").empty());
}

TEST_CASE("the usual accent is that of documents that the reader may see", "[search]") {
    const domain::OrganisationId one{1}, two{2};
    CHECK(suggested("chuyện thuyên").empty());
    CHECK(suggested("chuyện thuyên", IndexFixture::only({two})) == "chuyện thuyền");
    CHECK(suggested("khuyếch trướng").empty());
    CHECK(suggested("khuyếch trướng", {.organisations = {one}, .restricted = {one}}) == "khuyếch trương");
}

TEST_CASE("nothing is suggested for words that are there, numbers and what is like nothing", "[search]") {
    const auto text = GENERATE(as<std::string>{}, "cải cách", "cai cach", "456", "2026", "", "zzzzzzzz",
                               "-đất", "ngay:2026", "qwerty uiop");
    INFO(text);
    CHECK(suggested(text).empty());
}

TEST_CASE("no word of a document that the reader may not see is suggested or taken for known", "[search]") {
    const domain::OrganisationId one{1}, two{2};
    // Who reads the registries of many units is served by another way.
    std::vector<domain::OrganisationId> others;
    const std::int64_t many = GENERATE(0, 30);
    for (std::int64_t unit = 0; unit < many; ++unit)
        others.push_back({100 + unit});
    const domain::AccessScope ofOne{.organisations = {one}, .restricted = others};
    const domain::AccessScope all{.organisations = {one, two}, .restricted = {one}, .assigned = others};
    const domain::AccessScope unrestricted{.everything = true, .restricted = others};

    CHECK(suggested("nghiêgn", all) == "nghiêng");
    CHECK(suggested("nghiêgn", ofOne).empty());
    CHECK(suggested("thuyềnn", all) == "thuyền");
    CHECK(suggested("thuyềnn", ofOne).empty());
    CHECK(suggested("thuyền", all).empty());
    // Known to another unit alone is unknown here.
    CHECK(suggested("chuyện", ofOne).empty());
    CHECK(suggested("chinhh", unrestricted) == "chinh");
    CHECK(suggested("nghiêgn", unrestricted).empty());
}

TEST_CASE("a word is known to a reader of many units though others have it first", "[search]") {
    std::vector<tests::SampleDocument> samples;
    for (std::int64_t id = 1; id <= 20; ++id)
        samples.push_back({.id = id, .subject = "Chuyện thuyền", .organisation = id == 20 ? 20 : 99});
    const IndexFixture fixture(samples);
    domain::AccessScope scope;
    for (std::int64_t unit = 1; unit <= 30; ++unit)
        scope.organisations.push_back({unit});
    search::Query query;
    query.text = "thuyềnn";

    CHECK(fixture.index().search(query, scope).suggestion == "thuyền");
    scope.organisations.erase(scope.organisations.begin() + 19);
    CHECK(fixture.index().search(query, scope).suggestion.empty());
}
