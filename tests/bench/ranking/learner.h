#pragma once

#include "indexer/search/relevance.h"

#include <cstddef>
#include <string>
#include <vector>

namespace vanthu::bench {

/// The candidates of one question, best by BM25 first.
struct Candidates {
    std::size_t question{0};  ///< the same for each spelling of it
    bool isJudged{true};      ///< false: made of an article
    std::size_t relevant{0};  ///< articles, candidates or not
    std::vector<search::Features> features;
    std::vector<bool> isRelevant;
};

/// Learns the weights of search::relevance: a mean of networks with one hidden layer, each trained to give
/// the relevant candidates the greatest share of a softmax over those of their question (Adam, L2). The same
/// candidates give the same weights on the same machine.
/// The answer is the text of indexer/search/relevance_weights.h.
[[nodiscard]] std::string learnedWeights(const std::vector<Candidates>& questions);

/// Recall@10 and MRR@10 of the judged questions, each ranked by weights that were learned from four fifths of
/// the questions to which it does not belong.
struct Validated {
    double recallAt10{0}, mrrAt10{0};
};
[[nodiscard]] Validated crossValidated(const std::vector<Candidates>& questions);

}  // namespace vanthu::bench
