#include "schemas/search/spelling.h"

#include "tests/support/test_data.h"

#include <fstream>

#include <catch2/catch.hpp>

using vanthu::search::isVietnameseWord;

TEST_CASE("a syllable is known by its sounds", "[search]") {
    const auto right =
        GENERATE(as<std::string>{}, "nghiêng", "quyết", "quốc", "gì", "giếng", "giáo", "hòa", "hoà", "thủy",
                 "ủy", "khuỷu", "đường", "Đắk", "Ý", "ươm", "ĐIỀU", "“văn”", "o\u0302\u0301c");
    INFO(right);
    CHECK(isVietnameseWord(right));
}

TEST_CASE("what cannot be said in Vietnamese is no syllable of it", "[search]") {
    const auto wrong = GENERATE(as<std::string>{}, "", "b", "đ", "12a", "street", "café", "für", "ngê", "ghà",
                                "bkhoản", "hac", "hách ta", "hòá", "hộtộ", "kế-hoạch", "écrit", "o", "…");
    INFO(wrong);
    CHECK(isVietnameseWord(wrong) == (wrong == "o"));
}

TEST_CASE("nearly every word of the law is a syllable, nearly no other", "[search]") {
    const auto path = vanthu::tests::testData("encodings/syllable_frequencies.tsv");
    if (!path) {
        WARN("encodings are absent: skipped");
        return;
    }
    std::ifstream file(*path);
    std::string word;
    double count = 0, all = 0, known = 0;
    while (file >> word >> count) {
        all += count;
        known += isVietnameseWord(word) ? count : 0;
        if (!isVietnameseWord(word) && count > 2000) UNSCOPED_INFO(word << " " << count);
    }
    CHECK(known / all > 0.97);
    WARN("Vietnamese syllables: " << known / all);
}
