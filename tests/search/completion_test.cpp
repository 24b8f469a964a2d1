#include "tests/search/index_fixture.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using Ids = std::vector<std::int64_t>;

Ids idsOf(const std::vector<search::CompletedDocument>& documents) {
    Ids ids;
    for (const auto& document : documents)
        ids.push_back(document.document.value);
    return ids;
}

/// Two units, and one document that only those of unit 1 who keep or lead it know of.
const IndexFixture& registry() {
    static const IndexFixture kIndex({
        {.id = 1, .code = "45/KH-UBND", .subject = "Kế hoạch cải cách hành chính", .issuer = "Sở Nội vụ"},
        {.id = 2, .code = "451/QĐ-SNV", .subject = "Khen thưởng cán bộ", .issuer = "Sở Nội vụ"},
        {.id = 3,
         .code = "46/KH-UBND",
         .subject = "Quy hoạch khoáng sản",
         .organisation = 2,
         .issuer = "Sở Tài nguyên"},
        {.id = 4,
         .code = "45/QĐ-KL",
         .subject = "Kỷ luật nghiêm khắc",
         .issuer = "Sở Nội chính",
         .access = domain::Access::restricted},
        {.id = 5,
         .code = "9/TB",
         .subject = "Cải tạo trụ sở năm 45",
         .issuer = "Sở Xây dựng",
         .registered = 1971},
    });
    return kIndex;
}

domain::AccessScope readerOf(std::int64_t unit) {
    domain::AccessScope scope;
    scope.organisations = {{unit}};
    return scope;
}

search::Completions complete(const std::string& text, const domain::AccessScope& scope = readerOf(1)) {
    return registry().index().complete(text, scope);
}

TEST_CASE("a number that begins so is offered, the newest first", "[search]") {
    CHECK(idsOf(complete("45").byCode) == Ids{2, 1});
    CHECK(idsOf(complete("45/k").byCode) == Ids{1});
    CHECK(idsOf(complete("45/KH-UB").byCode) == Ids{1});
    CHECK(idsOf(complete("045/kh").byCode) == Ids{1});
    CHECK(complete("5/KH").byCode.empty());
    const auto line = complete("45/kh").byCode.at(0);
    CHECK(line.number == "45/KH-UBND");
    CHECK(line.subject == "Kế hoạch cải cách hành chính");
    // What its number brought is not said twice.
    CHECK(idsOf(complete("45").bySubject) == Ids{5});
}

TEST_CASE("words of a subject are offered with and without accents, the last one begun", "[search]") {
    CHECK(idsOf(complete("cải").bySubject) == Ids{5, 1});
    CHECK(idsOf(complete("cai cach hanh ch").bySubject) == Ids{1});
    CHECK(idsOf(complete("KHEN THU").bySubject) == Ids{2});
    CHECK(complete("cai hoach thuong").bySubject.empty());
    CHECK(complete("c").bySubject.empty());
    CHECK(complete("").bySubject.empty());
    CHECK(complete("\"-=/:*").bySubject.empty());
    CHECK(complete("\xff\xfe").bySubject.empty());
}

TEST_CASE("issuers are offered once each, as documents name them", "[search]") {
    CHECK(complete("noi v").issuers == std::vector<std::string>{"Sở Nội vụ"});
    CHECK(complete("sở xây").issuers == std::vector<std::string>{"Sở Xây dựng"});
    CHECK(complete("so").issuers.size() == 2);
}

TEST_CASE("nothing is completed with what the reader may not know of", "[search]") {
    CHECK(complete("khoáng").bySubject.empty());
    CHECK(complete("46").byCode.empty());
    CHECK(complete("tài ng").issuers.empty());
    CHECK(complete("kỷ l").bySubject.empty());
    CHECK(complete("45/qđ").byCode.empty());
    CHECK(complete("nội chính").issuers.empty());
    CHECK(idsOf(complete("khoáng", readerOf(2)).bySubject) == Ids{3});

    auto keeper = readerOf(1);
    keeper.restricted = {{1}};
    CHECK(idsOf(complete("kỷ l", keeper).bySubject) == Ids{4});
    CHECK(complete("nội chính", keeper).issuers == std::vector<std::string>{"Sở Nội chính"});
    CHECK(complete("khoáng", {}).bySubject.empty());
}

}  // namespace
}  // namespace vanthu::tests
