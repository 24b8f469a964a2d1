#include "indexer/extract/word97_properties.h"

#include <algorithm>
#include <cstdint>

namespace vanthu::extract {
namespace {

// In the head: where the lists of pages lie.
constexpr std::size_t kParagraphPagesAt = 0x102, kLetterPagesAt = 0xFA;
constexpr std::size_t kParagraphBytes = 13, kLetterBytes = 1;
constexpr std::size_t kPageBytes = 512;
constexpr std::uint32_t kPageNumber = 0x3FFFFF;

// Modifiers (sprm).
constexpr std::uint16_t kBold = 0x0835, kOldAlignment = 0x2403, kAlignment = 0x2461;
constexpr unsigned kCentred = 1;
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

/// `use(modifier, operand)` for each change of a run of modifiers.
template <class Use>
void forEachChange(std::string_view rest, Use use) {
    while (rest.size() > 2) {
        const auto modifier = littleEndian16(rest, 0);
        rest.remove_prefix(2);
        const auto operand = rest.substr(0, operandBytes(modifier, rest));
        use(modifier, operand);
        rest.remove_prefix(operand.size());
    }
}

/// The size is in words, or in the byte behind it; two bytes of the style stand in front.
std::string_view changesOfParagraph(const Word97PropertyPages::Stretch& stretch) {
    const auto at = stretch.changesAt;
    if (at == 0) return {};
    const std::size_t words = byteAt(stretch.page, at);
    const std::size_t from = words == 0 ? at + 2 : at + 1;
    const std::size_t size = words == 0 ? 2 * byteAt(stretch.page, at + 1) : 2 * words - 1;
    if (size <= 2 || from + 2 >= stretch.page.size()) return {};
    return stretch.page.substr(from + 2, size - 2);
}

std::string_view changesOfLetters(const Word97PropertyPages::Stretch& stretch) {
    if (stretch.changesAt == 0) return {};
    return stretch.page.substr(stretch.changesAt + 1, byteAt(stretch.page, stretch.changesAt));
}

}  // namespace

Word97PropertyPages::Stretch Word97PropertyPages::at(std::size_t offset) const {
    const Stretch nothing{{}, 0, offset + 1};
    if (list_.size() < 12) return nothing;
    const std::size_t pageCount = (list_.size() - 4) / 8;
    const auto place = placeOf(list_, pageCount, offset);
    if (place == pageCount) return nothing;
    const std::size_t number = littleEndian32(list_, 4 * (pageCount + 1 + place)) & kPageNumber;
    if ((number + 1) * kPageBytes > main_.size()) return nothing;
    const auto page = main_.substr(number * kPageBytes, kPageBytes);
    const std::size_t count = byteAt(page, kPageBytes - 1);
    if (4 * (count + 1) + stretchBytes_ * count >= kPageBytes) return nothing;
    const auto stretch = placeOf(page, count, offset);
    if (stretch == count) return nothing;
    const std::size_t end = littleEndian32(page, 4 * (stretch + 1));
    return {page, 2 * byteAt(page, 4 * (count + 1) + stretchBytes_ * stretch), std::max(end, offset + 1)};
}

Word97Properties::Word97Properties(const Word97File& file)
    : paragraphs_(file, kParagraphPagesAt, kParagraphBytes), letters_(file, kLetterPagesAt, kLetterBytes) {}

WordParagraph Word97Properties::paragraph(std::size_t mark) const {
    WordParagraph paragraph;
    forEachChange(changesOfParagraph(paragraphs_.at(mark)),
                  [&](std::uint16_t modifier, std::string_view operand) {
                      if (modifier == kInTable) paragraph.isInTable = byteAt(operand, 0) != 0;
                      if (modifier == kEndsRow) paragraph.endsRow = byteAt(operand, 0) != 0;
                      if (modifier == kAlignment || modifier == kOldAlignment)
                          paragraph.isCentred = byteAt(operand, 0) == kCentred;
                      if (modifier == kTableDefinition) paragraph.cellEdges = cellEdgesIn(operand);
                  });
    return paragraph;
}

bool Word97Properties::isBold(std::size_t letter) {
    if (knownFrom_ <= letter && letter < knownTo_) return isKnownBold_;
    const auto stretch = letters_.at(letter);
    knownFrom_ = letter;
    knownTo_ = stretch.end;
    isKnownBold_ = false;
    // 128 is "as the style", 129 its opposite: styles of running text are not bold.
    forEachChange(changesOfLetters(stretch), [&](std::uint16_t modifier, std::string_view operand) {
        if (modifier == kBold) isKnownBold_ = byteAt(operand, 0) == 1 || byteAt(operand, 0) == 129;
    });
    return isKnownBold_;
}

}  // namespace vanthu::extract
