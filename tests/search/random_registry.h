#pragma once

#include "indexer/search/index.h"
#include "tests/search/index_fixture.h"

#include <array>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace vanthu::tests {

/// A document with what a reference must know of it beside what it says.
struct RandomDocument {
    SampleDocument sample;
    std::size_t issuer{0};             ///< which agency, however its name is written
    std::vector<std::string> subject;  ///< words, folded
    std::vector<std::string> text;     ///< words, folded
    std::set<std::string> spelled;     ///< all words as written
    std::set<std::string> words;       ///< all words of the document, folded
    int year{1970};

    /// What makes registrations copies of one document; nothing without a number or a day.
    [[nodiscard]] std::string key() const {
        return sample.code.empty() || sample.issued.empty()
                   ? ""
                   : sample.code + '|' + std::to_string(issuer) + '|' + sample.issued;
    }
};

/// A registry of random documents with random rights, and who may know of which, said once more and in the
/// plainest way: nothing here is taken from the index.
class RandomRegistry {
  public:
    RandomRegistry(std::uint32_t seed, std::size_t documents);

    [[nodiscard]] const std::vector<RandomDocument>& documents() const { return documents_; }
    [[nodiscard]] std::vector<SampleDocument> samples() const;
    [[nodiscard]] domain::AccessScope person();
    [[nodiscard]] std::string word();      ///< a word as written, mostly one that documents have
    [[nodiscard]] std::string rareWord();  ///< one that few documents have
    [[nodiscard]] std::size_t below(std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
    }
    [[nodiscard]] bool chance(double share) { return std::bernoulli_distribution(share)(random_); }

    [[nodiscard]] static bool mayKnow(const domain::AccessScope& scope, const SampleDocument& document);

  private:
    [[nodiscard]] RandomDocument document(std::int64_t id);
    [[nodiscard]] std::string words(std::size_t count, RandomDocument& document,
                                    std::vector<std::string>& folded);

    std::mt19937 random_;
    std::vector<RandomDocument> documents_;
};

inline constexpr std::array<const char*, 3> kRandomTypes{"KH", "QĐ", "BC"};
inline constexpr std::int64_t kRandomUnits = 6;
inline constexpr std::int64_t kRandomBooks = 3;
inline constexpr std::size_t kRandomIssuers = 4;
/// The names of one agency; the first is the full one.
[[nodiscard]] std::string issuerName(std::size_t issuer, bool abbreviated);

}  // namespace vanthu::tests
