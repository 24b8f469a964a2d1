#pragma once

#include "indexer/search/relevance.h"

#include <cstddef>
#include <string>
#include <vector>

namespace vanthu::bench {

/// The candidates of one question.
struct Candidates {
    std::vector<search::Features> features;
    std::vector<bool> isRelevant;
};

/// Learns the weights of search::relevance: a mean of networks with one hidden layer, each trained to give
/// the relevant candidates the greatest share of a softmax over those of their question (Adam, L2). The same
/// candidates give the same weights on the same machine.
/// The answer is the text of indexer/search/relevance_weights.h.
[[nodiscard]] std::string learnedWeights(std::vector<Candidates> questions);

}  // namespace vanthu::bench
