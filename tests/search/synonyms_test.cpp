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
    CHECK(Synonyms::of(file).at(query, 0).words == 1);
    CHECK(Synonyms::of(file).at(query, 1).words == 0);

    std::ofstream(file) << "# riêng\r\nXYZ\tmột hai\tba\r\n";
    CHECK(Synonyms::of(file).at(query, 0).words == 0);
    CHECK(Synonyms::of(file).at(query, 1).others == std::vector<Synonyms::Form>{{"ba"}, {"mot", "hai"}});

    std::ofstream(file) << "XYZ\txyz\n";
    CHECK_THROWS_WITH(Synonyms::of(file), Catch::Contains("line 1") && Catch::Contains("synonyms.tsv"));
}

TEST_CASE("a list that is none is refused by line", "[search]") {
    const auto text = GENERATE(as<std::string>{}, "a", "a\tA", "a\t", "\t", "a\tb\nc", "a\tb\n\xFF\tc");
    CHECK_THROWS_AS(Synonyms::parse(text), Error);
    CHECK_NOTHROW(Synonyms::parse(""));
}
