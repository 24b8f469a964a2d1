#pragma once

#include "indexer/extract/word97_file.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace vanthu::extract {

/// What a .doc says of a paragraph besides its style.
struct WordParagraph {
    bool isInTable{false};
    bool endsRow{false};  ///< its mark ends a row of a table
    bool isCentred{false};
    /// Of a mark that ends a row: where its cells begin and the last one ends, in twips, ascending; empty
    /// where the file does not tell.
    std::vector<int> cellEdges;
};

/// Pages of a .doc that say of each stretch of text where its changes from its style lie ([MS-DOC] 2.8.5,
/// 2.8.6). Borrows from the file.
class Word97PropertyPages {
  public:
    /// By the place in the head that names their list, and the bytes that a page has for each stretch.
    Word97PropertyPages(const Word97File& file, std::size_t placeInHead, std::size_t stretchBytes)
        : main_(file.main()), list_(file.tableAt(placeInHead)), stretchBytes_(stretchBytes) {}

    struct Stretch {
        std::string_view page;
        std::size_t changesAt{0};  ///< in the page; 0: there are none
        std::size_t end{0};        ///< of the text that it is about, in the main stream
    };
    /// That of the letter there; nothing is changed where nothing is told.
    [[nodiscard]] Stretch at(std::size_t offset) const;

  private:
    std::string_view main_, list_;
    std::size_t stretchBytes_;
};

/// How paragraphs and letters differ from their style, by their place in the main stream.
class Word97Properties {
  public:
    explicit Word97Properties(const Word97File& file);

    /// Of the paragraph whose mark lies there.
    [[nodiscard]] WordParagraph paragraph(std::size_t mark) const;
    [[nodiscard]] bool isBold(std::size_t letter);

  private:
    Word97PropertyPages paragraphs_, letters_;
    // Letters follow each other: what holds for one holds for the rest of its stretch.
    std::size_t knownFrom_{0}, knownTo_{0};
    bool isKnownBold_{false};
};

}  // namespace vanthu::extract
