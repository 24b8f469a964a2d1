#include "schemas/domain/text.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace vanthu::domain;

TEST_CASE("only well-formed UTF-8 without NUL is valid", "[domain]") {
    CHECK(isValidUtf8(""));
    CHECK(isValidUtf8("Văn bản đến \U0001F4DC \uFFFD"));

    const auto [why, bytes] = GENERATE(table<const char*, std::string>({
        {"NUL", std::string("a\0b", 3)},
        {"lone continuation", "a\x80"},
        {"cut off", "Vi\xE1\xBB"},
        {"overlong slash", "\xC0\xAF"},
        {"overlong, three bytes", "\xE0\x80\xAF"},
        {"surrogate", "\xED\xA0\x80"},
        {"beyond U+10FFFF", "\xF4\x90\x80\x80"},
        {"Latin-1", "caf\xE9"},
    }));
    INFO(why);
    CHECK_FALSE(isValidUtf8(bytes));
}

TEST_CASE("text is normalised at the door", "[domain]") {
    const auto [input, expected] = GENERATE(table<std::string, std::string>({
        {"", ""},
        {"   ", ""},
        {"  Kế \t\r\n hoạch  ", "Kế hoạch"},
        {"Ke\u0302\u0301 hoa\u0323ch", "Kế hoạch"},           // NFD
        {"Kê\u0301 hoạch", "Kế hoạch"},                       // Windows-1258 style
        {"Quye\u0302\u0301t \u00D0i\u0323nh", "Quyết Định"},  // Ð for Đ
        {"\u0189ề án \u00F0ô thị", "Đề án đô thị"},
        {"Số\u00A0456\u2003KH", "Số 456 KH"},
        {"a\u0001b\u007Fc\u0085d", "abc d"},
        {"\uFEFFabc\u200B\u202E", "abc"},
        {"u\u031B\u0323", "ự"},
    }));
    CHECK(normalised(input) == expected);
    CHECK(normalised(normalised(input)) == expected);
}

TEST_CASE("running text keeps its line ends and loses soft hyphens", "[domain]") {
    CHECK(normalisedBody("Điều 1.\r\n  Phạm vi \n\nĐiều\u00AD 2\t\tx\f y  ") ==
          "Điều 1.\nPhạm vi\n\nĐiều 2 x\ny");
    CHECK(normalisedBody("\n\n e\u0302 ") == "ê");
    CHECK(normalisedBody("e\x11\u0302 a\u00AD\u0301 o\u200B\u0309") == "ê á ỏ");
}

TEST_CASE("folding takes case and accents away", "[domain]") {
    const auto [input, expected] = GENERATE(table<std::string, std::string>({
        {"Văn bản Đến", "van ban den"},
        {"Va\u0306n ba\u0309n \u0110e\u0302\u0301n", "van ban den"},
        {"ƯỠNG ượng Ỵ ỹ", "uong uong y y"},
        {"ÐÀ NẴNG", "da nang"},
        {"123/QĐ-UBND", "123/qd-ubnd"},
        {"Ärger Ñandú Жук", "arger nandu жук"},
        {"", ""},
    }));
    CHECK(folded(input) == expected);
}

TEST_CASE("lower case keeps the accents", "[domain]") {
    CHECK(lowered("ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK") == "ủy ban nhân dân tỉnh đắk lắk");
}

TEST_CASE("lengths count code points of NFC text", "[domain]") {
    CHECK(codePoints("") == 0);
    CHECK(codePoints("Kế") == 2);
    CHECK(codePoints("Ke\u0302\u0301") == 2);
    CHECK(codePoints("\U0001F4DC") == 1);
}

TEST_CASE("file names are names and no paths", "[domain]") {
    CHECK(isPlainFileName("Kế hoạch số 456 (bản ký).pdf"));
    CHECK(isPlainFileName("..pdf"));

    const auto bad = GENERATE(as<std::string>{}, "", ".", "..", "../a", "a/b", "a\\b", std::string("a\0b", 3),
                              "a\nb", "\xFF.pdf", std::string(256, 'a'));
    CHECK_FALSE(isPlainFileName(bad));
}

TEST_CASE("sort keys follow the Vietnamese dictionary", "[domain]") {
    const std::vector<std::string> alphabet = {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g",
                                               "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p",
                                               "q", "r", "s", "t", "u", "ư", "v", "x", "y"};
    const std::vector<std::string> tones = {"ma", "mà", "mả", "mã", "má", "mạ", "man"};
    const std::vector<std::string> words = {"Ba", "Bạ", "Ba Tri", "Ban", "Bến Tre", "Bình Đại", "Đông", "Em"};
    const auto& list = GENERATE_REF(alphabet, tones, words);

    std::vector<std::string> shuffled(list.rbegin(), list.rend());
    std::sort(shuffled.begin(), shuffled.end(),
              [](const auto& left, const auto& right) { return sortKey(left) < sortKey(right); });

    CHECK(shuffled == list);
}
