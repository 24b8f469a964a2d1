#include "schemas/search/syllables.h"

#include "tests/support/test_data.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

using vanthu::search::SyllableReader;
using vanthu::search::syllables;
using vanthu::search::SyllableText;
using vanthu::tests::testData;

namespace {

std::string written(const std::string& text) {
    std::string joined;
    for (const auto& s : syllables(text))
        joined += (joined.empty() ? "" : s.startsGroup ? " | " : " ") + s.written;
    return joined;
}

std::string folded(const std::string& text) {
    std::string joined;
    for (const auto& s : syllables(text))
        joined += (joined.empty() ? "" : " ") + s.folded;
    return joined;
}

}  // namespace

TEST_CASE("text is cut into lower-case syllables and numbers", "[search]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"", ""},
        {" .,;/\\\"'()[]–—… ", ""},
        {"Văn bản ĐẾN", "văn bản đến"},
        {"Số: 456/KH-UBND", "số | 456 kh ubnd"},
        {"12a QH15 kh456", "12a qh15 kh456"},
        {"1.000.000 đồng, 3,5 %", "1 000 000 đồng 3 5"},
        {"ẮẰẲẴẶ ƯỨỪ Ơ Ỵ", "ắằẳẵặ ưứừ ơ ỵ"},
        {"x", "x"},
    }));

    CHECK(written(text) == expected);
}

TEST_CASE("the folded form has no accents and no đ", "[search]") {
    CHECK(folded("Quyết định về Đường sắt, thuỷ lợi, Ưu đãi, Ỷ lại") ==
          "quyet dinh ve duong sat thuy loi uu dai y lai");
    CHECK(folded("Zürich François Straße") == "zurich francois straße");
}

TEST_CASE("a tone mark stands in one place wherever it was typed", "[search]") {
    const auto [typed, expected] = GENERATE(table<std::string, std::string>({
        {"hoà", "hòa"},       {"HOÀ", "hòa"},     {"thuỷ", "thủy"},     {"uỷ", "ủy"},     {"khoẻ", "khỏe"},
        {"qúy", "quý"},       {"quý", "quý"},     {"qủa", "quả"},       {"gìa", "già"},   {"gì", "gì"},
        {"gìn", "gìn"},       {"giếng", "giếng"}, {"tòan", "toàn"},     {"lọai", "loại"}, {"khuỷu", "khuỷu"},
        {"nghịêp", "nghiệp"}, {"lựơng", "lượng"}, {"điạ", "địa"},       {"thuế", "thuế"}, {"cuả", "của"},
        {"mía", "mía"},       {"người", "người"}, {"ngoài", "ngoài"},   {"thuở", "thuở"}, {"huỳnh", "huỳnh"},
        {"quốc", "quốc"},     {"giặt", "giặt"},   {"chuyện", "chuyện"}, {"a", "a"},       {"ýe", "ýe"},
    }));

    CHECK(written(typed) == expected);
}

TEST_CASE("i and y at the end of a syllable are one letter where both are written", "[search]") {
    const auto [typed, wanted] = GENERATE(table<std::string, std::string>({
        {"lí", "lý"},   {"kĩ", "kỹ"},   {"Mĩ", "mỹ"},   {"tỉ", "tỷ"},   {"sĩ", "sỹ"},
        {"hi", "hy"},   {"quí", "quý"}, {"qui", "quy"}, {"quỹ", "quỹ"}, {"q\u0075\u0069\u0303", "quỹ"},
        {"vỹ", "vĩ"},   {"vi", "vi"},   {"khi", "khi"}, {"thi", "thi"}, {"chí", "chí"},
        {"ý", "ý"},     {"i", "i"},     {"kim", "kim"}, {"huy", "huy"}, {"thủy", "thủy"},
        {"hai", "hai"}, {"mây", "mây"}, {"2i", "2i"},   {"li2", "li2"},
    }));
    INFO(typed);
    const auto found = syllables(typed);
    REQUIRE(found.size() == 1);
    CHECK(found.front().written == wanted);
}

TEST_CASE("every pair of tone placements seen in real texts gives one syllable", "[search]") {
    const auto path = testData("encodings/tone_placement_variants.tsv");
    if (!path) {
        WARN("skipped: encodings/tone_placement_variants.tsv is absent");
        return;
    }
    std::ifstream file(*path);
    std::string line;
    std::getline(file, line);
    int pairs = 0;

    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string base, tone, first, count, second;
        std::getline(fields, base, '\t'), std::getline(fields, tone, '\t'), std::getline(fields, first, '\t');
        std::getline(fields, count, '\t'), std::getline(fields, second, '\t');
        CHECK(written(first) == written(second));
        ++pairs;
    }

    CHECK(pairs == 49);
}

TEST_CASE("combining spelling gives the same syllables as composed spelling", "[search]") {
    const auto [decomposed, composed] = GENERATE(table<std::string, std::string>({
        {"e\u0302\u0323", "ệ"},
        {"e\u0323\u0302", "ệ"},
        {"Vie\u0323\u0302t", "Việt"},
        {"hoa\u0300", "hòa"},
        {"nu\u031bo\u031b\u0301c", "nước"},
        {"a\u0306\u0301", "ắ"},
        {"ê\u0301", "ế"},
    }));

    CHECK(syllables(decomposed) == syllables(composed));
}

TEST_CASE("look-alikes of Đ and invisible characters do not hide a syllable", "[search]") {
    CHECK(written("\u00D0à Nẵng, \u0189iện") == "đà nẵng điện");
    CHECK(written("nghi\u00ADệp v\u200Bụ") == "nghiệp vụ");
}

TEST_CASE(
    "a sentence or an empty line ends a group of neighbours; a line end or a point in a number does not",
    "[search]") {
    CHECK(written("Hết câu. Câu mới") == "hết câu | câu mới");
    CHECK(written("dòng một\ndòng hai\n\ndòng ba") == "dòng một dòng hai | dòng ba");
    CHECK(written("một; hai? ba! bốn, năm") == "một | hai | ba | bốn năm");
    CHECK(written("Nghị định 30.2020") == "nghị định 30 2020");
}

TEST_CASE("bytes that are not UTF-8 separate and do no harm", "[search]") {
    CHECK(written("v\xC4n b\xFFn") == "v n b n");
    CHECK(written(std::string("a\0b", 3)) == "a b");
    CHECK(written("\xF0\x9F\x98\x80 ok \xE1\xBA") == "ok");
}

TEST_CASE("a run of letters beyond the limit is passed over", "[search]") {
    CHECK(written("trước " + std::string(1000, 'x') + " sau") == "trước | sau");
    CHECK(written(std::string(vanthu::search::kSyllableBytesMax, 'x')).size() ==
          vanthu::search::kSyllableBytesMax);
}

TEST_CASE("a syllable knows its bytes in the text", "[search]") {
    const std::string text = "Về «Thuỷ lợi»";
    SyllableReader reader(text);
    std::vector<std::string> pieces;

    while (reader.next())
        pieces.push_back(text.substr(reader.syllable().start, reader.syllable().length));

    CHECK(pieces == std::vector<std::string>{"Về", "Thuỷ", "lợi"});
}
