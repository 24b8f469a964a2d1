#include "indexer/extract/word97_paragraphs.h"

#include <algorithm>
#include <cstdint>

namespace vanthu::extract {
namespace {

constexpr std::size_t kPagesAt = 0x102;  ///< in the head
constexpr std::size_t kPageBytes = 512;
constexpr std::uint32_t kPageNumber = 0x3FFFFF;
constexpr std::size_t kRunBytes = 13;

// Modifiers (sprm).
constexpr std::uint16_t kInTable = 0x2416, kEndsRow = 0x2417, kTableDefinition = 0xD608;
constexpr std::uint16_t kChangedTabs = 0xC615;
constexpr std::size_t kMostCells = 64;

unsigned byteAt(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

/// Of ascending numbers of four bytes the last one that is not above `value`; `count` when there is none.
std::size_t placeOf(std::string_view numbers, std::size_t count, std::size_t value) {
    std::size_t first = 0;
    std::size_t end = count;
    while (first < end) {
        const auto middle = first + (end - first) / 2;
        if (littleEndian32(numbers, 4 * middle) <= value)
            first = middle + 1;
        else
            end = middle;
    }
    return first == 0 ? count : first - 1;
}

/// Bytes of the operand of a modifier that stands before `rest`.
std::size_t operandBytes(std::uint16_t modifier, std::string_view rest) {
    if (modifier == kTableDefinition) return littleEndian16(rest, 0) + 1u;
    constexpr std::size_t kFixed[] = {1, 1, 2, 4, 2, 2, 0, 3};
    const auto kind = modifier >> 13;
    if (kind != 6) return kFixed[kind];
    const auto told = byteAt(rest, 0);
    // Tabs of more bytes than one byte can count: what stands behind them is not looked at.
    return modifier == kChangedTabs && told == 255 ? rest.size() : told + 1u;
}

std::vector<int> cellEdgesIn(std::string_view definition) {
    const std::size_t cells = byteAt(definition, 2);
    std::vector<int> edges;
    if (cells == 0 || cells > kMostCells || definition.size() < 3 + 2 * (cells + 1)) return edges;
    for (std::size_t i = 0; i <= cells; ++i)
        edges.push_back(static_cast<std::int16_t>(littleEndian16(definition, 3 + 2 * i)));
    if (!std::is_sorted(edges.begin(), edges.end()) || edges.front() == edges.back()) edges.clear();
    return edges;
}

}  // namespace

Word97Paragraphs::Word97Paragraphs(const Word97File& file)
    : main_(file.main()), pages_(file.tableAt(kPagesAt)) {}

std::string_view Word97Paragraphs::modifiersAt(std::size_t offset) const {
    if (pages_.size() < 12) return {};
    const std::size_t pageCount = (pages_.size() - 4) / 8;
    const auto place = placeOf(pages_, pageCount, offset);
    if (place == pageCount) return {};
    const std::size_t number = littleEndian32(pages_, 4 * (pageCount + 1 + place)) & kPageNumber;
    if ((number + 1) * kPageBytes > main_.size()) return {};
    const auto page = main_.substr(number * kPageBytes, kPageBytes);
    const std::size_t runs = byteAt(page, kPageBytes - 1);
    if (4 * (runs + 1) + kRunBytes * runs >= kPageBytes) return {};
    const auto run = placeOf(page, runs, offset);
    if (run == runs) return {};
    const std::size_t at = 2 * byteAt(page, 4 * (runs + 1) + kRunBytes * run);
    if (at == 0) return {};
    // The size is in words, or in the byte behind it; two bytes of the style stand in front.
    const std::size_t words = byteAt(page, at);
    const std::size_t from = words == 0 ? at + 2 : at + 1;
    const std::size_t size = words == 0 ? 2 * byteAt(page, at + 1) : 2 * words - 1;
    if (size <= 2 || from + 2 >= page.size()) return {};
    return page.substr(from + 2, size - 2);
}

WordParagraph Word97Paragraphs::at(std::size_t offset) const {
    WordParagraph paragraph;
    auto rest = modifiersAt(offset);
    while (rest.size() > 2) {
        const auto modifier = littleEndian16(rest, 0);
        rest.remove_prefix(2);
        const auto operand = rest.substr(0, operandBytes(modifier, rest));
        if (modifier == kInTable) paragraph.isInTable = byteAt(operand, 0) != 0;
        if (modifier == kEndsRow) paragraph.endsRow = byteAt(operand, 0) != 0;
        if (modifier == kTableDefinition) paragraph.cellEdges = cellEdgesIn(operand);
        rest.remove_prefix(operand.size());
    }
    return paragraph;
}

}  // namespace vanthu::extract
