#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "schemas/layout/layout_text.h"
#include "tests/fuzz/check_extraction.h"
#include "tests/indexer/extract_files.h"

namespace {

std::string little32(std::size_t value) {
    std::string bytes;
    for (std::size_t i = 0; i < 4; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    return bytes;
}

/// A Word file of this text and these pieces.
std::string wordOf(const std::string& text, const std::string& pieces) {
    const auto table = '\x02' + little32(pieces.size()) + pieces;
    std::string head(0x400, '\0');
    head.replace(0, 4, "\xEC\xA5\xC1\0", 4);
    head.replace(10, 2, "\0\x02", 2);
    head.replace(0x1A6, 4, little32(table.size()));
    return vanthu::tests::oleOf({{"WordDocument", head + text}, {"1Table", table}});
}

}  // namespace

/// The first byte chooses the kind; the streams of a Word file stand with "|" between.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using vanthu::tests::oleOf;
    if (size == 0) return 0;
    const std::string input(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto bar = std::min(input.find('|'), input.size());
    std::string bytes;
    switch (data[0] % 5) {
        case 0:
            bytes = wordOf(input.substr(0, bar), input.substr(std::min(bar + 1, input.size())));
            break;
        case 1:
            bytes = oleOf({{"Workbook", std::string("\x09\x08\x04\0\0\x06\0\0", 8) + input}});
            break;
        case 2:
            bytes = oleOf({{"PowerPoint Document", input}});
            break;
        case 3:
            bytes = oleOf({{"__properties_version1.0", "x"},
                           {"__substg1.0_1000001F", input.substr(0, bar)},
                           {"__attach_version1.0_#00000000/__substg1.0_37010102", input.substr(bar)}});
            break;
        default:
            bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + input;
    }
    vanthu::tests::checkExtraction(bytes, {});
    // Also for the lines of a Word file, whose properties lie in both streams.
    const auto lines = vanthu::extract::layoutOfBytes(bytes, {}, vanthu::extract::Budget(20, 64u << 10));
    if (lines.state == vanthu::domain::ExtractionState::text && !vanthu::layout::parseLayout(lines.text))
        std::abort();
    return 0;
}
