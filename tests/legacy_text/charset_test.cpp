#include "indexer/legacy_text/charset.h"

#include <catch2/catch.hpp>

#include "schemas/domain/text.h"
#include "tests/legacy_text/charset_tables.h"

using namespace vanthu::tests;
using vanthu::legacy::Charset;
using vanthu::legacy::decoded;

namespace {

constexpr std::array kCharsets = {Charset::tcvn3, Charset::vni, Charset::windows1258, Charset::viscii,
                                  Charset::vps};

/// VPS and TCVN3 give a capital and its small letter one byte.
bool sharesByte(const std::vector<TableRow>& table, const std::string& hex, const std::string& column) {
    return std::count_if(table.begin(), table.end(), [&](const TableRow& row) {
               return row.at("kind") == "letter" && row.at(column) == hex;
           }) > 1;
}

}  // namespace

TEST_CASE("every letter of every encoding is what independent tables say", "[legacy]") {
    const auto table = encodingTable("vn_legacy_charsets.tsv");
    if (!table) {
        WARN("encodings are absent: skipped");
        return;
    }
    REQUIRE(table->size() > 150);
    const auto charset = GENERATE(from_range(kCharsets));
    const auto column = columnOf(charset);
    for (const auto& row : *table) {
        if (row.at("kind") != "letter") continue;
        const auto& letter = row.at("char");
        const bool shared = sharesByte(*table, row.at(column), column);
        INFO(name(charset) << " " << letter << " " << row.at(column));
        CHECK(decoded(asWindows1252(bytesOfHex(row.at(column))), charset) ==
              (shared ? vanthu::domain::lowered(letter) : letter));
    }
}

TEST_CASE("every vector is read right in every encoding", "[legacy]") {
    const auto vectors = encodingTable("test_vectors.tsv");
    if (!vectors) {
        WARN("encodings are absent: skipped");
        return;
    }
    REQUIRE(vectors->size() == 7);
    const auto charset = GENERATE(Charset::tcvn3, Charset::vni, Charset::viscii, Charset::vps);
    const std::string column = charset == Charset::vni ? "VNI-WIN_hex" : std::string(name(charset)) + "_hex";
    for (const auto& vector : *vectors) {
        INFO(name(charset));
        auto meant = vector.at("utf8_nfc");
        // Where a sentence begins with a capital that its encoding writes small, only the font knows.
        if (meant.starts_with("Ủy") && (charset == Charset::tcvn3)) meant.replace(0, 3, "ủ");
        CHECK(decoded(asWindows1252(bytesOfHex(vector.at(column))), charset) == meant);
    }
}

TEST_CASE("words of capitals get theirs back, words that only begin with one do not", "[legacy]") {
    const auto [bytes, text] = GENERATE(table<std::string, std::string>({
        {"CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
        {"§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"},
        {"Sè: 12/Q§-UBND", "Số: 12/QĐ-UBND"},
        {"ñY BAN NH¢N D¢N", "ỦY BAN NHÂN DÂN"},
        {"TØNH B¾C GIANG\nTû lÖ", "TỈNH BẮC GIANG\nTỷ lệ"},
        {"§Õ", "Đế"},
        {"25\u00B0 m\u00B2 \u201Cv\u00A8n\u201D \u2026", "25\u00B0 m\u00B2 \u201Cvăn\u201D \u2026"},
    }));
    CHECK(decoded(bytes, Charset::tcvn3) == text);
}

TEST_CASE("marks that follow no vowel of theirs stay as they are", "[legacy]") {
    CHECK(decoded("xù ùa aùù", Charset::vni) == "xù ùa áù");
    CHECK(decoded("bì", Charset::windows1258) == "bì");
    CHECK(decoded("\uF0AE\u00D6n", Charset::tcvn3) == "đện");  // in the private area, as symbol fonts have it
    CHECK(decoded("", Charset::vni).empty());
}
