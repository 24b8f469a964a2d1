#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// A text of fewer shingles (runs of three syllables) resembles nothing: any form of a page would be like it.
inline constexpr std::size_t kShinglesLeast = 40;

/// The syllables of a text, folded, as runs of three that overlap; each run is one number. Folded, so that a
/// scan whose marks were misread stays near the paper that was typed.
class Shingles {
  public:
    /// The number of the run that ends with this syllable; 0 for the first two.
    std::uint64_t add(std::string_view folded);

  private:
    std::array<std::uint64_t, 2> before_{};
    std::size_t count_{0};
};

/// What two texts that are nearly the same have in common, most likely: terms for the index. MinHash with one
/// permutation in bins, three bins to a term: texts that share 8 of 10 runs share a term in 99.7 cases of
/// 100, those that share 3 of 10 in 20.
class Sketch {
  public:
    static constexpr std::size_t kTerms = 8;
    static constexpr std::size_t kBinsOfTerm = 3;

    Sketch() { clear(); }
    void clear();
    void add(std::string_view folded);
    /// With their prefix (kResemblancePrefix); none for a short text.
    [[nodiscard]] std::vector<std::string> terms() const;

  private:
    std::array<std::uint64_t, kTerms * kBinsOfTerm> least_{};
    Shingles shingles_;
    std::size_t count_{0};
};

/// The terms of a whole text.
[[nodiscard]] std::vector<std::string> resemblanceTerms(std::string_view text);

/// The distinct runs of a text, ascending; as often as needed compared with others.
[[nodiscard]] std::vector<std::uint64_t> shinglesOf(std::string_view text);
/// Share of the runs of both texts that both have, 0 to 1 (Jaccard); 0 when one is too short.
[[nodiscard]] double resemblance(const std::vector<std::uint64_t>& one,
                                 const std::vector<std::uint64_t>& other);

}  // namespace vanthu::search
