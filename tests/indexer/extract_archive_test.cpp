#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "schemas/domain/limits.h"
#include "tests/indexer/extract_files.h"
#include "tests/indexer/extracted.h"
#include "tests/support/temp_dir.h"

using namespace vanthu::tests;
using vanthu::domain::ExtractionState;
namespace limits = vanthu::limits;

namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

std::string zipBytes(const Entries& entries, const char* password = nullptr) {
    const TempDir dir;
    std::ifstream file(writeZip(dir.path() / "a.zip", entries, password), std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string docxBytes(const std::string& text) {
    return zipBytes({{"[Content_Types].xml", "<Types/>"},
                     {"word/document.xml", "<w:p xmlns:w=\"w\"><w:t>" + text + "</w:t></w:p>"}});
}

}  // namespace

TEST_CASE("an archive gives the text of its files under their names", "[indexer][extract]") {
    const auto answer = extractedZip({{"thu muc/", ""},
                                      {"thu muc/kế hoạch.txt", "một"},
                                      {"b.docx", docxBytes("hai")},
                                      {"c.zip", zipBytes({{"d.pdf", pdfOf("ba")}})},
                                      {"__MACOSX/._b.docx", "x"}});
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == "thu muc/kế hoạch.txt\nmột\n\nb.docx\nhai\n\nc.zip\nd.pdf\nba");
    CHECK(answer.reason.empty());
}

TEST_CASE("an archive says which of its files could not be read", "[indexer][extract]") {
    const auto answer =
        extractedZip({{"a.txt", "một"}, {"scan.jpg", "\xFF\xD8\xFF\xE0"}, {"khoá.docx", "PK\x03\x04"}});
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == "a.txt\nmột\n\nscan.jpg\n\nkhoá.docx");
    CHECK(answer.reason.find("2/3") != std::string::npos);
    CHECK(answer.reason.find("scan.jpg: ") != std::string::npos);
    CHECK(answer.reason.find("khoá.docx: ") != std::string::npos);
}

TEST_CASE("the names of files do not make the reason long", "[indexer][extract]") {
    Entries entries;
    for (int i = 0; i < 300; ++i)
        entries.emplace_back(std::to_string(i) + std::string(20'000, 'x') + "ế", "\xFF\xD8\xFF");
    const auto answer = extractedZip(entries);
    CHECK(answer.state == ExtractionState::noText);
    CHECK(answer.text.size() > 300 * 20'000u);
    CHECK(answer.reason.find("300/300") != std::string::npos);
}

TEST_CASE("an archive in which nothing can be read says what its files are", "[indexer][extract]") {
    CHECK(extractedZip({{"a.txt", "một"}, {"b.txt", "hai"}}, "secret").state == ExtractionState::encrypted);
    CHECK(extractedZip({{"a.bin", std::string(3, '\0')}}).state == ExtractionState::unsupported);
    CHECK(extractedZip({{"a.jpg", "\xFF\xD8\xFF"}}).state == ExtractionState::noText);
    CHECK(extractedZip({{"a.pdf", "%PDF-1.4 nothing"}}).state == ExtractionState::damaged);
    const auto inner = zipBytes({{"a.txt", "một"}}, "secret");
    CHECK(extractedZip({{"a.zip", inner}}).state == ExtractionState::encrypted);
}

TEST_CASE("a way of packing that nobody knows is not supported", "[indexer][extract]") {
    auto bytes = zipBytes({{"a", "x"}});
    // The method stands behind the mark of each head; 9 is Deflate64.
    for (const auto& [mark, distance] : {std::pair{"PK\x03\x04", 8u}, std::pair{"PK\x01\x02", 10u}})
        bytes.at(bytes.find(mark) + distance) = 9;
    CHECK(extractedBytes(bytes).state == ExtractionState::unsupported);
}

TEST_CASE("archives in each other are read to a depth", "[indexer][extract]") {
    std::string bytes = "cuối";
    for (int i = 0; i < limits::kUnpackedDepth; ++i)
        bytes = zipBytes({{"a", bytes}});
    const auto deepest = extractedBytes(bytes);
    CHECK(deepest.state == ExtractionState::text);
    CHECK(deepest.text.find("cuối") != std::string::npos);

    const auto tooDeep = extractedBytes(zipBytes({{"trước.txt", "đầu"}, {"a", bytes}}));
    CHECK(tooDeep.state == ExtractionState::limitReached);
    CHECK(tooDeep.text.find("cuối") == std::string::npos);
    CHECK(tooDeep.text.find("đầu") != std::string::npos);
    CHECK(tooDeep.reason.find("sâu") != std::string::npos);
}

TEST_CASE("a bomb in an archive is stopped, and what stands before it is kept", "[indexer][extract]") {
    const std::string blanks(20u << 20, ' ');
    const auto ratio = extractedZip({{"a.txt", "đầu"}, {"bom", blanks}, {"c.txt", "cuối"}});
    CHECK(ratio.state == ExtractionState::limitReached);
    CHECK(ratio.text == "a.txt\nđầu\n\nbom\n\nc.txt\ncuối");
    CHECK(ratio.reason.find("bom: ") != std::string::npos);

    // Each below the limit of its own, all together above.
    Entries many{{"a.txt", "đầu"}};
    const std::string below(limits::kZipRatioFromBytes - 1, '\0');
    for (std::uint64_t i = 0; i <= limits::kUnpackedBytes / below.size(); ++i)
        many.emplace_back("b" + std::to_string(i), below);
    many.emplace_back("cuối.txt", "cuối");
    const auto total = extractedZip(many);
    CHECK(total.state == ExtractionState::limitReached);
    CHECK(total.text.starts_with("a.txt\nđầu"));
    CHECK(total.text.find("cuối") == std::string::npos);

    const auto nested = extractedZip({{"1", zipBytes(many)}, {"2", zipBytes({{"x.txt", "sau"}})}});
    CHECK(nested.state == ExtractionState::limitReached);
}

TEST_CASE("archives in each other may not hold too many files together", "[indexer][extract]") {
    Entries entries;
    for (std::size_t i = 0; i < limits::kUnpackedEntries / 2; ++i)
        entries.emplace_back(std::to_string(i), "");
    const auto half = zipBytes(entries);
    const auto answer = extractedZip({{"a", half}, {"b", half}, {"c", half}});
    CHECK(answer.state == ExtractionState::limitReached);
    CHECK(answer.text.find("\nc") == std::string::npos);
    CHECK(extractedZip({{"a", half}}).state == ExtractionState::noText);
}

TEST_CASE("a picture that claims a million lines is not unpacked", "[indexer][extract]") {
    const std::string png =
        "\x89PNG\r\n\x1A\n"
        "\0\0\0\rIHDR\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF\x08\x06" +
        std::string(100, '\0');
    CHECK(extractedBytes(png, "a.png").state == ExtractionState::ocrPending);
}

TEST_CASE("names of files in old encodings become letters", "[indexer][extract]") {
    const std::string ascii = "K12 hoa3ch.txt";
    const std::string name = "K\xEA\xEC hoa\xF2\x63h.txt";  // Windows-1258
    auto bytes = zipBytes({{ascii, "một"}});
    for (auto at = bytes.find(ascii); at != std::string::npos; at = bytes.find(ascii))
        bytes.replace(at, ascii.size(), name);
    CHECK(extractedBytes(bytes).text == "Kế hoạch.txt\nmột");
}
