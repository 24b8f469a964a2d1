#include "tests/bench/ranking/learner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <numeric>
#include <random>
#include <utility>

namespace vanthu::bench {
namespace {

using search::Features;
using search::kFeatures;

// Chosen by five-fold cross-validation over the questions of ALQAC.
constexpr std::size_t kHidden = 16;
constexpr std::size_t kNetworks = 8;  ///< half of them learn from the judged questions alone
constexpr float kPenalty = 0.006F;
constexpr std::size_t kRounds = 30;
constexpr std::size_t kBatch = 64;
constexpr std::size_t kCompared = 100;  ///< best candidates by BM25 that are learned from

constexpr std::size_t kParts = 5;  ///< of the questions, for cross-validation
constexpr std::size_t kSeen = 10;  ///< hits that a person looks at

constexpr std::size_t kNumbersInLine = 18;  ///< of relevance_weights.h

constexpr float kFarthest = 5;
constexpr float kLeak = 0.01F;

struct Scale {
    std::array<float, kFeatures> means{}, factors{};
};

Features scaled(Features features, const Scale& scale) {
    for (std::size_t k = 0; k < kFeatures; ++k)
        features[k] = std::clamp((features[k] - scale.means[k]) * scale.factors[k], -kFarthest, kFarthest);
    return features;
}

Scale scaleOf(const std::vector<Candidates>& questions) {
    std::array<double, kFeatures> sums{}, squares{};
    double count = 0;
    for (const auto& question : questions)
        for (std::size_t i = 0; i < std::min(kCompared, question.features.size()); ++i, ++count)
            for (std::size_t k = 0; k < kFeatures; ++k) {
                const auto value = static_cast<double>(question.features[i][k]);
                sums[k] += value;
                squares[k] += value * value;
            }
    Scale scale;
    for (std::size_t k = 0; k < kFeatures; ++k) {
        const double mean = sums[k] / count;
        const double deviation = std::sqrt(std::max(0.0, squares[k] / count - mean * mean));
        scale.means[k] = static_cast<float>(mean);
        scale.factors[k] = deviation < 1e-4 ? 0 : static_cast<float>(1 / deviation);
    }
    return scale;
}

/// Weights in one row: hidden (unit by unit), their biases, outputs, direct.
class Network {
  public:
    static constexpr std::size_t kBiases = kHidden * kFeatures;
    static constexpr std::size_t kOutputs = kBiases + kHidden;
    static constexpr std::size_t kDirect = kOutputs + kHidden;
    static constexpr std::size_t kWeights = kDirect + kFeatures;
    using Weights = std::vector<float>;

    explicit Network(unsigned seed) : random_(seed), weights_(kWeights), first_(kWeights), second_(kWeights) {
        std::normal_distribution<float> normal;
        for (std::size_t i = 0; i < kBiases; ++i)
            weights_[i] = normal(random_) / std::sqrt(static_cast<float>(kFeatures));
        for (std::size_t i = kOutputs; i < kDirect; ++i)
            weights_[i] = 0.1F * normal(random_);
        weights_[kDirect] = 1;  // begins as BM25
    }

    void learn(const std::vector<Candidates>& questions) {
        std::vector<std::size_t> order(questions.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t round = 0; round < kRounds; ++round) {
            std::shuffle(order.begin(), order.end(), random_);
            const float rate = 10 * round < 6 * kRounds ? 0.01F : 20 * round < 17 * kRounds ? 0.003F : 0.001F;
            Weights gradient(kWeights);
            std::size_t inBatch = 0;
            for (std::size_t i = 0; i < order.size(); ++i) {
                inBatch += addGradient(questions[order[i]], gradient) ? 1 : 0;
                if (inBatch == 0 || (inBatch < kBatch && i + 1 < order.size())) continue;
                step(gradient, static_cast<float>(inBatch), rate);
                gradient.assign(kWeights, 0);
                inBatch = 0;
            }
        }
    }
    [[nodiscard]] const Weights& weights() const { return weights_; }
    [[nodiscard]] float score(const Features& features) const {
        std::array<float, kHidden> hidden{};
        return score(features, hidden);
    }

