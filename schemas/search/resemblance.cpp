#include "schemas/search/resemblance.h"

#include "schemas/domain/hash.h"
#include "schemas/domain/sorted.h"
#include "schemas/search/syllables.h"
#include "schemas/search/terms.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace vanthu::search {
namespace {

constexpr std::uint64_t kEmpty = std::numeric_limits<std::uint64_t>::max();

std::string termOf(std::size_t place, const std::uint64_t* bins) {
    std::uint64_t all = place;
    for (std::size_t bin = 0; bin < Sketch::kBinsOfTerm; ++bin)
        all = domain::spread(all + bins[bin]);
    // 40 bits: among millions of documents a term met by chance costs one look at a text.
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), all >> 24, 36).ptr;
    return term(kResemblancePrefix, std::to_string(place)) + kPairSeparator + std::string(digits.data(), end);
}

}  // namespace

std::uint64_t Shingles::add(std::string_view folded) {
    const auto now = domain::hashOf(folded);
    const auto run = domain::spread(now + 3 * domain::spread(before_[0] + 3 * domain::spread(before_[1])));
    before_ = {now, before_[0]};
    if (++count_ < 3) return 0;
    return run == 0 ? 1 : run;
}

void Sketch::clear() {
    least_.fill(kEmpty);
    shingles_ = {};
    count_ = 0;
}

void Sketch::add(std::string_view folded) {
    const auto run = shingles_.add(folded);
    if (run == 0) return;
    ++count_;
    auto& least = least_[run % least_.size()];
    least = std::min(least, run);
}

std::vector<std::string> Sketch::terms() const {
    if (count_ < kShinglesLeast) return {};
    auto bins = least_;
    // A bin that nothing fell into takes what the next one has, as in every text with the same runs.
    for (std::size_t bin = 0; bin < bins.size(); ++bin)
        for (std::size_t next = bin; bins[bin] == kEmpty;)
            bins[bin] = least_[next = (next + 1) % bins.size()];
    std::vector<std::string> terms;
    for (std::size_t place = 0; place < kTerms; ++place)
        terms.push_back(termOf(place, &bins[place * kBinsOfTerm]));
    return terms;
}

std::vector<std::string> resemblanceTerms(std::string_view text) {
    Sketch sketch;
    SyllableReader reader(text);
    while (reader.next())
        sketch.add(reader.syllable().folded);
    return sketch.terms();
}

std::vector<std::uint64_t> shinglesOf(std::string_view text) {
    std::vector<std::uint64_t> runs;
    Shingles shingles;
    SyllableReader reader(text);
    while (reader.next())
        if (const auto run = shingles.add(reader.syllable().folded)) runs.push_back(run);
    domain::sortUnique(runs);
    return runs;
}

double resemblance(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other) {
    if (std::min(one.size(), other.size()) < kShinglesLeast) return 0;
    std::size_t common = 0;
    for (auto left = one.begin(), right = other.begin(); left != one.end() && right != other.end();) {
        if (*left == *right) ++common;
        const bool leftFirst = *left <= *right, rightFirst = *right <= *left;
        left += leftFirst ? 1 : 0;
        right += rightFirst ? 1 : 0;
    }
    return static_cast<double>(common) / static_cast<double>(one.size() + other.size() - common);
}

}  // namespace vanthu::search
