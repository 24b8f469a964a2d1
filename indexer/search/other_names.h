#pragma once

#include "schemas/search/query_text.h"
#include "schemas/search/synonyms.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// What words of a query stand for besides themselves: by the lists of words, and by the successions of
/// units.
class OtherNames {
  public:
    /// Both must outlive it; no `unitNames`: null.
    OtherNames(const Synonyms& synonyms, const Synonyms* unitNames)
        : synonyms_(synonyms), unitNames_(unitNames) {}

    /// The longest form that stands at that place, and what it stands for in both.
    [[nodiscard]] Synonyms::Found at(const std::vector<std::string_view>& folded, std::size_t place) const;

    /// The words, folded, and the same with other names in them; a few dozen at most.
    [[nodiscard]] std::vector<std::vector<std::string>> spellingsOf(const QueryWords& words) const;

    /// The words with the long form of each abbreviation in its place; the abbreviations follow at the end.
    [[nodiscard]] QueryWords writtenOut(const QueryWords& words) const;

  private:
    const Synonyms& synonyms_;
    const Synonyms* unitNames_;
};

[[nodiscard]] std::vector<std::string_view> foldedOf(const QueryWords& words);

}  // namespace vanthu::search