  private:
    float score(const Features& features, std::array<float, kHidden>& hidden) const {
        float sum = 0;
        for (std::size_t unit = 0; unit < kHidden; ++unit) {
            float value = weights_[kBiases + unit];
            for (std::size_t k = 0; k < kFeatures; ++k)
                value += weights_[unit * kFeatures + k] * features[k];
            hidden[unit] = value > 0 ? value : kLeak * value;
            sum += weights_[kOutputs + unit] * hidden[unit];
        }
        for (std::size_t k = 0; k < kFeatures; ++k)
            sum += weights_[kDirect + k] * features[k];
        return sum;
    }

    /// False when the question teaches nothing.
    bool addGradient(const Candidates& question, Weights& gradient) const {
        const std::size_t count = std::min(kCompared, question.features.size());
        std::array<float, kHidden> hidden{};
        std::vector<float> shares(count);
        float highest = -1e9F, all = 0, relevant = 0;
        for (std::size_t i = 0; i < count; ++i)
            highest = std::max(highest, shares[i] = score(question.features[i], hidden));
        for (std::size_t i = 0; i < count; ++i) {
            all += shares[i] = std::exp(shares[i] - highest);
            if (question.isRelevant[i]) relevant += shares[i];
        }
        if (relevant <= 0) return false;
        for (std::size_t i = 0; i < count; ++i) {
            const float error = shares[i] / all - (question.isRelevant[i] ? shares[i] / relevant : 0);
            if (std::abs(error) >= 1e-4F) addGradient(question.features[i], error, gradient);
        }
        return true;
    }

    void addGradient(const Features& features, float error, Weights& gradient) const {
        std::array<float, kHidden> hidden{};
        score(features, hidden);
        for (std::size_t unit = 0; unit < kHidden; ++unit) {
            gradient[kOutputs + unit] += error * hidden[unit];
            const float back = error * weights_[kOutputs + unit] * (hidden[unit] > 0 ? 1 : kLeak);
            gradient[kBiases + unit] += back;
            for (std::size_t k = 0; k < kFeatures; ++k)
                gradient[unit * kFeatures + k] += back * features[k];
        }
        for (std::size_t k = 0; k < kFeatures; ++k)
            gradient[kDirect + k] += error * features[k];
    }

    void step(const Weights& gradient, float questions, float rate) {
        ++steps_;
        const float firstRest = 1 - std::pow(0.9F, static_cast<float>(steps_));
        const float secondRest = 1 - std::pow(0.999F, static_cast<float>(steps_));
        for (std::size_t i = 0; i < kWeights; ++i) {
            const float slope = gradient[i] / questions + kPenalty * weights_[i];
            first_[i] = 0.9F * first_[i] + 0.1F * slope;
            second_[i] = 0.999F * second_[i] + 0.001F * slope * slope;
            weights_[i] -= rate * (first_[i] / firstRest) / (std::sqrt(second_[i] / secondRest) + 1e-8F);
        }
    }

    std::mt19937 random_;
    Weights weights_, first_, second_;
    std::size_t steps_{0};
};

void print(std::string& out, const char* size, const char* name, const std::vector<float>& values) {
    out += "inline constexpr std::array<float, " + std::string(size) + "> " + name + "{";
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::array<char, 32> number{};
        std::snprintf(number.data(), number.size(), "%.4e", static_cast<double>(values[i]));
        out += (i % kNumbersInLine == 0 ? "\n    " : " ") + std::string(number.data()) + "F,";
    }
    out += "};\n";
}

/// What is learned: the mean of some networks over scaled features.
struct Model {
    Scale scale;
    std::vector<Network> networks;

