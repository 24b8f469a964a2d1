#include "schemas/domain/notation.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <random>

#include "schemas/domain/text.h"
#include "tests/support/test_data.h"

using namespace vanthu::domain;

namespace {

DocumentCode code(std::string number, std::optional<int> year, std::string notation, bool partyForm = false) {
    return {std::move(number), year, std::move(notation), partyForm};
}

/// Column `column` (0 first) of lines with fields between `mark`; good enough for codes, which hold no quotes
/// inside.
std::vector<std::string> columnOf(const std::filesystem::path& file, char mark, int column) {
    std::ifstream in(file);
    std::vector<std::string> values;
    for (std::string line; std::getline(in, line);) {
        std::size_t begin = 0;
        for (int i = 0; i < column && begin != std::string::npos; ++i) {
            begin = line.find(mark, begin);
            if (begin != std::string::npos) ++begin;
        }
        if (begin != std::string::npos) values.push_back(line.substr(begin, line.find(mark, begin) - begin));
    }
    return values;
}

}  // namespace

TEST_CASE("every printed form is read into its parts and printed again", "[domain]") {
    const auto [text, parts] = GENERATE(table<std::string, DocumentCode>({
        {"15/QĐ-BNV", code("15", {}, "QĐ-BNV")},
        {"456/KH-UBND", code("456", {}, "KH-UBND")},
        {"05/BNV-VP", code("5", {}, "BNV-VP")},
        {"12/UBND-VX", code("12", {}, "UBND-VX")},
        {"30/2020/NĐ-CP", code("30", 2020, "NĐ-CP")},
        {"33/2024/QH15", code("33", 2024, "QH15")},
        {"01/2019/TT-BNV", code("1", 2019, "TT-BNV")},
        {"1686/NQ-UBTVQH15", code("1686", {}, "NQ-UBTVQH15")},
        {"1651/ĐA-UBND", code("1651", {}, "ĐA-UBND")},
        {"02/CTr-UBND", code("2", {}, "CTr-UBND")},
        {"7816/VPCP-TTĐT", code("7816", {}, "VPCP-TTĐT")},
        {"17-NQ/TU", code("17", {}, "NQ/TU", true)},
        {"06-NQ/TU", code("6", {}, "NQ/TU", true)},
        {"123/UBND-VP1", code("123", {}, "UBND-VP1")},
        {"12a/BC-UBND", code("12a", {}, "BC-UBND")},
        {"12đ/BC-UBND", code("12đ", {}, "BC-UBND")},
        {"2491", code("2491", {}, "")},
        {"71/2015", code("71", 2015, "")},
        {"05/1998/TTLT/TCCP-CCB", code("5", 1998, "TTLT/TCCP-CCB")},
        {"102-SL/L-004", code("102", {}, "SL/L-004", true)},
        {"73-CP", code("73", {}, "CP", true)},
        {"22/2005/TTLT/BLĐTBXH-BGD&ĐT", code("22", 2005, "TTLT/BLĐTBXH-BGD&ĐT")},
        {"140/BCĐ VĐ HMTN", code("140", {}, "BCĐ VĐ HMTN")},
    }));
    CHECK(parseCode(text) == parts);
    CHECK(printCode(parts) == text);
}

TEST_CASE("codes are read in the spellings that people use", "[domain]") {
    const auto [text, printed] = GENERATE(table<std::string, std::string>({
        {"Số: 456/KH-UBND", "456/KH-UBND"},
        {"so 456/kh", "456/kh"},
        {"456/KH–UBND", "456/KH-UBND"},
        {"1977 /QĐ-UBND", "1977/QĐ-UBND"},
        {"109/UBND - VX", "109/UBND-VX"},
        {"1830 QĐ-UBND", "1830/QĐ-UBND"},
        {"456 KH UBND", "456/KH-UBND"},
        {"30 2020 nd cp", "30/2020/nd-cp"},
        {"kh456", "456/kh"},
        {"456kh", "456/kh"},
        {"5/BNV-VP", "05/BNV-VP"},
        {"005/BNV-VP", "05/BNV-VP"},
        {"2403/Q\u00D0-UBND", "2403/QĐ-UBND"},
        {"15/Q\u0110-BNV.", "15/QĐ-BNV"},
        {"12/TT-Bo\u0323\u0302", "12/TT-Bộ"},
        {"33/2024/QH 15", "33/2024/QH15"},
        {"\"03/2020/TT-BCT\"\"\"", "03/2020/TT-BCT"},
        {"01/2018/TTLT-BCA-", "01/2018/TTLT-BCA"},
        {"02/2020/", "02/2020"},
        {"Quyết định số 2491", "2491"},
        {"Kế hoạch số 456/KH-UBND ngày 28/9/2018", "456/KH-UBND"},
        {"1234\u22156/KH", "1234/6/KH"},
    }));
    CHECK(printCode(parseCode(text)) == printed);
}

