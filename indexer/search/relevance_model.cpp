#include "indexer/search/relevance.h"
#include "indexer/search/relevance_weights.h"

#include <algorithm>

namespace vanthu::search {
namespace {

constexpr float kFarthest = 5;  ///< scales from the mean that a feature counts at most
constexpr float kLeak = 0.01F;  ///< of a hidden unit below zero

}  // namespace

float relevance(const Features& features) {
    Features scaled{};
    float sum = 0;
    for (std::size_t i = 0; i < kFeatures; ++i) {
        scaled[i] = std::clamp((features[i] - kMeans[i]) * kScales[i], -kFarthest, kFarthest);
        sum += kDirect[i] * scaled[i];
    }
    for (std::size_t unit = 0; unit < kHidden; ++unit) {
        float value = kHiddenBiases[unit];
        for (std::size_t i = 0; i < kFeatures; ++i)
            value += kHiddenWeights[unit * kFeatures + i] * scaled[i];
        sum += kOutputs[unit] * (value > 0 ? value : kLeak * value);
    }
    return sum;
}

}  // namespace vanthu::search
