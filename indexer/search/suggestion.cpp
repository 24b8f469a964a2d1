#include "indexer/search/suggestion.h"

#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"
#include "schemas/search/query_fields.h"
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

struct TypedWord {
    std::size_t start{0}, length{0};  ///< in the text
    std::string written, folded;
    bool startsGroup{false};
};

std::vector<TypedWord> typedWords(std::string_view text) {
    std::vector<TypedWord> words;
    SyllableReader reader(text);
    while (reader.next()) {
        const auto& now = reader.syllable();
        words.push_back(
            {now.start, now.length, std::string(now.written), std::string(now.folded), now.startsGroup});
    }
    return words;
}

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

/// Looks terms up among the documents of one scope.
class Scope {
  public:
    Scope(const Xapian::Database& database, const Xapian::Query& access)
        : database_(database), access_(access) {}

    [[nodiscard]] bool has(const std::string& term) const {
        if (database_.get_termfreq(term) == 0) return false;
        Xapian::Enquire enquire(database_);
        enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, Xapian::Query(term), access_));
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        return !enquire.get_mset(0, 1).empty();
    }
    [[nodiscard]] bool hasWord(const std::string& folded) const {
        return has(term(kFoldedPrefix, folded)) || has(term(kCodePrefix, folded));
    }
    /// Spelled so; without accents any spelling will do.
    [[nodiscard]] bool hasSpelling(const std::string& written) const {
        const auto folded = domain::folded(written);
        return has(written == folded ? term(kFoldedPrefix, folded) : term(kWrittenPrefix, written));
    }
    [[nodiscard]] double frequency(const std::string& term) const { return database_.get_termfreq(term); }

  private:
    const Xapian::Database& database_;
    const Xapian::Query& access_;
};

/// How often the word stands beside the neighbours of the one it replaces, then how often at all.
double fit(const Scope& scope, const std::vector<TypedWord>& words, std::size_t at,
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

std::string replacement(const Scope& scope, const std::vector<TypedWord>& words, std::size_t at) {
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

/// Names of fields, codes, days and types are no words that may be misspelled.
bool isSpelling(std::string_view text, const TypedWord& word) {
    const auto end = word.start + word.length;
    const auto at = [&](std::size_t place) { return place < text.size() ? text[place] : ' '; };
    if (at(end) == ':' || at(end) == '/' || (word.start > 0 && at(word.start - 1) == '/')) return false;
    const auto blank = text.substr(0, word.start).rfind(' ');
    const auto begin = blank == std::string_view::npos ? 0 : blank + 1;
    auto piece = text.substr(begin, word.start - begin);
    piece.remove_prefix(std::min(piece.find_first_not_of("-="), piece.size()));
    const auto colon = piece.find(':');
    const auto* field = colon == std::string_view::npos ? nullptr : queryFieldNamed(piece.substr(0, colon));
    return field == nullptr || field->kind == QueryFieldKind::words;
}

}  // namespace

std::string suggestionFor(const Xapian::Database& database, std::string_view text,
                          const Xapian::Query& access) {
    const Scope scope(database, access);
    const std::string plain = domain::normalised(text);
    auto words = typedWords(plain);
    std::string better;
    std::size_t copied = 0, replaced = 0;
    for (std::size_t i = 0; i < words.size() && replaced < kReplacedMost; ++i) {
        if (!isWord(words[i].folded) || scope.hasWord(words[i].folded)) continue;
        const auto other = isSpelling(plain, words[i]) ? replacement(scope, words, i) : std::string();
        if (other.empty()) continue;
        better.append(plain, copied, words[i].start - copied).append(other);
        copied = words[i].start + words[i].length;
        words[i].written = other;
        words[i].folded = domain::folded(other);
        ++replaced;
    }
    return replaced == 0 ? std::string() : better.append(plain, copied);
}

}  // namespace vanthu::search
