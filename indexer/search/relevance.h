#pragma once

#include "schemas/search/outline.h"
#include "schemas/search/query_text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace Xapian {
class Database;
}

namespace vanthu::search {

/// What is seen of a candidate, each about 0 to 1. "Weight" is that of rare words and pairs of the question.
enum class Feature : std::size_t {
    score,           ///< of BM25, to that of the best candidate
    scorePerWeight,  ///< of BM25, to the weight of the question
    rank,            ///< by BM25
    words,           ///< weight of the words it has, repeated ones more, long documents less
    writtenWords,    ///< the same of words spelled with their accents
    pairs,           ///< the same of neighbours
    writtenPairs,
    bodyWords,  ///< without the subject
    bodyPairs,
    coverage,  ///< weight of the words it has at all
    pairCoverage,
    squareCoverage,  ///< of their squares
    skipPairs,       ///< neighbours of the question with up to three syllables between them
    triples,
    missingWord,  ///< weight of the rarest that it does not have
    missingPair,
    run,           ///< the longest run of the question
    narrowWindow,  ///< weight of the words in the best stretch of the text
    window,
    wideWindow,
    windowPairs,
    windowBoth,
    subjectWords,
    subjectWritten,
    subjectPairs,
    subjectShare,  ///< syllables of the subject that the question has
    subjectCover,
    subjectRun,
    subjectLength,
    subjectOrder,     ///< weight of the words of the subject in the order of the question
    subjectOrWindow,  ///< of the words in the subject or the best stretch of the text
    subjectOrWindowPairs,
    defined,  ///< of the longest run that "là" follows
    density,  ///< share of the syllables of the text that the question has
    early,    ///< how soon in the text the first neighbours stand
    length,
    count,
};
inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::count);
using Features = std::array<float, kFeatures>;

/// What BM25 knows of a candidate.
struct Scored {
    double score{0};
    double best{0};  ///< score of the best candidate
    std::size_t rank{0};
};

/// A question as its best candidates are compared with it.
class Question {
  public:
    Question(const Xapian::Database& database, const std::vector<QueryWords>& runs);

    [[nodiscard]] Features features(const Outline& outline, const Scored& scored) const;

  private:
    struct Word {
        float weight{0};
        float writtenWeight{0};
        std::uint64_t written{0};         ///< a bit for each hash of a spelling in the question
        std::vector<std::size_t> places;  ///< in the question
    };
    struct Pair {
        float weight{0};
        float writtenWeight{0};
    };
    struct Sums {
        float words{0}, written{0}, squares{0}, pairs{0}, writtenPairs{0}, sequence{0}, triples{0};
        float heaviestWord{0}, heaviestPair{0};
    };
    struct Seen;
    class Walk;

    void addWord(const Xapian::Database& database, const QueryWord& word, bool isJoined);
    void addPair(const Xapian::Database& database, std::size_t place, const QueryWord& before,
                 const QueryWord& now);
    void addUp();
    [[nodiscard]] float orderedWeight(const Outline& outline) const;
    /// Number of the pair of these words, -1 for no neighbours of the question.
    [[nodiscard]] int pairOf(std::size_t first, std::size_t second) const {
        return pairNumbers_[first * words_.size() + second];
    }
    /// Of the neighbours that end at this place of the question; 0 for none.
    [[nodiscard]] float pairWeightAt(std::size_t place) const;

    /// The question has a word with that folded hash.
    [[nodiscard]] bool has(std::uint32_t folded) const {
        return (known_[folded / 64] >> folded % 64 & 1) != 0;
    }

    const std::uint32_t isWord_{outlineFolded("la")};  ///< "là"
    std::vector<std::int16_t> numbers_;                ///< of the word with that folded hash, -1 for none
    std::vector<std::uint64_t> known_;   ///< a bit for each folded hash; small enough for the nearest cache
    std::vector<std::size_t> sequence_;  ///< numbers of the words in the order of the question
    std::vector<bool> joined_;           ///< a pair with the word before
    std::vector<Word> words_;
    std::vector<Pair> pairs_;
    std::vector<std::int16_t> pairNumbers_;  ///< see pairOf()
    Sums sums_;
};

/// How well a candidate answers, learned; comparable within one question.
[[nodiscard]] float relevance(const Features& features);

}  // namespace vanthu::search
