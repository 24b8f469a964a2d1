#include "tests/search/index_fixture.h"

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using search::Query;
using search::Sort;
using tests::IndexFixture;
using Ids = std::vector<std::int64_t>;

namespace {

Ids sorted(Ids ids) {
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// The field that a refused query names.
std::string refusedField(const IndexFixture& fixture, const Query& query) {
    try {
        (void)fixture.find(query);
    } catch (const Error& error) {
        REQUIRE(error.code() == ErrorCode::invalidInput);
        REQUIRE(error.violations().size() == 1);
        CHECK_FALSE(error.violations().front().message.empty());
        return error.violations().front().field;
    }
    return "";
}

std::string marked(const search::Snippet& snippet) {
    std::string out;
    std::size_t at = 0;
    for (const auto& mark : snippet.marks) {
        out += snippet.text.substr(at, mark.start - at) + "[" + snippet.text.substr(mark.start, mark.length) +
               "]";
        at = mark.start + mark.length;
    }
    return out + snippet.text.substr(at);
}

}  // namespace

TEST_CASE("words are found with and without accents, exact spelling first", "[search]") {
    const IndexFixture fixture({
        {.id = 1, .subject = "Về thuê nhà công vụ"},
        {.id = 2, .subject = "Về thuế nhà đất"},
        {.id = 3, .subject = "Ve thue nha"},
        {.id = 4, .subject = "Về phòng cháy"},
    });

    CHECK(fixture.ids("thuế").front() == 2);
    CHECK(fixture.ids("thuê").front() == 1);
    CHECK(sorted(fixture.ids("thue")) == Ids{1, 2, 3});
    CHECK(sorted(fixture.ids("thuế")) == Ids{1, 2, 3});
    CHECK(fixture.find("THUẾ NHÀ").hits.front().document.value == 2);
    CHECK(fixture.find("phong chay").total == 1);
    CHECK(fixture.find("không có chữ này").total == 0);
}

TEST_CASE("both places of a tone mark find the same documents", "[search]") {
    const IndexFixture fixture(
        {{.id = 1, .subject = "Hoà giải ở cơ sở, thuỷ lợi"}, {.id = 2, .subject = "Khác"}});

    CHECK(fixture.ids("hòa giải") == Ids{1});
    CHECK(fixture.ids("\"hòa giải\"") == Ids{1});
    CHECK(fixture.ids("\"thủy lợi\"") == Ids{1});
}

TEST_CASE("a phrase with accents matches accents, one without matches either", "[search]") {
    const IndexFixture fixture({
        {.id = 1, .text = "công tác cải cách hành chính năm 2018"},
        {.id = 2, .text = "cái cách hanh chinh khác hẳn"},
        {.id = 3, .text = "hành chính và cải cách"},
    });

    CHECK(fixture.ids("\"cải cách hành chính\"") == Ids{1});
    CHECK(sorted(fixture.ids("\"cai cach hanh chinh\"")) == Ids{1, 2});
    CHECK(fixture.ids("“cải cách hành chính”") == Ids{1});
    CHECK(sorted(fixture.ids("cai cach hanh chinh")) == Ids{1, 2, 3});
    CHECK(fixture.ids("\"hành chính và cải cách\"") == Ids{3});
    CHECK(sorted(fixture.ids("\"cách\"")) == Ids{1, 2, 3});
    CHECK(fixture.ids("\"cái\"") == Ids{2});
}

TEST_CASE("a phrase runs over a line end but not from one field into the next", "[search]") {
    const IndexFixture fixture({{.id = 1, .subject = "Quyết định", .text = "ban hành quy\nchế làm việc"}});

    CHECK(fixture.ids("\"quy chế làm việc\"") == Ids{1});
    CHECK(fixture.ids("\"quyết định ban hành\"").empty());
}

TEST_CASE("a số ký hiệu is found in any spelling", "[search]") {
    const IndexFixture fixture({
        {.id = 1, .code = "456/KH-UBND", .subject = "Kế hoạch một"},
        {.id = 2, .code = "457/KH-UBND", .subject = "Kế hoạch hai"},
        {.id = 3, .code = "456/QĐ-UBND", .subject = "Quyết định", .type = "QĐ"},
        {.id = 4, .code = "17-NQ/TU", .subject = "Nghị quyết", .type = "NQ"},
        {.id = 5, .code = "30/2020/NĐ-CP", .subject = "Nghị định", .type = "NĐ"},
        {.id = 6, .code = "05/BNV-VP", .subject = "Công văn", .type = "CV"},
        {.id = 7, .subject = "Trích dẫn", .text = "căn cứ Kế hoạch số 456/KH-UBND ngày 05/03/2020"},
    });
    const auto [typed, best] = GENERATE(table<std::string, std::int64_t>({
        {"456/KH-UBND", 1},    {"456 KH UBND", 1},     {"456/kh-ubnd", 1},   {"456/KH–UBND", 1},
        {"số 456/KH-UBND", 1}, {"Số: 456/KH-UBND", 1}, {"so 456/kh", 1},     {"kh456", 1},
        {"KH 457", 2},         {"456/QD-UBND", 3},     {"456/QĐ-UBND", 3},   {"17-NQ/TU", 4},
        {"17/NQ-TU", 4},       {"17 nq tu", 4},        {"30/2020/NĐ-CP", 5}, {"30/2020/nd-cp", 5},
        {"05/BNV-VP", 6},      {"5/BNV-VP", 6},        {"5 bnv", 6},
    }));

    INFO(typed);
    const auto page = fixture.find(typed);

    REQUIRE_FALSE(page.hits.empty());
    CHECK(page.hits.front().document.value == best);
}

TEST_CASE("a bare number finds every document with that number", "[search]") {
    const IndexFixture fixture({
        {.id = 1, .code = "456/KH-UBND", .subject = "Một"},
        {.id = 2, .code = "456/QĐ-UBND", .subject = "Hai"},
        {.id = 3, .code = "4567/QĐ-UBND", .subject = "Ba"},
    });

    CHECK(sorted(fixture.ids("456")) == Ids{1, 2});
    CHECK(sorted(fixture.ids("số 456")) == Ids{1, 2});
    CHECK(sorted(fixture.ids("ubnd")) == Ids{1, 2, 3});
}

TEST_CASE("filters leave what fits all of them", "[search]") {
    const IndexFixture fixture({
        {.id = 1, .subject = "chung", .issuer = "Sở Nội vụ", .type = "KH", .issued = "2018-01-01"},
        {.id = 2,
         .subject = "chung",
         .type = "QĐ",
         .direction = domain::Direction::outgoing,
         .issued = "2018-06-30"},
        {.id = 3, .subject = "chung", .book = 2, .issued = "2018-12-31"},
        {.id = 4, .subject = "chung"},
    });
    Query query;
    query.text = GENERATE("chung", "");
    SECTION("direction") {
        query.direction = domain::Direction::outgoing;
        CHECK(IndexFixture::idsOf(fixture.find(query)) == Ids{2});
    }
    SECTION("book") {
        query.book = domain::BookId{2};
        CHECK(IndexFixture::idsOf(fixture.find(query)) == Ids{3});
    }
    SECTION("type") {
        query.typeCode = "QĐ";
        CHECK(IndexFixture::idsOf(fixture.find(query)) == Ids{2});
        query.typeCode = "QD";
        CHECK(fixture.find(query).total == 0);
    }
    SECTION("issuer, with and without accents") {
        query.issuer = GENERATE("Sở Nội vụ", "noi vu", "NỘI");
        CHECK(IndexFixture::idsOf(fixture.find(query)) == Ids{1});
    }
    SECTION("issued date, both ends included") {
        query.issuedFrom = domain::parseIsoDate("2018-01-01");
        query.issuedTo = domain::parseIsoDate("2018-06-30");
        CHECK(sorted(IndexFixture::idsOf(fixture.find(query))) == Ids{1, 2});
        query.issuedTo.reset();
        CHECK(sorted(IndexFixture::idsOf(fixture.find(query))) == Ids{1, 2, 3});
        query.issuedFrom.reset();
        query.issuedTo = domain::parseIsoDate("2018-06-30");
        CHECK(sorted(IndexFixture::idsOf(fixture.find(query))) == Ids{1, 2});
    }
    SECTION("together") {
        query.direction = domain::Direction::incoming;
        query.issuedFrom = domain::parseIsoDate("2018-02-01");
        CHECK(IndexFixture::idsOf(fixture.find(query)) == Ids{3});
    }
}

TEST_CASE("nothing of another unit is found, counted or shown", "[search]") {
    const IndexFixture fixture({
        {.id = 1, .subject = "kế hoạch kiểm tra", .text = "bí mật của đơn vị một", .organisation = 1},
        {.id = 2, .subject = "kế hoạch kiểm tra", .text = "chuyện của đơn vị hai", .organisation = 2},
        {.id = 12, .subject = "kế hoạch kiểm tra", .organisation = 12},
    });
    Query query;
    query.text = GENERATE("kế hoạch", "\"kế hoạch\"", "ke hoach kiem tra cua don vi nao day", "");
    query.sort = GENERATE(Sort::relevance, Sort::newest);
    const domain::OrganisationId one{1}, two{2};

    const auto page = fixture.index().search(query, IndexFixture::only({two}));
    CHECK(IndexFixture::idsOf(page) == Ids{2});
    CHECK(page.total == 1);
    CHECK(page.nextCursor.empty());
    CHECK(page.hits.front().snippet.text.find("một") == std::string::npos);

    CHECK(fixture.index().search(query, IndexFixture::only({one, two})).total == 2);
    CHECK(fixture.index().search(query, IndexFixture::only({})).total == 0);
    query.text = "mật";
    CHECK(fixture.index().search(query, IndexFixture::only({two})).total == 0);
}

TEST_CASE("results are sorted by day both ways, documents without a day by their registration", "[search]") {
    const IndexFixture fixture({
        {.id = 1, .subject = "văn bản", .issued = "2018-05-01"},
        {.id = 2, .subject = "văn bản", .issued = "2020-05-01"},
        {.id = 3, .subject = "văn bản", .issued = "2019-05-01"},
        {.id = 4, .subject = "văn bản", .issued = "2019-05-01"},
        {.id = 5, .subject = "văn bản"},
    });
    Query query;
    query.text = "văn bản";
    query.sort = Sort::newest;
    CHECK(IndexFixture::idsOf(fixture.find(query)) == Ids{2, 4, 3, 1, 5});
    query.sort = Sort::oldest;
    CHECK(IndexFixture::idsOf(fixture.find(query)) == Ids{5, 1, 3, 4, 2});
    CHECK(fixture.ids("") == Ids{2, 4, 3, 1, 5});
}

TEST_CASE("pages hold every hit once, in one order", "[search]") {
    std::vector<tests::SampleDocument> samples;
    for (int i = 1; i <= 537; ++i)
        samples.push_back({.id = i,
                           .subject = "báo cáo tình hình thực hiện số " + std::to_string(i % 7),
                           .issued = i % 5 == 0 ? "" : "2018-01-0" + std::to_string(1 + i % 9)});
    const IndexFixture fixture(samples);
    Query query;
    query.text = GENERATE("", "báo cáo", "bao cao", "\"báo cáo tình hình\"",
                          "báo cáo tình hình thực hiện nhiệm vụ được giao trong năm qua");
    query.sort = GENERATE(Sort::relevance, Sort::newest, Sort::oldest);
    query.limit = GENERATE(50, 200);
    INFO(query.text);

    Ids all;
    std::size_t pages = 0;
    do {
        const auto page = fixture.find(query);
        CHECK(page.total == 537);
        for (const auto& hit : page.hits)
            all.push_back(hit.document.value);
        query.cursor = page.nextCursor;
        REQUIRE(++pages < 30);
    } while (!query.cursor.empty());

    CHECK(all.size() == 537);
    CHECK(std::set<std::int64_t>(all.begin(), all.end()).size() == 537);
}

TEST_CASE("a cursor that is not of this search is refused", "[search]") {
    const IndexFixture fixture(
        {{.id = 1, .subject = "một"}, {.id = 2, .subject = "một"}, {.id = 3, .subject = "một"}});
    Query query;
    query.text = "một";
    query.limit = 1;
    const std::string good = fixture.find(query).nextCursor;
    REQUIRE_FALSE(good.empty());

    query.cursor = GENERATE_COPY(as<std::string>{}, "x", "r", "r1", "r1.", "r-1.ab", "0", good + "0",
                                 good.substr(1), "r99999999999999999999" + good.substr(2), "r1" + good,
                                 std::string("\0\xFF", 2), std::string(100'000, '9'));
    CHECK(refusedField(fixture, query) == "cursor");

    query.cursor = good;
    query.text = "hai";
    CHECK(refusedField(fixture, query) == "cursor");
    query.text = "một";
    CHECK_THROWS_AS(fixture.index().search(query, IndexFixture::only({domain::OrganisationId{1}})), Error);
}

TEST_CASE("a query that cannot be understood names its field", "[search]") {
    const IndexFixture fixture({{.id = 1, .subject = "một"}});
    const auto refused = [&](const std::string& text) {
        Query query;
        query.text = text;
        return refusedField(fixture, query);
    };
    CHECK(refused("\xFF\xFE") == "q");
    CHECK(refused("???") == "q");
    CHECK(refused("\"\"") == "q");
    CHECK(refused(std::string(limits::kQueryCodePoints + 1, 'a')) == "q");
    std::string many;
    for (std::size_t i = 0; i <= limits::kQueryTerms; ++i)
        many += "a ";
    CHECK(refused(many) == "q");

    Query query;
    query.limit = GENERATE(0, -1, limits::kPageSizeMax + 1);
    CHECK(refusedField(fixture, query) == "limit");
    query.limit = 20;
    query.issuer = GENERATE(as<std::string>{}, "!!", "\xFF", std::string(300, 'x'));
    CHECK(refusedField(fixture, query) == "issuer");
}

TEST_CASE("odd queries find nothing or something, and never fail", "[search]") {
    const IndexFixture fixture({{.id = 1, .code = "456/KH-UBND", .subject = "kế hoạch"}});
    const std::string text =
        GENERATE(as<std::string>{}, "\"", "a\"", "\"kế", "/-/-/ 1", "456/", "/KH", "AND OR NOT",
                 "kế* hoạch~2", "subject:kế", "(((", ")a(", "Wkế", "XC456", "-kế", "+kế", "kế \"\" hoạch",
                 "a\" \"b\" \"", "99999999999999999999", "0", "00", "1/1/1/1/1/1", std::string(29, 'x'),
                 std::string(31, 'x'), std::string(900, 'x'), "\u0301\u0301a", "số", "số số số 456");
    INFO(text);
    if (text == "\"" || text == "(((") {
        CHECK_THROWS_AS(fixture.find(text), Error);
    } else if (text == std::string(31, 'x') || text == std::string(900, 'x')) {
        CHECK_THROWS_AS(fixture.find(text), Error);
    } else {
        CHECK_NOTHROW(fixture.find(text));
    }
    Query query;
    query.text = "kế";
    query.typeCode = std::string(500, 'T');
    CHECK(fixture.find(query).total == 0);
}

TEST_CASE("a few words must all be found, a question only for the greater part", "[search]") {
    const IndexFixture fixture({
        {.id = 1, .subject = "kế hoạch kiểm tra công vụ", .text = "công tác văn thư lưu trữ năm nay"},
        {.id = 2, .subject = "kế hoạch đào tạo", .text = "bồi dưỡng cán bộ"},
    });

    CHECK(fixture.ids("kế hoạch kiểm tra") == Ids{1});
    CHECK(fixture.ids("cơ quan nào phải lập kế hoạch kiểm tra công tác văn thư lưu trữ hằng năm").front() ==
          1);
    CHECK(fixture.ids("kiểm tra xyz").front() == 1);  // nothing has all three
}

TEST_CASE("a snippet shows the hits in their own spelling", "[search]") {
    std::string filler;
    for (int i = 0; i < 200; ++i)
        filler += "lời nói đầu khá dài dòng ";
    const IndexFixture fixture({{.id = 1,
                                 .code = "1/KH-UBND",
                                 .subject = "Kế hoạch",
                                 .text = filler + "\n  Công tác CẢI   CÁCH hành chính\tcủa tỉnh. " + filler},
                                {.id = 2, .subject = "Chỉ có trích yếu về Cải cách hành chính"}});

    const auto page = fixture.find("cai cach hanh chinh");

    REQUIRE(page.hits.size() == 2);
    const auto& withText = page.hits[0].document.value == 1 ? page.hits[0] : page.hits[1];
    const auto& without = page.hits[0].document.value == 1 ? page.hits[1] : page.hits[0];
    CHECK_THAT(marked(withText.snippet), Catch::Contains("Công tác [CẢI] [CÁCH] [hành] [chính] của tỉnh."));
    CHECK(withText.snippet.text.size() < 400);
    CHECK(withText.snippet.text.starts_with("… "));
    CHECK(withText.snippet.text.ends_with(" …"));
    CHECK(marked(without.snippet) == "Chỉ có trích yếu về [Cải] [cách] [hành] [chính]");
    CHECK(withText.number == "01/KH-UBND");
    CHECK(withText.externalId == "ext-1");
    CHECK(withText.subject == "Kế hoạch");
}

TEST_CASE("without an index searches say so", "[search]") {
    const tests::TempDir directory;
    const search::Index index((directory.path() / "none").string());

    try {
        (void)index.search({}, IndexFixture::everything());
        FAIL("a search without an index answered");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unavailable);
    }
    CHECK_THROWS_AS(index.status(), Error);
}

TEST_CASE("an open reader sees what was committed later", "[search]") {
    IndexFixture fixture({{.id = 1, .subject = "một"}});
    CHECK(fixture.find("").total == 1);

    for (int i = 2; i < 12; ++i) {
        fixture.add({{.id = i, .subject = "một"}});
        CHECK(fixture.find("một").total == i);
    }

    CHECK(fixture.index().status().cursor == 11);
    CHECK(fixture.index().status().documents == 11);
}

TEST_CASE("the index tells extraction states, ids and how it understood a query", "[search]") {
    IndexFixture fixture({{.id = 3, .subject = "một", .text = "chữ"},
                          {.id = 7, .subject = "hai"},
                          {.id = 9, .subject = "ba"}});

    const auto files = fixture.index().extraction(domain::DocumentId{3});
    REQUIRE(files.size() == 1);
    CHECK(files.front().state == domain::ExtractionState::text);
    CHECK(fixture.index().extraction(domain::DocumentId{7}).empty());
    CHECK(fixture.index().extraction(domain::DocumentId{99}).empty());
    CHECK(fixture.index().extraction(domain::DocumentId{-1}).empty());

    using domain::DocumentId;
    CHECK(fixture.index().documentsAfter(DocumentId{0}, 2) == std::vector{DocumentId{3}, DocumentId{7}});
    CHECK(fixture.index().documentsAfter(DocumentId{7}, 10) == std::vector{DocumentId{9}});
    CHECK(fixture.index().documentsAfter(DocumentId{9}, 10).empty());

    Query query;
    query.text = "một";
    CHECK_THAT(fixture.index().explain(query, IndexFixture::everything()), Catch::Contains("Fmot"));
}

TEST_CASE("a restricted document is found by those who read the unit's restricted ones", "[search]") {
    const domain::OrganisationId unit{1};
    const IndexFixture fixture(
        {{.id = 1, .subject = "Kế hoạch chung"},
         {.id = 2, .subject = "Kế hoạch nhân sự", .access = domain::Access::restricted}});
    Query query;
    query.text = "kế hoạch";
    const auto found = [&](const domain::AccessScope& scope) {
        const auto page = fixture.index().search(query, scope);
        CHECK(page.total == static_cast<std::int64_t>(page.hits.size()));
        return sorted(IndexFixture::idsOf(page));
    };

    CHECK(found({.organisations = {unit}}) == Ids{1});
    CHECK(found({.organisations = {unit}, .restricted = {unit}}) == Ids{1, 2});
    CHECK(found({.everything = true}) == Ids{1});
    CHECK(found({.everything = true, .restricted = {unit}}) == Ids{1, 2});
    query.text = "";
    CHECK(found({.everything = true}) == Ids{1});
}

TEST_CASE("a document is found by whom work on it was given to, and not after it was taken back",
          "[search]") {
    IndexFixture fixture({{.id = 1,
                           .subject = "Kế hoạch",
                           .text = "toàn văn của kế hoạch",
                           .access = domain::Access::restricted,
                           .assignees = {{domain::AccountId{3}}, {domain::OrganisationId{7}}}}});
    const domain::AccessScope person{.account = domain::AccountId{3}};
    const domain::AccessScope unit{.assigned = {domain::OrganisationId{7}}};
    Query query;
    query.text = "\"toàn văn\"";
    const auto total = [&](const domain::AccessScope& scope) {
        return fixture.index().search(query, scope).total;
    };
    CHECK(total(person) == 1);
    CHECK(total(unit) == 1);
    CHECK(total({.account = domain::AccountId{4}}) == 0);
    domain::Readership readership{
        domain::DocumentId{1}, domain::OrganisationId{1}, domain::Access::restricted, {}};
    CHECK(fixture.index().withOtherReaders({readership}) == std::vector{domain::DocumentId{1}});
    readership.assignees.units = {domain::OrganisationId{7}};

    {
        indexer::IndexWriter writer(fixture.folder());
        writer.putReaders(readership);
        writer.commit({9, "hash"});
    }

    CHECK(total(person) == 0);
    CHECK(total(unit) == 1);  // words and positions are still there
    CHECK(fixture.index().withOtherReaders({readership}).empty());
}
