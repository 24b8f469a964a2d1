#include "indexer/search/relevance.h"

#include "schemas/search/terms.h"

#include <algorithm>
#include <cmath>

#include <xapian.h>

namespace vanthu::search {
namespace {

constexpr std::size_t kWordsMost = 64;  ///< of the question that are compared
constexpr std::size_t kSkip = 4;        ///< syllables between which two words still are a loose pair
constexpr std::array<std::size_t, 3> kWindows{25, 60, 150};
constexpr std::size_t kPairWindow = 60;

// Saturation of repeated words as in BM25; the subject counts twice.
constexpr float kRelevanceSaturation = 0.6f;
constexpr float kLengthShare = 0.75f;
constexpr float kUsualLength = 250;
constexpr float kSubjectTimes = 2;
constexpr float kStrangeWeight = 4;  ///< of a syllable of the subject that the question has not

float weightOf(const Xapian::Database& database, const std::string& term) {
    const double documents = database.get_doccount();
    const double frequency = database.get_termfreq(term);
    return static_cast<float>(std::log(1 + (documents - frequency + 0.5) / (frequency + 0.5)));
}

float ratio(float part, float whole) {
    return whole > 0 ? part / whole : 0;
}

std::uint64_t bitOf(std::uint32_t writtenHash) {
    return std::uint64_t{1} << writtenHash;
}

/// A word or pair of the question in a text.
struct Met {
    std::size_t place{0};
    std::size_t kind{0};  ///< which one
};

/// The weight of the different things that were met in the last so many places.
class Window {
  public:
    Window(std::size_t width, std::size_t kinds) : width_(width), counts_(kinds) {}

    /// What stands before the window that ends at `place` is forgotten.
    template <class WeightOf>
    void leave(const std::vector<Met>& all, std::size_t place, WeightOf&& weightOfKind) {
        for (; first_ < all.size() && all[first_].place + width_ <= place; ++first_)
            if (--counts_[all[first_].kind] == 0) weight_ -= weightOfKind(all[first_].kind);
    }
    template <class WeightOf>
    void take(const Met& now, WeightOf&& weightOfKind) {
        if (counts_[now.kind]++ == 0) weight_ += weightOfKind(now.kind);
        best_ = std::max(best_, weight_);
    }
    [[nodiscard]] float weight() const { return weight_; }
    [[nodiscard]] float best() const { return best_; }

  private:
    std::size_t width_;
    std::vector<std::uint16_t> counts_;
    std::size_t first_{0};  ///< of all that were met, in the window
    float weight_{0};
    float best_{0};
};

}  // namespace

/// What one field of a candidate has of the question.
struct Question::Seen {
    std::vector<float> words, written;       ///< how often
    std::vector<float> pairs, writtenPairs;  ///< how often
    std::vector<bool> skipPairs, triples;    ///< by pair; by place in the question
    std::array<float, kWindows.size()> windows{};
    float windowPairs{0}, windowBoth{0};
    float newWords{0}, newPairs{0};  ///< best stretch of what the field before has not
    float run{0}, defined{0};
    float length{0}, matched{0};
    std::size_t firstPair{0};  ///< place after it, 0 for none
};

/// Goes through one field once. Most syllables of a text are none of the question's: they cost one look.
class Question::Walk {
  public:
    /// `before` has what another field has of the question.
    explicit Walk(const Question& question, const Seen* before = nullptr)
        : question_(question),
          before_(before),
          windows_{Window(kWindows[0], question.words_.size()), Window(kWindows[1], question.words_.size()),
                   Window(kWindows[2], question.words_.size())},
          pairWindow_(kPairWindow, question.pairs_.size()),
          newWords_(kPairWindow, question.words_.size()),
          newPairs_(kPairWindow, question.pairs_.size()),
          runs_(question.sequence_.size()),
          runEnds_(question.sequence_.size()) {
        seen_.words.resize(question.words_.size());
        seen_.written.resize(question.words_.size());
        seen_.pairs.resize(question.pairs_.size());
        seen_.writtenPairs.resize(question.pairs_.size());
        seen_.skipPairs.resize(question.pairs_.size());
        seen_.triples.resize(question.sequence_.size());
    }

    Seen see(const Outline& outline, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto now = outline.at(i);
            if (!question_.has(now.folded)) continue;
            const int number = question_.numbers_[now.folded];
            meet(i - begin + 1, static_cast<std::size_t>(number), now);
            if (i + 1 < end && outline.at(i + 1).folded == question_.isWord_)
                seen_.defined = std::max(seen_.defined, lastRun_);
        }
        for (std::size_t i = 0; i < windows_.size(); ++i)
            seen_.windows[i] = windows_[i].best();
        seen_.windowPairs = pairWindow_.best();
        seen_.newWords = newWords_.best();
        seen_.newPairs = newPairs_.best();
        seen_.length = static_cast<float>(end - begin);
        return std::move(seen_);
    }

