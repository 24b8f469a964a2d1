#include "indexer/legacy_text/charset.h"
#include "indexer/legacy_text/readable.h"
#include "indexer/legacy_text/rejoin.h"

#include <catch2/catch.hpp>

using vanthu::legacy::isReadable;
using vanthu::legacy::rejoined;
using vanthu::legacy::withSoftHyphens;

TEST_CASE("torn syllables are joined in a text that is full of them", "[legacy]") {
    CHECK(rejoined("V ề v ăn b ản quy đ ịnh t ại Ngh ị đ ịnh, v ề c ông tác v ăn th ư.") ==
          "Về văn bản quy định tại Nghị định, về công tác văn thư.");
    CHECK(rejoined("c ác c ơ quan; vă n b ản, ngh iệ p v ụ\nk ế ho ạch t ổng h ợp") ==
          "các cơ quan; văn bản, nghiệp vụ\nkế ho ạch tổng hợp");
}

TEST_CASE("text that is whole stays as it is", "[legacy]") {
    std::string law;
    for (int i = 0; i < 20; ++i)
        law +=
            "theo quy định tại điểm b ở trên và điểm d ấy của khoản này, cơ quan, tổ chức lập hồ sơ công "
            "việc và nộp lưu hồ sơ, tài liệu vào lưu trữ cơ quan trong thời hạn một năm, kể từ ngày công "
            "việc kết thúc; đối với hồ sơ, tài liệu xây dựng cơ bản thì trong thời hạn ba tháng.\n";
    CHECK(rejoined(law) == law);
    for (const std::string text :
         {"", " ", "v ăn", "t ại b ản", "a b c d e f g h i k l m n", "x y z x y z x y z",
          "v\năn b\nản t\nại v\nề c\nông", "v, ăn b) ản t. ại v/ ề c; ông"})
        CHECK(rejoined(text) == text);
}

TEST_CASE("what comes from glyphs without a map is not readable", "[legacy]") {
    const auto text = GENERATE(
        as<std::string>{}, "Ĉӝc lұp - Tӵ do - Hҥnh phúc CӜNG HÒA XÃ HӜI CHӪ NGHƬA VIӊT NAM Quy͇t ÿӏnh",
        "\uE001\uE002 \uE003\uE004 \uE005\uE006 \uE007\uE008 \uE001\uE002 \uE003\uE004 \uE005\uE006 \uE007a",
        "\uFFFD\uFFFD a\uFFFD b\uFFFD c\uFFFD d\uFFFD e\uFFFD f\uFFFD g\uFFFD",
        "a\x01 b\x02 c\x03 d\x04 e\x05 f\x06 g\x07 h\x08 i\x0B");
    INFO(text);
    CHECK_FALSE(isReadable(text));
}

TEST_CASE("text of any language, codes and tables are readable", "[legacy]") {
    const auto text = GENERATE(
        as<std::string>{}, "", "\uE001\uE002",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020; “văn thư” là … (sau đây gọi tắt là VB), 25%",
        "STT 1 2 3 4 5 6 7 8 9 10 1.000.000 2,5 3-4 A1 B2 ☐ ☑ □ ● ► § © ® ™",
        "Москва столица России и крупнейший по численности населения город",
        "www.chinhphu.vn thongtin@chinhphu.vn +84 (80) 43162 http://a.vn/b?c=d&e=f a_b [x] <y>",
        "\uF0B7 một \uF0B7 hai \uF0B7 ba \uF0B7 bốn \uF0B7 năm \uF0B7 sáu \uF0B7 bảy \uF0B7 tám",
        "int main() { return a[i] ^ ~b & 0xFF; } // x");
    INFO(text);
    CHECK(isReadable(text));
}

TEST_CASE("a hyphen is ư only where it makes a syllable", "[legacy]") {
    CHECK(withSoftHyphens("h-íng t- vÊn -u tiªn ®-îc nh- sau") ==
          "h\u00ADíng t\u00AD vÊn \u00ADu tiªn ®\u00ADîc nh\u00AD sau");
    for (const std::string text : {"N§-CP", "1999-2005", "- v¨n b¶n", "Hµ Néi - ngµy", "v¨n-b¶n", "-", "",
                                   "a-", "T-34", "--", "12/Q§-UBND"})
        CHECK(withSoftHyphens(text) == text);
}
