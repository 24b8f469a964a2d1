#include "indexer/search/snippet.h"

#include "schemas/search/syllables.h"

#include <algorithm>
#include <optional>

namespace vanthu::search {
namespace {

constexpr std::size_t kWindowSyllables = 40;
constexpr std::size_t kLeadSyllables = 6;  ///< shown before the first hit
constexpr int kPairScore = 3;              ///< two neighbours of the query side by side
constexpr int kWordScore = 2;
constexpr int kRepeatScore = 0;  ///< a word that the window shows already
constexpr std::string_view kEllipsis = "…";

struct Place {
    std::size_t start;
    std::size_t end;
    int word{-1};  ///< number of the query word that it may be, -1 for none
    bool isHit{false};
    bool continuesPair{false};
};

/// Every syllable of the text with the query word that it is.
std::vector<Place> places(std::string_view text, const HitWords& hits) {
    std::vector<Place> result;
    std::unordered_map<const HitWords::Word*, int> numbers;
    const HitWords::Word* before = nullptr;
    SyllableReader reader(text);
    while (reader.next()) {
        const auto& now = reader.syllable();
        Place place{now.start, now.start + now.length};
        const auto* word = hits.find(now.folded);
        if (word != nullptr) {
            place.word = numbers.try_emplace(word, static_cast<int>(numbers.size())).first->second;
            place.continuesPair =
                before != nullptr && !now.startsGroup && before->followers.contains(std::string(now.folded));
            place.isHit = place.continuesPair || !word->common;
            if (place.continuesPair) result.back().isHit = true;
        }
        before = word;
        result.push_back(place);
    }
    return result;
}

/// Adds up what a window shows; a word counts in full once.
class WindowScore {
  public:
    void enter(const Place& place) {
        if (place.continuesPair) score_ += kPairScore;
        if (place.isHit) score_ += shown(place)++ == 0 ? kWordScore : kRepeatScore;
    }
    void leave(const Place& place) {
        if (place.continuesPair) score_ -= kPairScore;
        if (place.isHit) score_ -= --shown(place) == 0 ? kWordScore : kRepeatScore;
    }
    [[nodiscard]] int value() const { return score_; }

  private:
    int& shown(const Place& place) {
        const auto at = static_cast<std::size_t>(place.word);
        if (at >= shown_.size()) shown_.resize(at + 1);
        return shown_[at];
    }
    std::vector<int> shown_;
    int score_{0};
};

struct Excerpt {
    std::size_t begin{0};  ///< number of the first syllable
    std::size_t end{0};
};

Excerpt bestWindow(const std::vector<Place>& places) {
    std::size_t best = 0;
    int bestValue = 0;
    WindowScore score;
    for (std::size_t end = 0; end < places.size(); ++end) {
        score.enter(places[end]);
        const std::size_t span = kWindowSyllables - kLeadSyllables;
        if (end >= span) score.leave(places[end - span]);
        if (score.value() > bestValue) {
            bestValue = score.value();
            best = end + 1 >= span ? end + 1 - span : 0;
        }
    }
    while (best < places.size() && bestValue > 0 && !places[best].isHit)
        ++best;
    const std::size_t begin = best > kLeadSyllables ? best - kLeadSyllables : 0;
    return {begin, std::min(begin + kWindowSyllables, places.size())};
}

bool isBlank(char c) {
    return static_cast<unsigned char>(c) <= ' ';
}

/// Appends a stretch with its blanks made one.
void appendPlain(std::string& out, std::string_view stretch) {
    for (const char c : stretch) {
        if (!isBlank(c))
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
}

}  // namespace

const HitWords::Word* HitWords::find(std::string_view folded) const {
    if (words_.empty()) return nullptr;
    const auto found = words_.find(std::string(folded));
    return found == words_.end() ? nullptr : &found->second;
}

void HitWords::add(const QueryWords& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto& word = words_[words[i].folded];
        if (i + 1 < words.size() && !words[i + 1].startsGroup) word.followers.insert(words[i + 1].folded);
    }
}

Snippet makeSnippet(std::string_view text, const HitWords& hits) {
    Snippet snippet;
    const auto all = places(text, hits);
    if (all.empty()) return snippet;
    const Excerpt window = bestWindow(all);
    const std::size_t from = window.begin == 0 ? 0 : all[window.begin].start;
    const std::size_t to = window.end == all.size() ? text.size() : all[window.end - 1].end;
    if (window.begin > 0) snippet.text.append(kEllipsis).append(1, ' ');

    std::size_t copied = from;
    for (std::size_t i = window.begin; i < window.end; ++i) {
        const Place& place = all[i];
        if (!place.isHit) continue;
        appendPlain(snippet.text, text.substr(copied, place.start - copied));
        snippet.marks.push_back({snippet.text.size(), place.end - place.start});
        snippet.text.append(text.substr(place.start, place.end - place.start));
        copied = place.end;
    }
    appendPlain(snippet.text, text.substr(copied, to - copied));
    while (!snippet.text.empty() && snippet.text.back() == ' ')
        snippet.text.pop_back();
    if (window.end < all.size()) snippet.text.append(1, ' ').append(kEllipsis);
    return snippet;
}

}  // namespace vanthu::search
