#include "indexer/extract_client/extractor.h"
#include "schemas/domain/limits.h"
#include "tests/sample_document/ole_container.h"
#include "tests/sample_document/sample_document.h"
#include "tests/support/test_data.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

using domain::ExtractionState;
using layout::Side;
using std::string_literals::operator""s;

std::vector<std::string> textsOf(const layout::Layout& layout, Side side) {
    std::vector<std::string> texts;
    for (const auto& line : layout.lines)
        if (line.side == side) texts.push_back(line.text);
    return texts;
}

/// A Word file of this text, whose properties of paragraphs lie in `pages` and the pages that it names.
std::string wordFile(const std::string& text, const std::string& pages, const std::string& properties,
                     std::size_t pieces = 1) {
    std::string main(0x400, '\0');
    main.replace(0, 4, littleEndian(0xA5EC, 2) + littleEndian(0xC1, 2));
    main.replace(10, 2, littleEndian(0x0200, 2));
    std::string ends, places;
    for (std::size_t i = 0; i <= pieces; ++i)
        ends += littleEndian(i * text.size(), 4);
    for (std::size_t i = 0; i < pieces; ++i)
        places += littleEndian(0, 2) + littleEndian(0x40000000u | 0x800, 4) + littleEndian(0, 2);
    const auto table = "\x02"s + littleEndian(ends.size() + places.size(), 4) + ends + places;
    main.replace(0x1A2, 8, littleEndian(0, 4) + littleEndian(table.size(), 4));
    for (const auto place : {0x102, 0xFA})
        main.replace(static_cast<std::size_t>(place), 8,
                     littleEndian(table.size(), 4) + littleEndian(pages.size(), 4));
    main += text;
    main.resize((main.size() + 511) / 512 * 512);
    return oleOf({{"WordDocument", main + properties}, {"1Table", table + pages}});
}

TEST_CASE("a table without more than three columns makes the columns of an old Word file",
          "[indexer][extract]") {
    extract::Extractor reader;
    const auto read = reader.layoutOfBytes(toDoc(samplePlan()));

    REQUIRE(read.layout);
    CHECK(read.layout->margins == layout::Margins::unknown);
    const auto left = textsOf(*read.layout, Side::left);
    REQUIRE(left.size() >= 4);
    CHECK(left[0] == "UBND TỈNH BÌNH MINH");
    CHECK(left[2] == "Số: 05/KH-SNV");
    CHECK(left[3].starts_with("Nơi nhận"));
    const auto right = textsOf(*read.layout, Side::right);
    CHECK(right.front() == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    CHECK(right.back() == "Nguyễn Văn An");
    CHECK(textsOf(*read.layout, Side::whole).front() == "KẾ HOẠCH");
    const auto title = std::ranges::find(read.layout->lines, "KẾ HOẠCH", &layout::Line::text);
    CHECK(title->bold);
    CHECK(title->align == layout::Align::centre);
    CHECK_FALSE(read.layout->lines.front().bold);
    CHECK(textsOf(*read.layout, Side::table).empty());
}

TEST_CASE("without properties of paragraphs an old Word file has no columns", "[indexer][extract]") {
    extract::Extractor reader;
    const auto read =
        reader.layoutOfBytes(wordFile("SO NOI VU\x07"
                                      "CONG HOA\x07\x07tail\x0B"
                                      "end\r",
                                      "", ""));

    REQUIRE(read.layout);
    CHECK(textsOf(*read.layout, Side::whole) ==
          std::vector<std::string>{"SO NOI VU", "CONG HOA", "tail", "end"});
}

TEST_CASE("properties of paragraphs that lie anywhere do no harm", "[indexer][extract]") {
    extract::Extractor reader;
    const std::string text = "mot\r\x07hai\x07\x07" + std::string(300, 'a') + "\r";
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::string page(1024, '\0');
        for (auto& byte : page)
            byte = static_cast<char>(random());
        // Half of them count as pages of properties: few runs, over the whole text.
        if (round % 2 == 0) {
            page[511] = static_cast<char>(random() % 30);
            for (std::size_t i = 0; i < 30; ++i)
                page.replace(4 * i, 4, littleEndian(0x400 + 12 * i, 4));
        }
        const auto pages =
            littleEndian(0x400, 4) + littleEndian(0x800, 4) + littleEndian(round % 3 == 0 ? random() : 3, 4);
        const auto read = reader.layoutOfBytes(wordFile(text, pages, page));
        REQUIRE(read.layout);
        CHECK(read.layout->lines.size() <= 4);
    }
}

TEST_CASE("a table that never ends and lines without number stop at their limit",
          "[indexer][extract][.slow]") {
    extract::Extractor reader;
    const std::string lines(64u << 10, '\x0B');
    std::string text;
    for (std::size_t i = 0; i < lines.size() / 2; ++i)
        text += "a\x0B";
    const auto read = reader.layoutOfBytes(wordFile(text, "", "", 200));
    CHECK((read.state == ExtractionState::limitReached ||
           (read.layout && read.layout->lines.size() <= limits::kLayoutLines)));
}

TEST_CASE("old Word files of offices have their head in two columns", "[indexer][extract][.slow]") {
    const auto folder = testData("office_files");
    if (!folder) {
        WARN("office_files is not here");
        return;
    }
    extract::Extractor reader;
    std::size_t read = 0;
    std::size_t withColumns = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
        if (entry.path().extension() != ".doc") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const auto answer = reader.layoutOfBytes(std::string{std::istreambuf_iterator<char>(file), {}});
        if (!answer.layout || answer.layout->margins != layout::Margins::unknown) continue;
        ++read;
        const auto right = textsOf(*answer.layout, Side::right);
        withColumns += std::ranges::any_of(
            right, [](const std::string& text) { return text.find("NGHĨA VIỆT NAM") != std::string::npos; });
    }
    CAPTURE(read, withColumns);
    CHECK(read >= 10);
    CHECK(withColumns * 10 >= read * 8);
}

}  // namespace
}  // namespace vanthu::tests
