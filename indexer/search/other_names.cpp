#include "indexer/search/other_names.h"

#include <algorithm>

namespace vanthu::search {
namespace {

constexpr std::size_t kOtherSpellingsMost = 40;

}  // namespace

std::vector<std::string_view> foldedOf(const QueryWords& words) {
    std::vector<std::string_view> folded;
    for (const auto& word : words)
        folded.push_back(word.folded);
    return folded;
}

Synonyms::Found OtherNames::at(const std::vector<std::string_view>& folded, std::size_t place) const {
    auto found = synonyms_.at(folded, place);
    if (unitNames_ == nullptr) return found;
    auto units = unitNames_->at(folded, place);
    if (units.words > found.words) return units;
    if (units.words == found.words)
        found.others.insert(found.others.end(), units.others.begin(), units.others.end());
    return found;
}

QueryWords OtherNames::writtenOut(const QueryWords& words) const {
    const auto folded = foldedOf(words);
    QueryWords longer, abbreviations;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = at(folded, i);
        const auto longest = std::ranges::max_element(found.others, {}, &Synonyms::Form::size);
        if (found.words != 1 || longest->size() < 2) {
            longer.push_back(words[i]);
            continue;
        }
        const auto written = synonyms_.written(*longest);
        for (std::size_t at = 0; at < longest->size(); ++at)
            longer.push_back({written[at], (*longest)[at], at == 0 && words[i].startsGroup});
        abbreviations.push_back(words[i]);
        abbreviations.back().startsGroup = true;
    }
    longer.insert(longer.end(), abbreviations.begin(), abbreviations.end());
    return longer;
}

std::vector<std::vector<std::string>> OtherNames::spellingsOf(const QueryWords& words) const {
    const auto folded = foldedOf(words);
    std::vector<std::vector<std::string>> spellings{{}};
    for (std::size_t place = 0; place < words.size();) {
        const auto found = at(folded, place);
        const std::size_t count = std::max<std::size_t>(found.words, 1);
        std::vector<Synonyms::Form> ways{{folded.begin() + static_cast<std::ptrdiff_t>(place),
                                          folded.begin() + static_cast<std::ptrdiff_t>(place + count)}};
        ways.insert(ways.end(), found.others.begin(), found.others.end());
        std::vector<std::vector<std::string>> longer;
        for (const auto& way : ways)  // as typed first: it is never left out
            for (const auto& spelling : spellings) {
                if (longer.size() == kOtherSpellingsMost) break;
                longer.push_back(spelling);
                longer.back().insert(longer.back().end(), way.begin(), way.end());
            }
        spellings = std::move(longer);
        place += count;
    }
    return spellings;
}

}  // namespace vanthu::search
