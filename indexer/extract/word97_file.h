#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/ole_file.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vanthu::extract {

/// A .doc of Word 97 to 2003 ([MS-DOC]): its text lies in pieces of the main stream, what is known of it in
/// the table stream. Numbers of the file are not trusted: what lies outside is empty.
class Word97File {
  public:
    /// The file, or why it cannot be read.
    [[nodiscard]] static std::variant<Word97File, Extraction> open(const OleFile& file);

    /// `use(unit, offset)`: each letter or mark in its order, with its place in the main stream, until it
    /// answers false. False when the budget ended it.
    template <class Use>
    bool forEachUnit(const Budget& budget, Use use) const {
        for (std::size_t i = 0; i < pieceCount(); ++i) {
            if (budget.nearlySpent()) return false;
            const auto piece = pieceAt(i);
            const std::size_t width = piece.oneByte ? 1 : 2;
            for (std::size_t at = 0; at < piece.bytes.size(); at += width) {
                const auto unit =
                    piece.oneByte ? letterOfByte(piece.bytes[at]) : char16_t{littleEndian16(piece.bytes, at)};
                if (!use(unit, piece.offset + at)) return true;
            }
        }
        return true;
    }

    /// Letters of the text itself, before notes, headers and text boxes; 0 where the file does not tell.
    [[nodiscard]] std::size_t mainTextUnits() const;
    [[nodiscard]] std::string_view main() const { return main_; }
    /// A structure of the table stream by the place in the head that names it.
    [[nodiscard]] std::string_view tableAt(std::size_t placeInHead) const;

  private:
    struct Piece {
        std::string_view bytes;
        std::size_t offset{0};
        bool oneByte{false};
    };

    [[nodiscard]] std::size_t pieceCount() const { return (pieces_.size() - 4) / 12; }
    [[nodiscard]] Piece pieceAt(std::size_t index) const;

    std::string main_, tables_, pieces_;
};

/// Tells letters that are shown from the instructions of fields.
class FieldFilter {
  public:
    /// False for marks of fields and what stands in their instructions.
    [[nodiscard]] bool shows(char16_t unit);

  private:
    std::vector<bool> inInstruction_;  ///< of the fields that are open
};

}  // namespace vanthu::extract
