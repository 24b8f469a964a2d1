#include "schemas/search/telex.h"

#include <catch2/catch.hpp>

using vanthu::search::fromTypedKeys;

TEST_CASE("keys typed for Telex or VNI become the syllable they meant", "[search]") {
    const auto [typed, meant] = GENERATE(table<std::string, std::string>({
        {"cair", "cải"},      {"cachs", "cách"},      {"vawn", "văn"},      {"banr", "bản"},
        {"dduwowcj", "được"}, {"nghieemj", "nghiệm"}, {"quyeets", "quyết"}, {"thuees", "thuế"},
        {"thur", "thủ"},      {"tucj", "tục"},        {"thu3", "thủ"},      {"tu5c", "tục"},
        {"d9u7o75c", "được"}, {"va8n", "văn"},        {"ba3n", "bản"},      {"hoaf", "hòa"},
        {"uyr", "ủy"},        {"hanhf", "hành"},      {"chinhs", "chính"},  {"dat9d", ""},
        {"ddaats", "đất"},    {"nuowcs", "nước"},     {"kees", "kế"},       {"hoachj", "hoạch"},
    }));
    INFO(typed);
    CHECK(fromTypedKeys(typed).value_or("") == meant);
}

TEST_CASE("words without such keys, and what makes no syllable, are left alone", "[search]") {
    const auto word = GENERATE(as<std::string>{}, "", "ban", "cach", "kế", "street", "12", "2026", "qd2",
                               "ubnd", "sss", "d9", "xyz", "aaaaaaaaaaaaaaaaaaaaaa", "\xFF", "w");
    INFO(word);
    CHECK_FALSE(fromTypedKeys(word).has_value());
}
