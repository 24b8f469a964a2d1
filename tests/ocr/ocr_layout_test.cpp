#include "indexer/ocr_client/ocr_layout.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

layout::OcrLine recognised(double top, double bottom, double left, const std::vector<std::string>& words) {
    layout::OcrLine line;
    line.sizePt = 10;
    for (const auto& word : words) {
        line.words.push_back({word, {left, top, left + 8, bottom}, 90});
        left += 9;
    }
    return line;
}

TEST_CASE("a name beside two lines of small print takes none of them along", "[ocr]") {
    layout::OcrPage page;
    page.widthMm = 210;
    page.heightMm = 297;
    page.lines = {
        recognised(106, 110, 30, {"-", "UBND", "các", "tỉnh;"}),
        recognised(111, 115, 30, {"-", "Cục", "Kiểm", "tra", "văn", "bản;"}),
        recognised(107.5, 113, 126, {"Nguyễn", "Hoàng", "Hiệp"}),
    };

    const auto layout = ocr::layoutOf({page}, 1);

    std::string read;
    for (const auto& line : layout.lines)
        read += (line.side == layout::Side::right ? "> " : "< ") + line.text + '\n';
    CHECK(read == "< - UBND các tỉnh;\n> Nguyễn Hoàng Hiệp\n< - Cục Kiểm tra văn bản;\n");
}

}  // namespace
}  // namespace vanthu::tests
