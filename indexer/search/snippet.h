#pragma once

#include "indexer/search/index.h"
#include "schemas/search/query_text.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace vanthu::search {

/// Which syllables of a text are hits of a query, and how much they say. One query, any number of texts.
class HitWords {
  public:
    /// `isCommon(folded)`: in so many documents that it counts only beside a neighbour of the query.
    template <class IsCommon>
    HitWords(const QueryText& query, IsCommon&& isCommon) {
        for (const auto& words : query.wantedWords())
            add(words);
        for (auto& [folded, word] : words_)
            word.common = isCommon(folded);
    }

    struct Word {
        bool common{false};
        std::unordered_set<std::string> followers;  ///< folded words after it in the query
    };
    [[nodiscard]] const Word* find(std::string_view folded) const;
    [[nodiscard]] bool empty() const { return words_.empty(); }

  private:
    void add(const QueryWords& words);

    std::unordered_map<std::string, Word> words_;
};

/// The stretch of a text that shows most of the query, at most about 40 syllables, with its hits marked; the
/// beginning of the text when nothing is hit. Line ends and runs of blanks become one blank; "…" stands where
/// text was cut off.
[[nodiscard]] Snippet makeSnippet(std::string_view text, const HitWords& hits);

}  // namespace vanthu::search