  private:
    void meet(std::size_t place, std::size_t word, const OutlineSyllable& now) {
        const auto weightOfWord = [&](std::size_t kind) { return question_.words_[kind].weight; };
        const auto weightOfPair = [&](std::size_t kind) { return question_.pairs_[kind].weight; };
        const auto newWeightOfWord = [&](std::size_t kind) {
            return before_ != nullptr && before_->words[kind] > 0 ? 0 : weightOfWord(kind);
        };
        const auto newWeightOfPair = [&](std::size_t kind) {
            return before_ != nullptr && before_->pairs[kind] > 0 ? 0 : weightOfPair(kind);
        };
        newWords_.leave(words_, place, newWeightOfWord);
        newPairs_.leave(pairs_, place, newWeightOfPair);
        for (auto& window : windows_)
            window.leave(words_, place, weightOfWord);
        pairWindow_.leave(pairs_, place, weightOfPair);
        words_.push_back({place, word});
        const bool isExact = (question_.words_[word].written & bitOf(now.written)) != 0;
        seen_.words[word] += 1;
        seen_.matched += 1;
        if (isExact) seen_.written[word] += 1;
        for (auto& window : windows_)
            window.take(words_.back(), weightOfWord);
        newWords_.take(words_.back(), newWeightOfWord);
        if (!now.startsGroup && seePair(place, word, isExact)) {
            pairWindow_.take(pairs_.back(), weightOfPair);
            newPairs_.take(pairs_.back(), newWeightOfPair);
        }
        seen_.windowBoth = std::max(seen_.windowBoth, windows_[1].weight() + pairWindow_.weight());
        seeSkips(place, word);
        seeRuns(place, word, now.startsGroup);
        wasExact_ = isExact;
    }

    bool seePair(std::size_t place, std::size_t word, bool isExact) {
        const int before = wordAt(place - 1);
        if (before < 0) return false;
        const int number = question_.pairOf(static_cast<std::size_t>(before), word);
        if (number < 0) return false;
        const auto pair = static_cast<std::size_t>(number);
        pairs_.push_back({place, pair});
        seen_.pairs[pair] += 1;
        if (isExact && wasExact_) seen_.writtenPairs[pair] += 1;
        if (seen_.firstPair == 0) seen_.firstPair = place;
        return true;
    }

    void seeSkips(std::size_t place, std::size_t word) {
        for (auto before = words_.rbegin() + 1; before != words_.rend() && before->place + kSkip >= place;
             ++before) {
            const int pair = question_.pairOf(before->kind, word);
            if (pair >= 0) seen_.skipPairs[static_cast<std::size_t>(pair)] = true;
        }
    }

    void seeRuns(std::size_t textPlace, std::size_t word, bool startsGroup) {
        const auto& places = question_.words_[word].places;
        lastRun_ = 0;
        // From the back: a place takes the run of the one before it as it stood at the last syllable.
        for (auto at = places.rbegin(); at != places.rend(); ++at) {
            const std::size_t place = *at;
            const bool goesOn = place > 0 && !startsGroup && runEnds_[place - 1] + 1 == textPlace;
            runs_[place] = question_.words_[word].weight + (goesOn ? runs_[place - 1] : 0);
            runEnds_[place] = textPlace;
            lastRun_ = std::max(lastRun_, runs_[place]);
            if (place >= 2 && !startsGroup && is(textPlace - 1, question_.sequence_[place - 1]) &&
                is(textPlace - 2, question_.sequence_[place - 2]))
                seen_.triples[place] = true;
        }
        seen_.run = std::max(seen_.run, lastRun_);
    }

    /// Number of the word at one of the two places before the last one met, -1 for none.
    [[nodiscard]] int wordAt(std::size_t place) const {
        for (std::size_t i = words_.size() - 1; i > 0 && words_[i - 1].place >= place; --i)
            if (words_[i - 1].place == place) return static_cast<int>(words_[i - 1].kind);
        return -1;
    }
    [[nodiscard]] bool is(std::size_t place, std::size_t word) const {
        return wordAt(place) == static_cast<int>(word);
    }

    const Question& question_;
    const Seen* before_;
    std::array<Window, kWindows.size()> windows_;
    Window pairWindow_, newWords_, newPairs_;
    std::vector<float> runs_;
    std::vector<std::size_t> runEnds_;
    std::vector<Met> words_, pairs_;
    bool wasExact_{false};
    float lastRun_{0};  ///< that ends at the last word met
    Seen seen_;
};