TEST_CASE("text that is no code comes back as a notation", "[domain]") {
    const auto text = GENERATE(as<std::string>{}, "", "QH15", "UBND", "01/07/2018", "ngày 5 tháng 3 năm 2020",
                               "123456789012/KH", "covid19", "1 7/2018", "chế độ trong các cơ sở y tế");
    const auto parts = parseCode(text);
    CHECK(parts.number.empty());
    CHECK(parts.notation == text);
    CHECK(printCode(parts) == text);
}

TEST_CASE("malformed bytes are no code and do no harm", "[domain]") {
    CHECK(parseCode("456/KH-\xFF\xFE").number.empty());
}

TEST_CASE("a notation splits into type and bodies by the catalogue", "[domain]") {
    const std::vector<std::string> types = {"HĐ", "KH", "NQ", "NĐ", "QĐ"};
    CHECK(splitNotation(parseCode("456/KH-UBND"), types).type == "KH");
    CHECK(splitNotation(parseCode("456/KH-UBND"), types).bodies == std::vector<std::string>{"UBND"});
    CHECK(splitNotation(parseCode("17-NQ/TU"), types).type == "NQ");
    CHECK(splitNotation(parseCode("17-NQ/TU"), types).bodies == std::vector<std::string>{"TU"});
    CHECK(splitNotation(parseCode("12/UBND-VX"), types).type.empty());
    CHECK(splitNotation(parseCode("12/UBND-VX"), types).bodies == std::vector<std::string>{"UBND", "VX"});
    CHECK(splitNotation(parseCode("12/HD-SNV"), types).type.empty());
    CHECK(splitNotation(parseCode("33/2024/QH15"), types).bodies == std::vector<std::string>{"QH15"});
    CHECK(splitNotation(parseCode("2491"), types).bodies.empty());
}

TEST_CASE("spellings of one code share a key", "[domain]") {
    const auto [text, key] = GENERATE(table<std::string, std::string>({
        {"456/KH-UBND", "456/kh/ubnd"},
        {"456 KH UBND", "456/kh/ubnd"},
        {"Số: 0456/kh–ubnd", "456/kh/ubnd"},
        {"456-KH/UBND", "456/kh/ubnd"},
        {"456/KH.UBND", "456/kh/ubnd"},
        {"15/QĐ-BNV", "15/qd/bnv"},
        {"15/Q\u00D0_BNV", "15/qd/bnv"},
        {"30/2020/NĐ-CP", "30/2020/nd/cp"},
        {"21/2008/QH-12", "21/2008/qh12"},
        {"21/2008/QH12", "21/2008/qh12"},
        {"12A/BC-UBND", "12a/bc/ubnd"},
        {"1/TT-BGD&ĐT", "1/tt/bgddt"},
        {"2491", "2491"},
        {"", ""},
    }));
    CHECK(codeKey(parseCode(text)) == key);
}

TEST_CASE("what was printed reads the same, whatever was read", "[domain]") {
    const std::vector<std::string> pieces = {"1",  "05", "12a",    "2020", "456", "/",   "-",   " ",
                                             "–",  "KH", "QĐ",     "QH",   "15",  "số ", "Số:", "NQ",
                                             "TU", ".",  " ngày ", "đ",    "a",   "_"};
    std::mt19937 random(20200305);  // a fixed seed: the test is the same every time
    for (int i = 0; i < 50'000; ++i) {
        std::string text;
        for (auto count = random() % 8; count > 0; --count)
            text += pieces[random() % pieces.size()];
        const auto once = parseCode(text);
        const auto again = parseCode(printCode(once));
        INFO("\"" << text << "\" printed \"" << printCode(once) << "\"");
        REQUIRE(again == once);
    }
}

TEST_CASE("real codes are stable", "[domain]") {
    const auto [file, mark, column] = GENERATE(table<std::string, char, int>({
        {"phapdien/docs_meta.tsv", '\t', 1},
        {"documents/binhduong.csv", ',', 1},
    }));
    const auto path = vanthu::tests::testData(file);
    if (!path) {
        WARN(file << " is absent: skipped");
        return;
    }
    const auto codes = columnOf(*path, mark, column);
    REQUIRE(codes.size() > 4000);

    std::size_t numbered = 0;
    for (const auto& text : codes) {
        const auto once = parseCode(text);
        INFO(text);
        REQUIRE(parseCode(printCode(once)) == once);
        numbered += once.number.empty() ? 0 : 1;
    }
    CHECK(static_cast<double>(numbered) > 0.97 * static_cast<double>(codes.size()));
}
