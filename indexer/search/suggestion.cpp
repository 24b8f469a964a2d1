#include "indexer/search/suggestion.h"

#include "indexer/search/accents.h"
#include "indexer/search/scope_terms.h"
#include "indexer/search/typed_words.h"
#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"
#include "schemas/search/spelling.h"
#include "schemas/search/syllables.h"
#include "schemas/search/telex.h"
#include "schemas/search/terms.h"

#include <algorithm>
#include <array>
#include <vector>

#include <xapian.h>

namespace vanthu::search {
namespace {

constexpr std::size_t kReplacedMost = 4;  ///< words of one query
constexpr std::size_t kLettersMost = 9;   ///< of a word that may be misspelled; no syllable has more than 7
constexpr std::size_t kCandidatesMost = 40;  ///< of one word that are looked for in scope
constexpr std::array<std::string_view, 33> kLetters{"a", "b", "c", "d", "e", "g", "h", "i", "k", "l", "m",
                                                    "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
                                                    "đ", "ă", "â", "ê", "ô", "ơ", "ư", "á", "à", "ế", "ộ"};

using Letters = std::vector<std::string>;

Letters lettersOf(const std::string& word) {
    Letters letters;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        (void)domain::nextCodePoint(word, at);
        letters.push_back(word.substr(begin, at - begin));
    }
    return letters;
}

std::string joined(const Letters& letters) {
    std::string word;
    for (const auto& letter : letters)
        word += letter;
    return word;
}

/// Every syllable of Vietnamese that is one slip of a finger away; of a word without accents every word
/// without, for "cach" alone has no tone that could go with it.
std::vector<std::string> oneSlipAway(const std::string& word) {
    std::vector<std::string> found;
    const Letters letters = lettersOf(word);
    const bool isPlain = word == domain::folded(word);
    const auto add = [&](const Letters& changed) {
        const auto made = syllables(joined(changed));
        if (made.size() != 1 || made.front().written == word) return;
        const auto& [written, folded, startsGroup] = made.front();
        if (isPlain ? written == folded : isVietnamese(written)) found.push_back(written);
    };
    for (std::size_t i = 0; i <= letters.size(); ++i) {
        const auto at = static_cast<std::ptrdiff_t>(i);
        for (const auto letter : kLetters) {
            Letters longer = letters;
            longer.insert(longer.begin() + at, std::string(letter));
            add(longer);
            if (i == letters.size()) continue;
            Letters other = letters;
            other[i] = letter;
            add(other);
        }
        if (i == letters.size()) break;
        Letters shorter = letters;
        shorter.erase(shorter.begin() + at);
        add(shorter);
        if (i + 1 == letters.size()) continue;
        Letters swapped = letters;
        std::swap(swapped[i], swapped[i + 1]);
        add(swapped);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

/// How often the word stands beside the neighbours of the one it replaces, then how often at all.
double fit(const ScopeTerms& scope, const std::vector<TypedWord>& words, std::size_t at,
           const std::string& written) {
    const std::string folded = domain::folded(written);
    double pairs = 0;
    if (at > 0 && !words[at].startsGroup)
        pairs += scope.frequency(pairTerm(kFoldedPairPrefix, words[at - 1].folded, folded));
    if (at + 1 < words.size() && !words[at + 1].startsGroup)
        pairs += scope.frequency(pairTerm(kFoldedPairPrefix, folded, words[at + 1].folded));
    return 1e6 * pairs +
           scope.frequency(written == folded ? term(kFoldedPrefix, folded) : term(kWrittenPrefix, written));
}

std::string replacement(const ScopeTerms& scope, const std::vector<TypedWord>& words, std::size_t at) {
    const auto& word = words[at];
    if (const auto meant = fromTypedKeys(word.written))
        for (const auto& syllable : syllables(*meant))
            if (scope.hasSpelling(syllable.written)) return syllable.written;
    if (domain::codePoints(word.written) > kLettersMost) return {};
    std::vector<std::pair<double, std::string>> candidates;
    for (auto& candidate : oneSlipAway(word.written)) {
        const double how = fit(scope, words, at, candidate);
        if (how > 0) candidates.emplace_back(-how, std::move(candidate));
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.resize(std::min(candidates.size(), kCandidatesMost));
    for (const auto& [how, candidate] : candidates)
        if (scope.hasSpelling(candidate)) return candidate;
    return {};
}

bool isWord(const std::string& folded) {
    return folded.size() > 1 &&
           std::any_of(folded.begin(), folded.end(), [](char c) { return c < '0' || c > '9'; });
}

}  // namespace

std::string suggestionFor(const ShardedDatabase& database, std::string_view text,
                          const domain::AccessScope& readers) {
    const ScopeTerms scope(database, readers);
    const std::string plain = domain::normalised(text);
    auto words = typedWords(plain);
    std::size_t replaced = 0;
    for (std::size_t i = 0; i < words.size() && replaced < kReplacedMost; ++i) {
        if (!isWord(words[i].folded) || scope.hasWord(words[i].folded) || !words[i].maybeMisspelled) continue;
        const auto other = replacement(scope, words, i);
        if (other.empty()) continue;
        words[i].replace(other);
        ++replaced;
    }
    correctAccents(scope, words);
    return withReplacements(plain, words);
}

}  // namespace vanthu::search
