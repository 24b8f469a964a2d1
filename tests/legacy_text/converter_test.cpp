#include "indexer/legacy_text/fonted_text.h"

#include <catch2/catch.hpp>

#include <utility>
#include <vector>

using namespace vanthu::legacy;

namespace {

using Runs = std::vector<std::pair<std::string, std::string>>;  ///< text and font

struct Result {
    std::string text;
    std::string remark;
};

Result convertedRuns(const Runs& runs) {
    std::string text;
    FontSpans fonts;
    for (const auto& [piece, font] : runs) {
        text += piece;
        fonts.extend(text.size(), font);
    }
    Converter converter;
    auto out = converted(text, fonts, converter);
    return {std::move(out), converter.remark()};
}

const std::string kTcvn3 = "QuyÕt ®Þnh vÒ viÖc ban hµnh Quy chÕ qu¶n lý v¨n b¶n ®i, v¨n b¶n ®Õn";
const std::string kVni = "Quyeát ñònh veà vieäc ban haønh Quy cheá quaûn lyù vaên baûn ñi, vaên baûn ñeán";
const std::string kUnicode = "Quyết định về việc ban hành Quy chế quản lý văn bản đi, văn bản đến";

}  // namespace

TEST_CASE("legacy runs change, Unicode runs between them do not, and the remark names the fonts",
          "[legacy]") {
    const auto result = convertedRuns({{kTcvn3 + "\n", ".VnTime"},
                                       {kUnicode + " và có là\n", ".VnTime"},
                                       {"Kính gửi: café\n", "Times New Roman"},
                                       {"c¸c x·, ph­êng\n", ".VnTimeH"},
                                       {kVni + "\n", "VNI-Times"}});

    CHECK(result.text ==
          kUnicode + "\n" + kUnicode + " và có là\nKính gửi: café\nCÁC XÃ, PHƯỜNG\n" + kUnicode + "\n");
    CHECK(result.remark == "Đã chuyển từ bảng mã TCVN3 (.VnTime, .VnTimeH), VNI (VNI-Times).");
}

TEST_CASE("Unicode text in a legacy font stays as it is", "[legacy]") {
    const auto text = GENERATE(as<std::string>{}, kUnicode, "và là có các bà", "bé", "café", "C. § 5 «x» ®",
                               "Nội dung • một • hai", "m² 25°C ½", "plain");
    const auto font = GENERATE(as<std::string>{}, ".VnTime", ".VnTimeH", "VNI-Times", "VPS Times", "Arial");
    const auto result = convertedRuns({{text, font}});
    CHECK(result.text == text);
    CHECK(result.remark.empty());
}

TEST_CASE("a short run that says nothing goes the way of its font", "[legacy]") {
    CHECK(convertedRuns({{kTcvn3 + "\n", ".VnTime"}, {"bé", ".VnTime"}}).text == kUnicode + "\nbộ");
    CHECK(convertedRuns({{kTcvn3 + "\n" + kUnicode + "\n", ".VnTime"}, {"bé", ".VnTime"}}).text ==
          kUnicode + "\n" + kUnicode + "\nbé");
    CHECK(convertedRuns({{kTcvn3 + "\n", ".VnTime"}, {"bé", "Arial"}}).text == kUnicode + "\nbé");
}

TEST_CASE("text without a font is known by its words, when they are enough", "[legacy]") {
    CHECK(convertedRuns({{kTcvn3, ""}}).text == kUnicode);
    CHECK(convertedRuns({{kVni, "Arial"}}).text == kUnicode);
    CHECK(convertedRuns({{kVni, "Arial"}}).remark == "Đã chuyển từ bảng mã VNI.");
    CHECK(convertedRuns({{"● " + kTcvn3 + " → ☐", ""}}).text == "● " + kUnicode + " → ☐");
    CHECK(convertedRuns({{"v¨n b¶n", ""}}).text == "v¨n b¶n");
}

TEST_CASE("the names of fonts are read as DOCX and PDF write them", "[legacy]") {
    const auto [name, charset, capitals, family] =
        GENERATE(table<std::string, std::optional<Charset>, bool, std::string>({
            {".VnTime", Charset::tcvn3, false, ".VnTime"},
            {"ABCDEF+.VnTimeH,Bold", Charset::tcvn3, true, ".VnTimeH"},
            {".VnArialH-BoldItalic", Charset::tcvn3, true, ".VnArialH"},
            {"BCDEEE+VnTime", Charset::tcvn3, false, "VnTime"},
            {"VNI-Times", Charset::vni, false, "VNI-Times"},
            {"VNI-Helve-Bold", Charset::vni, false, "VNI-Helve"},
            {"VNI-Times<script>\x01", Charset::vni, false, "VNI-Timesscript"},
            {"Times New Roman", std::nullopt, false, ""},
            {"TimesH", std::nullopt, false, ""},
            {"", std::nullopt, false, ""},
        }));
    const auto font = readFont(name);
    INFO(name);
    CHECK(font.charset == charset);
    CHECK(font.capitals == capitals);
    CHECK(font.family == family);
    CHECK(readFont(".Vn" + std::string(1000, 'x')).family.size() <= 40);
}
