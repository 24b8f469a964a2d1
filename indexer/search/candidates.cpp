#include "indexer/search/candidates.h"

#include "schemas/search/access_terms.h"
#include "schemas/search/terms.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include <xapian.h>

namespace vanthu::search {
namespace {

constexpr float kShare = 0.08f;  ///< of the weight of all terms; chosen on ALQAC 2024, see README.md
constexpr std::size_t kCandidatesLeast = 500;  ///< whatever their share, where so many have a word
constexpr double kCommonShare = 0.05;          ///< of all documents
constexpr double kCommonAtLeast = 500;         ///< documents; below, every word is affordable
constexpr float kSaturation = 0.9f;            ///< of repeated words: wdf / (wdf + this)

/// Walks ascending candidates for the matcher.
class CandidateSource : public Xapian::PostingSource {
  public:
    explicit CandidateSource(const std::vector<Candidate>& candidates) : candidates_(candidates) {}

    Xapian::doccount get_termfreq_min() const override { return size(); }
    Xapian::doccount get_termfreq_est() const override { return size(); }
    Xapian::doccount get_termfreq_max() const override { return size(); }
    void init(const Xapian::Database& /*database*/) override {
        at_ = 0;
        started_ = false;
        float highest = 0;
        for (const auto& candidate : candidates_)
            highest = std::max(highest, candidate.weight);
        set_maxweight(static_cast<double>(highest));
    }
    void next(double /*minimum*/) override {
        if (started_) ++at_;
        started_ = true;
    }
    void skip_to(Xapian::docid id, double /*minimum*/) override {
        started_ = true;
        const auto from = candidates_.begin() + static_cast<std::ptrdiff_t>(at_);
        const auto found = std::lower_bound(
            from, candidates_.end(), id,
            [](const Candidate& candidate, Xapian::docid wanted) { return candidate.id < wanted; });
        at_ = static_cast<std::size_t>(found - candidates_.begin());
    }
    bool at_end() const override { return at_ >= candidates_.size(); }
    Xapian::docid get_docid() const override { return candidates_[at_].id; }
    double get_weight() const override { return static_cast<double>(candidates_[at_].weight); }
    std::string get_description() const override {
        return "candidates(" + std::to_string(candidates_.size()) + ")";
    }

  private:
    [[nodiscard]] Xapian::doccount size() const { return static_cast<Xapian::doccount>(candidates_.size()); }

    const std::vector<Candidate>& candidates_;
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

/// The weight that so many documents exceed or reach; 0 when fewer have any.
float weightOfPlace(std::vector<float> weights, std::size_t place) {
    if (weights.size() <= place) return 0;
    const auto at = weights.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(weights.begin(), at, weights.end(), std::greater<>());
    return *at;
}

/// Takes the weight of every document that the scope may not know of; as accessQuery() allows.
void keepInScope(const Xapian::Database& database, const domain::AccessScope& scope,
                 std::vector<float>& weights) {
    std::vector<bool> known(weights.size(), scope.everything);
    const auto mark = [&](const std::string& term, bool isKnown) {
        const auto end = database.postlist_end(term);
        for (auto posting = database.postlist_begin(term); posting != end; ++posting)
            known[*posting] = isKnown;
    };
    if (scope.everything) mark(restrictedTerm(), false);
    for (const auto& term : scopeTerms(scope))
        mark(term, true);
    for (std::size_t id = 0; id < weights.size(); ++id)
        if (!known[id]) weights[id] = 0;
}

}  // namespace

bool isCommon(const Xapian::Database& database, const std::string& folded) {
    const double frequency = database.get_termfreq(term(kFoldedPrefix, folded));
    return frequency > std::max(kCommonAtLeast, kCommonShare * database.get_doccount());
}

std::vector<Candidate> findCandidates(const Xapian::Database& database, const QueryWords& words,
                                      const domain::AccessScope& scope) {
    std::vector<float> weights(std::size_t{database.get_lastdocid()} + 1);
    float possible = 0;
    for (const auto& [term, times] : candidateTerms(database, words)) {
        const double frequency = database.get_termfreq(term);
        if (frequency == 0) continue;
        const float weight = rarity(database.get_doccount(), frequency) * static_cast<float>(times);
        possible += weight;
        const auto end = database.postlist_end(term);
        for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
            const auto wdf = static_cast<float>(posting.get_wdf());
            weights[*posting] += weight * wdf / (wdf + kSaturation);
        }
    }
    keepInScope(database, scope, weights);
    std::vector<Candidate> candidates;
    const auto takeAbove = [&](float least) {
        candidates.clear();
        for (std::size_t id = 1; id < weights.size(); ++id)
            if (weights[id] > least) candidates.push_back({static_cast<std::uint32_t>(id), weights[id]});
    };
    takeAbove(possible * kShare);
    if (candidates.size() < kCandidatesLeast) takeAbove(weightOfPlace(weights, kCandidatesLeast));
    return candidates;
}

std::unique_ptr<Xapian::PostingSource> candidateSource(const std::vector<Candidate>& candidates) {
    return std::make_unique<CandidateSource>(candidates);
}

}  // namespace vanthu::search
