#include "indexer/search/accents.h"

#include "indexer/search/scope_terms.h"
#include "schemas/search/spelling.h"
#include "schemas/search/syllables.h"
#include "schemas/search/terms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace vanthu::search {
namespace {

constexpr std::size_t kAccentWordsMost = 16;  ///< of a query that is looked at
constexpr std::size_t kFormsMost = 300;       ///< of one folded syllable
constexpr std::array<std::string_view, 6> kToneMarks{"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"};

/// What a folded letter may be.
std::vector<std::string_view> lettersFor(char folded) {
    switch (folded) {
        case 'a':
            return {"a", "ă", "â"};
        case 'd':
            return {"d", "đ"};
        case 'e':
            return {"e", "ê"};
        case 'o':
            return {"o", "ô", "ơ"};
        case 'u':
            return {"u", "ư"};
        default:
            return {};
    }
}

bool isVowel(char letter) {
    return std::string_view("aeiouy").find(letter) != std::string_view::npos;
}

/// Every syllable of Vietnamese that has these letters without its accents.
std::vector<std::string> accentedForms(const std::string& folded) {
    std::vector<std::string> shapes{""}, found;
    std::size_t lastVowel = std::string::npos;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        std::vector<std::string> longer;
        const auto letters = lettersFor(folded[i]);
        for (const auto& shape : shapes) {
            if (letters.empty()) longer.push_back(shape + folded[i]);
            for (const auto letter : letters)
                longer.push_back(shape + std::string(letter));
        }
        if (longer.size() > kFormsMost) return {};
        shapes = std::move(longer);
        if (isVowel(folded[i])) lastVowel = i;
    }
    if (lastVowel == std::string::npos) return {};
    for (const auto& shape : shapes)
        for (const auto tone : kToneMarks) {
            // The tone goes behind what follows the last vowel in letters of one byte; the reader places it.
            const std::size_t tail = folded.size() - lastVowel - 1;
            std::string typed = shape;
            typed.insert(typed.size() - tail, tone);
            for (auto& syllable : syllables(typed))
                if (isVietnamese(syllable.written)) found.push_back(std::move(syllable.written));
        }
    return found;
}

std::string writtenPair(const TypedWord& before, const TypedWord& now) {
    return before.accented() || now.accented() ? pairTerm(kWrittenPairPrefix, before.written, now.written)
                                               : pairTerm(kFoldedPairPrefix, before.folded, now.folded);
}

/// What the spelling of one word is worth beside its neighbours.
struct Fit {
    std::size_t strange{0};  ///< it, and pairs with it, that no document in scope has so
    double frequency{0};

    [[nodiscard]] bool isBetterThan(const Fit& other) const {
        return strange != other.strange ? strange < other.strange : frequency > other.frequency;
    }
};

class Corrector {
  public:
    Corrector(const ScopeTerms& scope, std::vector<TypedWord>& words) : scope_(scope), words_(words) {}

    void correct(std::size_t at) {
        const Fit now = fit(at);
        if (now.strange == 0) return;
        std::optional<TypedWord> best;
        Fit bestFit = now;
        const TypedWord typed = words_[at];
        for (const auto& spelling : accentedForms(typed.folded)) {
            if (spelling == typed.written || !scope_.hasSpelling(spelling)) continue;
            words_[at].replace(spelling);
            const Fit other = fit(at);
            // Without accents a word has no term of its own: only a pair can tell that it is meant so.
            if (spelling == typed.folded && other.frequency < 1) continue;
            if (other.strange < now.strange && other.isBetterThan(bestFit)) {
                bestFit = other;
                best = words_[at];
            }
        }
        words_[at] = best.value_or(typed);
    }

  private:
    [[nodiscard]] Fit fit(std::size_t at) const {
        Fit fit;
        if (words_[at].accented())
            add(fit, term(kWrittenPrefix, words_[at].written), term(kFoldedPrefix, words_[at].folded), 1e-6);
        addPair(fit, at);
        addPair(fit, at + 1);
        return fit;
    }

    void addPair(Fit& fit, std::size_t second) const {
        if (second == 0 || second >= words_.size() || words_[second].startsGroup) return;
        const auto& before = words_[second - 1];
        const auto& now = words_[second];
        if (!before.accented() && !now.accented()) return;
        add(fit, writtenPair(before, now), pairTerm(kFoldedPairPrefix, before.folded, now.folded), 1);
    }

    void add(Fit& fit, const std::string& written, const std::string& folded, double weight) const {
        if (scope_.has(written))
            fit.frequency += weight * scope_.frequency(written);
        else if (scope_.has(folded))
            ++fit.strange;
    }

    const ScopeTerms& scope_;
    std::vector<TypedWord>& words_;
};

}  // namespace

void correctAccents(const ScopeTerms& scope, std::vector<TypedWord>& words) {
    const bool isAccented =
        std::any_of(words.begin(), words.end(), [](const auto& word) { return word.accented(); });
    if (!isAccented || words.size() > kAccentWordsMost) return;
    Corrector corrector(scope, words);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i].maybeMisspelled) corrector.correct(i);
    // From the back once more: a word may have waited for the one behind it.
    for (std::size_t i = words.size(); i-- > 0;)
        if (words[i].maybeMisspelled) corrector.correct(i);
}

}  // namespace vanthu::search
