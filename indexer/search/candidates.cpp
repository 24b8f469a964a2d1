#include "indexer/search/candidates.h"

#include "indexer/search/sharded_database.h"
#include "schemas/search/access_terms.h"
#include "schemas/search/terms.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>

#include <xapian.h>

namespace vanthu::search {
namespace {

constexpr float kShare = 0.08f;  ///< of the weight of all terms; chosen on ALQAC 2024, see README.md
constexpr std::size_t kCandidatesLeast = 500;  ///< whatever their share, where so many have a word
constexpr double kCommonShare = 0.05;          ///< of all documents
constexpr double kCommonAtLeast = 500;         ///< documents; below, every word is affordable
constexpr float kSaturation = 0.9f;            ///< of repeated words: wdf / (wdf + this)

/// Walks ascending candidates for the matcher, which takes a copy for each shard.
class CandidateSource : public Xapian::PostingSource {
  public:
    CandidateSource(const ShardedDatabase& whole, const Candidates& candidates)
        : whole_(whole), all_(candidates) {}

    CandidateSource* clone() const override { return new CandidateSource(whole_, all_); }
    Xapian::doccount get_termfreq_min() const override { return size(); }
    Xapian::doccount get_termfreq_est() const override { return size(); }
    Xapian::doccount get_termfreq_max() const override { return size(); }
    void init(const Xapian::Database& shard) override {
        candidates_ = &candidatesOf(shard.get_uuid());
        at_ = 0;
        started_ = false;
        float highest = 0;
        for (const auto& candidate : *candidates_)
            highest = std::max(highest, candidate.weight);
        set_maxweight(static_cast<double>(highest));
    }
    void next(double /*minimum*/) override {
        if (started_) ++at_;
        started_ = true;
    }
    void skip_to(Xapian::docid id, double /*minimum*/) override {
        started_ = true;
        const auto from = candidates_->begin() + static_cast<std::ptrdiff_t>(at_);
        const auto found = std::lower_bound(
            from, candidates_->end(), id,
            [](const Candidate& candidate, Xapian::docid wanted) { return candidate.id < wanted; });
        at_ = static_cast<std::size_t>(found - candidates_->begin());
    }
    bool at_end() const override { return at_ >= candidates_->size(); }
    Xapian::docid get_docid() const override { return (*candidates_)[at_].id; }
    double get_weight() const override { return static_cast<double>((*candidates_)[at_].weight); }
    std::string get_description() const override { return "candidates"; }

  private:
    [[nodiscard]] Xapian::doccount size() const { return static_cast<Xapian::doccount>(candidates_->size()); }
    /// The matcher tells the shard, not its place.
    [[nodiscard]] const std::vector<Candidate>& candidatesOf(const std::string& uuid) const {
        for (std::size_t i = 0; i + 1 < all_.size(); ++i)
            if (whole_.shards()[i].get_uuid() == uuid) return all_[i];
        return all_.back();
    }

    const ShardedDatabase& whole_;
    const Candidates& all_;
    const std::vector<Candidate>* candidates_{nullptr};
    std::size_t at_{0};
    bool started_{false};
};

/// The terms that find candidates, and how often the question has each.
std::map<std::string, int> candidateTerms(const Xapian::Database& database, const QueryWords& words) {
    std::map<std::string, int> terms;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool pairBefore = i > 0 && !words[i].startsGroup;
        const bool pairAfter = i + 1 < words.size() && !words[i + 1].startsGroup;
        if (pairBefore) ++terms[pairTerm(kFoldedPairPrefix, words[i - 1].folded, words[i].folded)];
        if ((pairBefore || pairAfter) && isCommon(database, words[i].folded)) continue;
        ++terms[term(kFoldedPrefix, words[i].folded)];
    }
    return terms;
}

/// Weight of a term by how rare it is, as in Xapian's BM25: never below 0.
float rarity(double documents, double frequency) {
    const double odds = (documents - frequency + 0.5) / (frequency + 0.5);
    return static_cast<float>(std::log(odds < 2 ? odds * 0.5 + 1 : odds));
}

/// What the terms weigh together in each document of one shard.
class ShardWeights {
  public:
    explicit ShardWeights(const Xapian::Database& shard) : shard_(shard) {
        const auto end = shard.postlist_end("");
        auto all = shard.postlist_begin("");
        if (all != end) all.skip_to(kNoDocument + 1);
        if (all == end) return;
        first_ = *all;
        weights_.resize(std::size_t{shard.get_lastdocid()} + 1 - first_);
    }

