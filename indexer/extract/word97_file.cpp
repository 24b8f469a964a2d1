#include "indexer/extract/word97_file.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

// Offsets in the head of the main stream (FIB).
constexpr std::size_t kMagicAt = 0, kVersionAt = 2, kFlagsAt = 10, kMainTextAt = 0x4C, kPiecesAt = 0x1A2;
constexpr std::uint16_t kWordMagic = 0xA5EC, kWord97 = 0xC0;
constexpr std::uint16_t kEncrypted = 0x0100, kSecondTable = 0x0200;
constexpr std::uint32_t kOneByteLetters = 0x40000000;
constexpr std::size_t kSmallestPieceTable = 16;

/// Where the list of pieces lies in their structure: behind settings that nobody needs here.
std::string_view pieceTableIn(std::string_view clx) {
    std::size_t at = 0;
    while (at < clx.size() && clx[at] == 1)
        at += 3 + littleEndian16(clx, at + 1);
    if (at + 5 > clx.size() || clx[at] != 2) return {};
    return clx.substr(at + 5, littleEndian32(clx, at + 1));
}

}  // namespace

std::variant<Word97File, Extraction> Word97File::open(const OleFile& file) {
    Word97File word;
    word.main_ = file.stream("WordDocument");
    if (littleEndian16(word.main_, kMagicAt) != kWordMagic ||
        littleEndian16(word.main_, kVersionAt) < kWord97)
        return Extraction{ExtractionState::unsupported,
                          "Tệp Word đời trước 97: chưa đọc được; nên lưu lại thành .docx hoặc PDF.",
                          {}};
    const auto flags = littleEndian16(word.main_, kFlagsAt);
    if ((flags & kEncrypted) != 0) return Extraction{ExtractionState::encrypted, kHasPassword, {}};
    word.tables_ = file.stream((flags & kSecondTable) != 0 ? "1Table" : "0Table");
    word.pieces_ = pieceTableIn(word.tableAt(kPiecesAt));
    if (word.pieces_.size() < kSmallestPieceTable)
        return Extraction{ExtractionState::damaged, "Tệp Word bị hỏng.", {}};
    return word;
}

std::size_t Word97File::mainTextUnits() const {
    return littleEndian32(main_, kMainTextAt);
}

std::string_view Word97File::tableAt(std::size_t placeInHead) const {
    const std::size_t at = littleEndian32(main_, placeInHead);
    if (at >= tables_.size()) return {};
    return std::string_view(tables_).substr(at, littleEndian32(main_, placeInHead + 4));
}

Word97File::Piece Word97File::pieceAt(std::size_t index) const {
    const std::size_t begin = littleEndian32(pieces_, 4 * index);
    const std::size_t end = littleEndian32(pieces_, 4 * index + 4);
    const std::uint32_t place = littleEndian32(pieces_, 4 * (pieceCount() + 1) + 8 * index + 2);
    const bool oneByte = (place & kOneByteLetters) != 0;
    const std::size_t from = oneByte ? (place & ~kOneByteLetters) / 2 : place;
    if (end <= begin || from >= main_.size()) return {};
    return {std::string_view(main_).substr(from, (end - begin) * (oneByte ? 1 : 2)), from, oneByte};
}

bool FieldFilter::shows(char16_t unit) {
    switch (unit) {
        case 0x13:  // a field begins with its instruction
            inInstruction_.push_back(true);
            return false;
        case 0x14:  // what it shows
            if (!inInstruction_.empty()) inInstruction_.back() = false;
            return false;
        case 0x15:
            if (!inInstruction_.empty()) inInstruction_.pop_back();
            return false;
        default:
            return inInstruction_.empty() || !inInstruction_.back();
    }
}

}  // namespace vanthu::extract
