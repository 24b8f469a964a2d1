#include "schemas/domain/document_type.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <set>

#include "schemas/domain/text.h"
#include "tests/support/test_data.h"

using namespace vanthu::domain;

namespace {

const Date kUnderDecree30 = *Date::fromParts(2020, 3, 5);
const Date kBeforeDecree30 = *Date::fromParts(2018, 9, 28);

DocumentTypeCatalogue catalogue() {
    return DocumentTypeCatalogue{initialDocumentTypes()};
}

}  // namespace

TEST_CASE("the 29 types and 3 copies of NĐ 30/2020 are there from its first day", "[domain]") {
    const auto types = catalogue();
    const auto count =
        std::count_if(types.types().begin(), types.types().end(), [](const DocumentType& type) {
            return type.typeClass == TypeClass::administrative && type.validFrom == kUnderDecree30;
        });
    CHECK(count == 32);

    const auto [abbreviation, name] = GENERATE(table<std::string, std::string>({
        {"NQ", "Nghị quyết"},   {"QĐ", "Quyết định"},       {"CT", "Chỉ thị"},
        {"QC", "Quy chế"},      {"QyĐ", "Quy định"},        {"TC", "Thông cáo"},
        {"TB", "Thông báo"},    {"HD", "Hướng dẫn"},        {"CTr", "Chương trình"},
        {"KH", "Kế hoạch"},     {"PA", "Phương án"},        {"ĐA", "Đề án"},
        {"DA", "Dự án"},        {"BC", "Báo cáo"},          {"BB", "Biên bản"},
        {"TTr", "Tờ trình"},    {"HĐ", "Hợp đồng"},         {"CĐ", "Công điện"},
        {"BGN", "Bản ghi nhớ"}, {"BTT", "Bản thỏa thuận"},  {"GUQ", "Giấy uỷ quyền"},
        {"GM", "Giấy mời"},     {"GGT", "Giấy giới thiệu"}, {"GNP", "Giấy nghỉ phép"},
        {"PG", "Phiếu gửi"},    {"PC", "Phiếu chuyển"},     {"PB", "Phiếu báo"},
        {"SY", "Bản sao y"},    {"TrS", "Bản trích sao"},   {"SL", "Bản sao lục"},
    }));
    const auto* type = types.byAbbreviation(abbreviation, kUnderDecree30);
    REQUIRE(type != nullptr);
    CHECK(type->name == name);
    CHECK(type->code == abbreviation);
    CHECK(types.byCode(abbreviation, kUnderDecree30) == type);
    CHECK(types.byName(folded(name), kUnderDecree30) == type);
}

TEST_CASE("Công văn and Thư công have a code but no abbreviation", "[domain]") {
    const auto types = catalogue();
    REQUIRE(types.byCode("CV", kUnderDecree30) != nullptr);
    CHECK(types.byCode("CV", kUnderDecree30)->name == "Công văn");
    REQUIRE(types.byCode("ThC", kUnderDecree30) != nullptr);
    CHECK(types.byCode("ThC", kUnderDecree30)->abbreviation.empty());
    CHECK(types.byAbbreviation("CV", kUnderDecree30) == nullptr);
    CHECK(types.byAbbreviation("", kUnderDecree30) == nullptr);
    CHECK(types.byAbbreviation("BUQ", kUnderDecree30) == nullptr);
}

TEST_CASE("an abbreviation changes with the law, its code does not", "[domain]") {
    const auto types = catalogue();
    CHECK(types.byCode("GUQ", kBeforeDecree30)->abbreviation == "UQ");
    CHECK(types.byCode("GUQ", kUnderDecree30)->abbreviation == "GUQ");
    CHECK(types.byAbbreviation("GUQ", kBeforeDecree30) == nullptr);
    CHECK(types.byCode("PB", kUnderDecree30.plusDays(-1)) == nullptr);
    CHECK(types.byAbbreviation("KH", kBeforeDecree30)->code == "KH");
}

TEST_CASE("case decides between abbreviations", "[domain]") {
    const auto types = catalogue();
    CHECK(types.byAbbreviation("HĐ", kUnderDecree30)->name == "Hợp đồng");
    CHECK(types.byAbbreviation("HD", kUnderDecree30)->name == "Hướng dẫn");
    CHECK(types.byAbbreviation("hd", kUnderDecree30) == nullptr);
}

TEST_CASE("types outside the decree are known", "[domain]") {
    const auto types = catalogue();
    const auto [name, code] = GENERATE(table<std::string, std::string>({
        {"Luật", "L"},
        {"Bộ luật", "BL"},
        {"Hiến pháp", "HP"},
        {"Nghị định", "NĐ"},
        {"THÔNG TƯ", "TT"},
        {"Thông tư liên tịch", "TTLT"},
        {"Pháp lệnh", "PL"},
        {"Lệnh", "LCT"},
        {"Nghị quyết liên tịch", "NQLT"},
        {"Kết luận", "KL"},
        {"ket luan", "KL"},
    }));
    const auto* type = types.byName(name, kUnderDecree30);
    REQUIRE(type != nullptr);
    CHECK(type->code == code);
}

TEST_CASE("rows of one code never overlap", "[domain]") {
    const auto types = initialDocumentTypes();
    for (const auto& one : types)
        for (const auto& other : types) {
            if (&one == &other || one.code != other.code) continue;
            INFO(one.code);
            const bool before = one.validTo && *one.validTo < other.validFrom;
            const bool after = other.validTo && *other.validTo < one.validFrom;
            CHECK((before || after));
        }
}

TEST_CASE("the abbreviations of a day are sorted and unique", "[domain]") {
    const auto all = catalogue().abbreviations(kUnderDecree30);
    CHECK(std::is_sorted(all.begin(), all.end()));
    CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
    CHECK(std::find(all.begin(), all.end(), "KH") != all.end());
    CHECK(std::find(all.begin(), all.end(), "UQ") == all.end());
}

TEST_CASE("every type of the codified law is known on its day", "[domain]") {
    const auto path = vanthu::tests::testData("phapdien/docs_meta.tsv");
    if (!path) {
        WARN("phapdien/docs_meta.tsv is absent: skipped");
        return;
    }
    std::ifstream in(*path);
    const auto types = catalogue();
    std::set<std::string> unknown;
    int rows = 0;
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> fields;
        std::istringstream stream(line);
        for (std::string field; std::getline(stream, field, '\t');)
            fields.push_back(field);
        const auto issued = fields.size() > 3 ? parseAnyDate(fields[3]) : std::nullopt;
        if (!issued || fields[2].empty()) continue;
        ++rows;
        if (types.byName(fields[2], *issued) == nullptr) unknown.insert(fields[2]);
    }
    CHECK(rows > 4000);
    CHECK(unknown == std::set<std::string>{});
}
