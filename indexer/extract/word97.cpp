#include "indexer/extract/word97.h"

#include <string>
#include <vector>

#include "indexer/extract/utf16.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

// Offsets in the head of the main stream (FIB).
constexpr std::size_t kMagicAt = 0, kVersionAt = 2, kFlagsAt = 10, kPiecesAt = 0x1A2, kPiecesSizeAt = 0x1A6;
constexpr std::uint16_t kWordMagic = 0xA5EC, kWord97 = 0xC0;
constexpr std::uint16_t kEncrypted = 0x0100, kSecondTable = 0x0200;
constexpr std::uint32_t kOneByteLetters = 0x40000000;

constexpr std::size_t kFlushUnits = 32u << 10;

/// Letters as they come out of the pieces; controls become what they mean.
class WordText {
  public:
    explicit WordText(BoundedText& out) : out_(out) {}

    void put(char16_t unit) {
        switch (unit) {
            case 0x13:  // a field begins with its instruction
                inInstruction_.push_back(true);
                return;
            case 0x14:  // what it shows
                if (!inInstruction_.empty()) inInstruction_.back() = false;
                return;
            case 0x15:
                if (!inInstruction_.empty()) inInstruction_.pop_back();
                return;
            default:
                break;
        }
        if (!inInstruction_.empty() && inInstruction_.back()) return;
        // Two marks of a cell behind each other: the row ends.
        const bool endsRow = unit == 7 && last_ == 7;
        last_ = unit;
        if (endsRow || unit == 0x0B || unit == 0x0C || unit == '\r')
            units_ += u'\n';
        else if (unit == 7 || unit == '\t')
            units_ += u'\t';
        else if (unit == 0x1E)
            units_ += u'-';
        else if (unit >= 0x20)
            units_ += unit;
        // Not within a pair.
        if (units_.size() > kFlushUnits && (unit < 0xD800 || unit > 0xDBFF)) flush();
    }

    void flush() {
        out_.append(utf8Of(units_));
        units_.clear();
    }

  private:
    BoundedText& out_;
    std::u16string units_;
    std::vector<bool> inInstruction_;  ///< of the fields that are open
    char16_t last_{0};
};

/// Where the list of pieces lies in the table stream: behind settings that nobody needs here.
std::string_view pieceTableIn(std::string_view clx) {
    std::size_t at = 0;
    while (at < clx.size() && clx[at] == 1)
        at += 3 + littleEndian16(clx, at + 1);
    if (at + 5 > clx.size() || clx[at] != 2) return {};
    return clx.substr(at + 5, littleEndian32(clx, at + 1));
}

/// Appends the pieces in their order; false when it had to stop early.
bool appendPieces(std::string_view main, std::string_view table, const Budget& budget, BoundedText& out) {
    const std::size_t count = (table.size() - 4) / 12;
    const std::size_t descriptions = 4 * (count + 1);
    WordText text(out);
    for (std::size_t i = 0; i < count; ++i) {
        if (out.full() || budget.nearlySpent()) return false;
        const std::size_t begin = littleEndian32(table, 4 * i);
        const std::size_t end = littleEndian32(table, 4 * i + 4);
        const std::uint32_t place = littleEndian32(table, descriptions + 8 * i + 2);
        const bool oneByte = (place & kOneByteLetters) != 0;
        const std::size_t from = oneByte ? (place & ~kOneByteLetters) / 2 : place;
        if (end <= begin || from >= main.size()) continue;
        const auto bytes = main.substr(from, (end - begin) * (oneByte ? 1 : 2));
        for (std::size_t at = 0; at < bytes.size(); at += oneByte ? 1 : 2)
            text.put(oneByte ? letterOfByte(bytes[at]) : char16_t{littleEndian16(bytes, at)});
    }
    text.flush();
    return true;
}

}  // namespace

Extraction extractWord97(const OleFile& file, const Budget& budget) {
    const auto main = file.stream("WordDocument");
    if (littleEndian16(main, kMagicAt) != kWordMagic || littleEndian16(main, kVersionAt) < kWord97)
        return {ExtractionState::unsupported,
                "Tệp Word đời trước 97: chưa đọc được; nên lưu lại thành .docx hoặc PDF.",
                {}};
    const auto flags = littleEndian16(main, kFlagsAt);
    if ((flags & kEncrypted) != 0) return {ExtractionState::encrypted, kHasPassword, {}};
    const auto tables = file.stream((flags & kSecondTable) != 0 ? "1Table" : "0Table");
    const std::size_t clxAt = littleEndian32(main, kPiecesAt);
    const std::string_view clx =
        clxAt < tables.size() ? std::string_view(tables).substr(clxAt, littleEndian32(main, kPiecesSizeAt))
                              : std::string_view{};
    const auto table = pieceTableIn(clx);
    if (table.size() < 16) return {ExtractionState::damaged, "Tệp Word bị hỏng.", {}};
    BoundedText text(budget.outputBytes());
    const bool whole = appendPieces(main, table, budget, text);
    Extraction result = finished(text, kNoLetters);
    if (!whole && !text.full()) result.addReason(kStoppedEarly);
    return result;
}

}  // namespace vanthu::extract