    [[nodiscard]] float score(const Features& features) const {
        const auto values = scaled(features, scale);
        float sum = 0;
        for (const auto& network : networks)
            sum += network.score(values);
        return sum;
    }
};

Model learned(std::vector<Candidates> questions) {
    Model model{scaleOf(questions), {}};
    for (auto& question : questions)
        for (auto& features : question.features)
            features = scaled(features, model.scale);
    for (unsigned seed = 1; seed <= kNetworks; ++seed) {
        if (seed == kNetworks / 2 + 1)
            std::erase_if(questions, [](const auto& each) { return !each.isJudged; });
        model.networks.emplace_back(seed);
        model.networks.back().learn(questions);
    }
    return model;
}

/// Of the candidates as the model ranks them, which are relevant.
std::vector<bool> rankedBy(const Model& model, const Candidates& question) {
    std::vector<std::pair<float, std::size_t>> order;
    for (std::size_t i = 0; i < question.features.size(); ++i)
        order.emplace_back(-model.score(question.features[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<bool> relevant;
    for (const auto& entry : order)
        relevant.push_back(question.isRelevant[entry.second]);
    return relevant;
}

}  // namespace

Validated crossValidated(const std::vector<Candidates>& questions) {
    Validated sum;
    double count = 0;
    for (std::size_t part = 0; part < kParts; ++part) {
        std::vector<Candidates> others;
        std::ranges::copy_if(questions, std::back_inserter(others), [&](const auto& question) {
            return !question.isJudged || question.question % kParts != part;
        });
        const Model model = learned(std::move(others));
        for (const auto& question : questions) {
            if (!question.isJudged || question.question % kParts != part) continue;
            const auto ranked = rankedBy(model, question);
            const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(kSeen, ranked.size()));
            const auto first = std::find(ranked.begin(), end, true);
            if (first != end) sum.mrrAt10 += 1 / static_cast<double>(first - ranked.begin() + 1);
            sum.recallAt10 += static_cast<double>(std::count(ranked.begin(), end, true)) /
                              static_cast<double>(question.relevant);
            ++count;
        }
    }
    return {sum.recallAt10 / count, sum.mrrAt10 / count};
}

std::string learnedWeights(const std::vector<Candidates>& questions) {
    const auto [scale, networks] = learned(questions);
    std::vector<float> hidden, biases, outputs, direct(kFeatures);
    for (const auto& network : networks) {
        const auto& weights = network.weights();
        const auto part = [&](std::size_t begin) {
            return weights.begin() + static_cast<std::ptrdiff_t>(begin);
        };
        hidden.insert(hidden.end(), part(0), part(Network::kBiases));
        biases.insert(biases.end(), part(Network::kBiases), part(Network::kOutputs));
        for (std::size_t i = Network::kOutputs; i < Network::kDirect; ++i)
            outputs.push_back(weights[i] / static_cast<float>(kNetworks));
        for (std::size_t k = 0; k < kFeatures; ++k)
            direct[k] += weights[Network::kDirect + k] / static_cast<float>(kNetworks);
    }

    std::string out =
        "#pragma once\n\n#include \"indexer/search/relevance.h\"\n\n#include <array>\n\n"
        "namespace vanthu::search {\n\n"
        "// Made by `vanthu-ranking FOLDER --learn` from the questions of ALQAC 2024 and 2025, in three "
        "spellings each;\n// not to be edited.\n// clang-format off\n\n"
        "inline constexpr std::size_t kHidden = " +
        std::to_string(biases.size()) + ";\n\n";
    print(out, "kFeatures", "kMeans", {scale.means.begin(), scale.means.end()});
    print(out, "kFeatures", "kScales", {scale.factors.begin(), scale.factors.end()});
    print(out, "kHidden * kFeatures", "kHiddenWeights", hidden);
    print(out, "kHidden", "kHiddenBiases", biases);
    print(out, "kHidden", "kOutputs", outputs);
    print(out, "kFeatures", "kDirect", direct);
    return out + "\n// clang-format on\n\n}  // namespace vanthu::search\n";
}

}  // namespace vanthu::bench