Question::Question(const Xapian::Database& database, const std::vector<QueryWords>& runs)
    : numbers_(kOutlineFolded, -1), known_(kOutlineFolded / 64) {
    std::vector<const QueryWord*> all;
    for (const auto& run : runs)
        for (std::size_t i = 0; i < run.size() && all.size() < kWordsMost; ++i) {
            addWord(database, run[i], i > 0 && !run[i].startsGroup);
            all.push_back(&run[i]);
        }
    pairNumbers_.resize(words_.size() * words_.size(), -1);
    for (std::size_t i = 1; i < all.size(); ++i)
        if (joined_[i]) addPair(database, i, *all[i - 1], *all[i]);
    addUp();
}

void Question::addWord(const Xapian::Database& database, const QueryWord& word, bool isJoined) {
    const auto hash = outlineFolded(word.folded);
    auto& number = numbers_[hash];
    if (number < 0) {
        known_[hash / 64] |= std::uint64_t{1} << hash % 64;
        number = static_cast<std::int16_t>(words_.size());
        words_.push_back({});
        words_.back().weight = weightOf(database, term(kFoldedPrefix, word.folded));
    }
    auto& known = words_[static_cast<std::size_t>(number)];
    known.written |= bitOf(outlineWritten(word.written));
    if (word.accented()) {
        known.writtenWeight =
            std::max(known.writtenWeight, weightOf(database, term(kWrittenPrefix, word.written)));
    }
    known.places.push_back(sequence_.size());
    joined_.push_back(isJoined);
    sequence_.push_back(static_cast<std::size_t>(number));
}

void Question::addPair(const Xapian::Database& database, std::size_t place, const QueryWord& before,
                       const QueryWord& now) {
    auto& number = pairNumbers_[sequence_[place - 1] * words_.size() + sequence_[place]];
    if (number < 0) {
        number = static_cast<std::int16_t>(pairs_.size());
        pairs_.push_back({weightOf(database, pairTerm(kFoldedPairPrefix, before.folded, now.folded)), 0});
    }
    if (!before.accented() && !now.accented()) return;
    auto& pair = pairs_[static_cast<std::size_t>(number)];
    pair.writtenWeight = std::max(
        pair.writtenWeight, weightOf(database, pairTerm(kWrittenPairPrefix, before.written, now.written)));
}

float Question::pairWeightAt(std::size_t place) const {
    return joined_[place]
               ? pairs_[static_cast<std::size_t>(pairOf(sequence_[place - 1], sequence_[place]))].weight
               : 0;
}

void Question::addUp() {
    for (const auto& word : words_) {
        sums_.words += word.weight;
        sums_.written += word.writtenWeight;
        sums_.squares += word.weight * word.weight;
        sums_.heaviestWord = std::max(sums_.heaviestWord, word.weight);
    }
    for (const auto& pair : pairs_) {
        sums_.pairs += pair.weight;
        sums_.writtenPairs += pair.writtenWeight;
        sums_.heaviestPair = std::max(sums_.heaviestPair, pair.weight);
    }
    for (std::size_t i = 0; i < sequence_.size(); ++i) {
        sums_.sequence += words_[sequence_[i]].weight;
        if (i > 1 && joined_[i] && joined_[i - 1]) sums_.triples += pairWeightAt(i - 1) + pairWeightAt(i);
    }
}

/// The heaviest words of the question that the subject has in the same order.
float Question::orderedWeight(const Outline& outline) const {
    std::vector<float> best(sequence_.size() + 1);  // of the question up to a place
    for (std::size_t i = 0; i < outline.subjectSize(); ++i) {
        const auto folded = outline.at(i).folded;
        if (!has(folded)) continue;
        const auto word = static_cast<std::size_t>(numbers_[folded]);
        float before = 0;
        for (std::size_t place = 0; place < sequence_.size(); ++place) {
            const float now = best[place + 1];
            const float taken = sequence_[place] == word ? before + words_[word].weight : 0;
            before = now;
            best[place + 1] = std::max({best[place], now, taken});
        }
    }
    return best.back();
}

