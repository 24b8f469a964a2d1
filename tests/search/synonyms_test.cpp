#include "schemas/search/synonyms.h"

#include "schemas/domain/error.h"
#include "tests/search/index_fixture.h"
#include "tests/support/temp_dir.h"

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using search::Synonyms;
using tests::IndexFixture;
using Ids = std::vector<std::int64_t>;

TEST_CASE("abbreviations and what they stand for find each other", "[search]") {
    const IndexFixture fixture({
        {.id = 1, .subject = "Kế hoạch của Ủy ban nhân dân xã", .issuer = "Xã An"},
        {.id = 2, .subject = "Kế hoạch của UBND xã", .issuer = "Xã An"},
        {.id = 3, .subject = "Kế hoạch của nhân dân, ủy ban", .issuer = "Xã An"},
        {.id = 4, .subject = "Sở Thông tin và Truyền thông", .issuer = "Xã An"},
    });
    const auto found = [&](const std::string& text) {
        auto ids = fixture.ids(text);
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    CHECK(found("kế hoạch UBND") == Ids{1, 2});
    CHECK(found("ke hoach uy ban nhan dan") == Ids{1, 2, 3});
    CHECK(found("sở TT&TT") == Ids{4});
    CHECK(found("\"UBND xã\"") == Ids{2});
}

TEST_CASE("a list of the administrator takes the place of the shipped one", "[search]") {
    const tests::TempDir folder;
    const auto file = folder.path() / "synonyms.tsv";
    const std::vector<std::string_view> query{"ubnd", "xyz"};
    CHECK(Synonyms::in(folder.path()).at(query, 0).words == 1);
    CHECK(Synonyms::in(folder.path()).at(query, 1).words == 0);

    std::ofstream(file) << "# riêng\r\nXYZ\tmột hai\tba\r\n";
    CHECK(Synonyms::in(folder.path()).at(query, 0).words == 0);
    CHECK(Synonyms::in(folder.path()).at(query, 1).others ==
          std::vector<Synonyms::Form>{{"ba"}, {"mot", "hai"}});

    std::ofstream(file) << "XYZ\txyz\n";
    CHECK_THROWS_WITH(Synonyms::in(folder.path()),
                      Catch::Contains("line 1") && Catch::Contains("synonyms.tsv"));
}

TEST_CASE("an old name stands for the new one and the new one for the old ones", "[search]") {
    const auto names = Synonyms::parseFormerNames("Vĩnh Long\tBến Tre\tTrà Vinh\n");
    using Forms = std::vector<Synonyms::Form>;
    CHECK(names.at({"ben", "tre"}, 0) == Synonyms::Found{2, Forms{{"vinh", "long"}}});
    CHECK(names.at({"o", "vinh", "long"}, 1) == Synonyms::Found{2, Forms{{"ben", "tre"}, {"tra", "vinh"}}});
    CHECK(names.at({"ben"}, 0).words == 0);

    const IndexFixture fixture({{.id = 1, .subject = "Quy hoạch tỉnh Bến Tre", .issuer = "A"},
                                {.id = 2, .subject = "Quy hoạch tỉnh Vĩnh Long", .issuer = "A"},
                                {.id = 3, .subject = "Quy hoạch tỉnh Trà Vinh", .issuer = "A"}});
    CHECK(fixture.ids("quy hoạch Bến Tre") == Ids{1, 2});
    CHECK(fixture.ids("quy hoạch Vĩnh Long") == Ids{2, 3, 1});
}

TEST_CASE("units are found by the names of those that they followed or that follow them", "[search]") {
    const IndexFixture fixture(
        {{.id = 1, .subject = "Kế hoạch", .issuer = "Phòng Văn xã"},
         {.id = 2, .subject = "Kế hoạch của Phòng Tổng hợp", .issuer = "Phòng Tổng hợp"},
         {.id = 3, .subject = "Kế hoạch", .issuer = "UBND xã An"}});
    const auto found = [&](search::Query query) {
        auto names = std::make_shared<Synonyms>();
        names->add("Phòng Văn xã", "Phòng Tổng hợp");
        query.unitNames = names;
        auto ids = IndexFixture::idsOf(fixture.find(query));
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    CHECK(found({.text = "kế hoạch phòng văn xã"}) == Ids{1, 2});
    CHECK(found({.text = "coquan:\"Phòng Tổng hợp\""}) == Ids{1, 2});
    CHECK(found({.issuer = "phong tong hop"}) == Ids{1, 2});
    CHECK(found({.text = "trichyeu:\"Phòng Văn xã\""}).empty());
    CHECK(found({.issuer = "phòng tổng"}) == Ids{2});
    // Abbreviations of an issuer too.
    CHECK(found({.issuer = "Ủy ban nhân dân xã An"}) == Ids{3});
    CHECK(fixture.ids("coquan:\"Phòng Tổng hợp\"") == Ids{2});
}

TEST_CASE("a list that is none is refused by line", "[search]") {
    const auto text = GENERATE(as<std::string>{}, "a", "a\tA", "a\t", "\t", "a\tb\nc", "a\tb\n\xFF\tc");
    CHECK_THROWS_AS(Synonyms::parse(text), Error);
    CHECK_NOTHROW(Synonyms::parse(""));
}
