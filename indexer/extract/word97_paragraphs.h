#pragma once

#include "indexer/extract/word97_file.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace vanthu::extract {

/// What a .doc says of a paragraph.
struct WordParagraph {
    bool isInTable{false};
    bool endsRow{false};  ///< its mark ends a row of a table
    /// Of a mark that ends a row: where its cells begin and the last one ends, in twips, ascending; empty
    /// where the file does not tell.
    std::vector<int> cellEdges;
};

/// Properties of paragraphs by the place of their marks ([MS-DOC] 2.4.6.1). Borrows from the file.
class Word97Paragraphs {
  public:
    explicit Word97Paragraphs(const Word97File& file);

    /// Of the paragraph whose mark lies there in the main stream; nothing special where nothing is told.
    [[nodiscard]] WordParagraph at(std::size_t offset) const;

  private:
    /// The changes from its style, as a run of modifiers; empty when there are none.
    [[nodiscard]] std::string_view modifiersAt(std::size_t offset) const;

    std::string_view main_;
    std::string_view pages_;  ///< where which page of properties begins to count
};

}  // namespace vanthu::extract