    void add(const std::string& term, float weight) {
        const auto end = shard_.postlist_end(term);
        for (auto posting = shard_.postlist_begin(term); posting != end; ++posting) {
            const auto wdf = static_cast<float>(posting.get_wdf());
            weights_[*posting - first_] += weight * wdf / (wdf + kSaturation);
        }
    }

    /// Takes the weight of every document that the scope may not know of; as accessQuery() allows.
    void keepInScope(const domain::AccessScope& scope) {
        std::vector<bool> known(weights_.size(), scope.everything);
        const auto mark = [&](const std::string& term, bool isKnown) {
            const auto end = shard_.postlist_end(term);
            for (auto posting = shard_.postlist_begin(term); posting != end; ++posting)
                known[*posting - first_] = isKnown;
        };
        if (scope.everything) mark(restrictedTerm(), false);
        for (const auto& term : scopeTerms(scope))
            mark(term, true);
        for (std::size_t i = 0; i < weights_.size(); ++i)
            if (!known[i]) weights_[i] = 0;
    }

    [[nodiscard]] std::vector<Candidate> above(float least) const {
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < weights_.size(); ++i)
            if (weights_[i] > least)
                candidates.push_back({static_cast<std::uint32_t>(first_ + i), weights_[i]});
        return candidates;
    }
    [[nodiscard]] const std::vector<float>& all() const { return weights_; }

  private:
    const Xapian::Database& shard_;
    Xapian::docid first_{0};  ///< ids of a year do not begin at 1
    std::vector<float> weights_;
};

/// The weight that so many documents exceed or reach; 0 when fewer have any.
float weightOfPlace(const std::vector<ShardWeights>& shards, std::size_t place) {
    std::vector<float> weights;  // of few documents, when the reader may know of few
    for (const auto& shard : shards)
        std::ranges::copy_if(shard.all(), std::back_inserter(weights),
                             [](float weight) { return weight > 0; });
    if (weights.size() <= place) return 0;
    const auto at = weights.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(weights.begin(), at, weights.end(), std::greater<>());
    return *at;
}

Candidates above(const std::vector<ShardWeights>& shards, float least) {
    Candidates candidates;
    for (const auto& shard : shards)
        candidates.push_back(shard.above(least));
    return candidates;
}

}  // namespace

bool isCommon(const Xapian::Database& database, const std::string& folded) {
    const double frequency = database.get_termfreq(term(kFoldedPrefix, folded));
    return frequency > std::max(kCommonAtLeast, kCommonShare * database.get_doccount());
}

std::size_t countOf(const Candidates& candidates) {
    std::size_t count = 0;
    for (const auto& shard : candidates)
        count += shard.size();
    return count;
}

Candidates findCandidates(const ShardedDatabase& database, const QueryWords& words,
                          const domain::AccessScope& scope) {
    std::vector<ShardWeights> shards(database.shards().begin(), database.shards().end());
    float possible = 0;
    for (const auto& [term, times] : candidateTerms(database, words)) {
        const double frequency = database.get_termfreq(term);
        if (frequency == 0) continue;
        const float weight = rarity(database.get_doccount(), frequency) * static_cast<float>(times);
        possible += weight;
        for (auto& shard : shards)
            shard.add(term, weight);
    }
    for (auto& shard : shards)
        shard.keepInScope(scope);
    auto candidates = above(shards, possible * kShare);
    if (countOf(candidates) < kCandidatesLeast)
        candidates = above(shards, weightOfPlace(shards, kCandidatesLeast));
    return candidates;
}

std::unique_ptr<Xapian::PostingSource> candidateSource(const ShardedDatabase& database,
                                                       const Candidates& candidates) {
    return std::make_unique<CandidateSource>(database, candidates);
}

}  // namespace vanthu::search