Features Question::features(const Outline& outline, const Scored& scored) const {
    const Seen head = Walk(*this).see(outline, 0, outline.subjectSize());
    const Seen body = Walk(*this, &head).see(outline, outline.subjectSize(), outline.size());
    const float syllableCount = head.length + body.length;
    const float norm =
        kRelevanceSaturation * (1 - kLengthShare + kLengthShare * syllableCount / kUsualLength);
    const auto saturated = [&](float count) { return count > 0 ? count / (count + norm) : 0; };

    Features all{};
    const auto at = [&](Feature feature) -> float& { return all[static_cast<std::size_t>(feature)]; };
    float subjectMatched = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const auto& word = words_[i];
        const float count = body.words[i] + kSubjectTimes * head.words[i];
        at(Feature::words) += word.weight * saturated(count);
        at(Feature::writtenWords) +=
            word.writtenWeight * saturated(body.written[i] + kSubjectTimes * head.written[i]);
        at(Feature::bodyWords) += word.weight * saturated(body.words[i]);
        if (count > 0) {
            at(Feature::coverage) += word.weight;
            at(Feature::squareCoverage) += word.weight * word.weight;
        } else {
            at(Feature::missingWord) = std::max(at(Feature::missingWord), word.weight);
        }
        if (head.words[i] > 0) at(Feature::subjectWords) += word.weight;
        if (head.written[i] > 0) at(Feature::subjectWritten) += word.writtenWeight;
        subjectMatched += word.weight * head.words[i];
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
        const auto& pair = pairs_[i];
        const float count = body.pairs[i] + kSubjectTimes * head.pairs[i];
        at(Feature::pairs) += pair.weight * saturated(count);
        at(Feature::writtenPairs) +=
            pair.writtenWeight * saturated(body.writtenPairs[i] + kSubjectTimes * head.writtenPairs[i]);
        at(Feature::bodyPairs) += pair.weight * saturated(body.pairs[i]);
        if (count > 0)
            at(Feature::pairCoverage) += pair.weight;
        else
            at(Feature::missingPair) = std::max(at(Feature::missingPair), pair.weight);
        if (head.pairs[i] > 0) at(Feature::subjectPairs) += pair.weight;
        if (body.skipPairs[i] || head.skipPairs[i]) at(Feature::skipPairs) += pair.weight;
    }
    for (std::size_t i = 2; i < sequence_.size(); ++i)
        if (body.triples[i] || head.triples[i]) at(Feature::triples) += pairWeightAt(i - 1) + pairWeightAt(i);

    using enum Feature;
    at(subjectOrWindow) = ratio(at(subjectWords) + body.newWords, sums_.words);
    at(subjectOrWindowPairs) = ratio(at(subjectPairs) + body.newPairs, sums_.pairs);
    at(subjectOrder) = ratio(orderedWeight(outline), sums_.sequence);
    at(defined) = ratio(std::max(head.defined, body.defined), sums_.sequence);
    at(density) = ratio(body.matched, body.length);
    for (const auto feature : {words, bodyWords, coverage, subjectWords})
        at(feature) = ratio(at(feature), sums_.words);
    for (const auto feature : {pairs, bodyPairs, pairCoverage, subjectPairs, skipPairs})
        at(feature) = ratio(at(feature), sums_.pairs);
    for (const auto feature : {writtenWords, subjectWritten})
        at(feature) = ratio(at(feature), sums_.written);
    at(writtenPairs) = ratio(at(writtenPairs), sums_.writtenPairs);
    at(squareCoverage) = ratio(at(squareCoverage), sums_.squares);
    at(triples) = ratio(at(triples), sums_.triples);
    at(missingWord) = ratio(at(missingWord), sums_.heaviestWord);
    at(missingPair) = ratio(at(missingPair), sums_.heaviestPair);
    at(score) = ratio(static_cast<float>(scored.score), static_cast<float>(scored.best));
    at(scorePerWeight) = ratio(static_cast<float>(scored.score), sums_.words + sums_.pairs);
    at(rank) = 1 / (1 + static_cast<float>(scored.rank) / 10);
    at(run) = ratio(std::max(body.run, head.run), sums_.sequence);
    at(narrowWindow) = ratio(body.windows[0], sums_.words);
    at(window) = ratio(body.windows[1], sums_.words);
    at(wideWindow) = ratio(body.windows[2], sums_.words);
    at(windowPairs) = ratio(body.windowPairs, sums_.pairs);
    at(windowBoth) = ratio(body.windowBoth, sums_.words + sums_.pairs);
    at(subjectShare) = ratio(head.matched, head.length);
    at(subjectCover) = ratio(subjectMatched, subjectMatched + kStrangeWeight * (head.length - head.matched));
    at(subjectRun) = ratio(head.run, sums_.sequence);
    at(subjectLength) = std::log(1 + head.length) / 5;
    at(early) = body.firstPair == 0 ? 0 : 1 / (1 + static_cast<float>(body.firstPair) / 50);
    at(length) = std::log(1 + syllableCount) / 10;
    return all;
}

}  // namespace vanthu::search
