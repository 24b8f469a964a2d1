#include "schemas/search/resemblance.h"

#include "tests/search/index_fixture.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

namespace vanthu::tests {
namespace {

using search::resemblance;
using search::resemblanceTerms;
using search::shinglesOf;

/// A text of that many made-up syllables, the same for the same seed.
std::vector<std::string> syllablesOf(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    std::vector<std::string> syllables;
    for (std::size_t i = 0; i < count; ++i)
        syllables.push_back("v" + std::to_string(random() % 3000));
    return syllables;
}

std::string joined(const std::vector<std::string>& syllables) {
    std::string text;
    for (const auto& syllable : syllables)
        text += syllable + ' ';
    return text;
}

/// One of `every` syllables misread, as OCR does.
std::string misread(std::vector<std::string> syllables, std::size_t every, unsigned seed) {
    std::mt19937 random(seed);
    for (auto& syllable : syllables)
        if (random() % every == 0) syllable += 'x';
    return joined(syllables);
}

double share(const std::string& one, const std::string& other) {
    return resemblance(shinglesOf(one), shinglesOf(other));
}

std::vector<std::int64_t> idsOf(const std::vector<search::Resembling>& found) {
    std::vector<std::int64_t> ids;
    for (const auto& one : found)
        ids.push_back(one.document.value);
    return ids;
}

}  // namespace

TEST_CASE("resemblance is the share of the common runs", "[search]") {
    const auto text = joined(syllablesOf(1, 400));
    CHECK(share(text, text) == 1);
    CHECK(share(text, joined(syllablesOf(2, 400))) < 0.01);

    auto half = syllablesOf(1, 200);
    CHECK(share(text, joined(half)) == Approx(0.5).margin(0.01));
    CHECK(share("Ủy ban nhân dân " + text, "UỶ BAN NHÂN DÂN " + text) == 1);
    CHECK(share("một hai ba bốn", "một hai ba bốn") == 0);  // too short to say anything
}

TEST_CASE("the terms of a text do not change from release to release", "[search]") {
    // They are kept in the index: another value here needs another kFormatVersion.
    const auto terms = resemblanceTerms(joined(syllablesOf(7, 100)));
    REQUIRE(terms.size() == search::Sketch::kTerms);
    CHECK(terms.front() == "XM0_3gblevgw");
    CHECK(resemblanceTerms(joined(syllablesOf(7, 41))).empty());
    CHECK(resemblanceTerms(joined(syllablesOf(7, 42))).size() == search::Sketch::kTerms);
}

TEST_CASE("a scan that was read badly shares a term with its twin", "[search]") {
    int found = 0;
    constexpr int kTexts = 200;
    for (unsigned seed = 0; seed < kTexts; ++seed) {
        const auto text = syllablesOf(seed, 300);
        const auto one = resemblanceTerms(joined(text));
        const auto other = resemblanceTerms(misread(text, 25, seed));  // about .8 of the runs stay
        found += std::ranges::find_first_of(one, other) != one.end() ? 1 : 0;
    }
    CHECK(found >= kTexts * 98 / 100);
}

TEST_CASE("texts nearly the same are found among others, nearest first", "[search]") {
    const auto paper = syllablesOf(1, 300);
    IndexFixture fixture;
    std::vector<SampleDocument> samples;
    for (unsigned other = 10; other < 60; ++other)
        samples.push_back({.id = other, .text = joined(syllablesOf(other, 300))});
    samples.push_back({.id = 1, .text = joined(paper)});
    samples.push_back({.id = 2, .text = misread(paper, 25, 3)});
    samples.push_back({.id = 3, .text = joined(paper), .organisation = 2});
    samples.push_back({.id = 4, .text = joined(paper), .access = domain::Access::restricted});
    fixture.add(samples);

    const auto all = fixture.index().resembling(joined(paper), IndexFixture::everything(), 10);
    CHECK(idsOf(all) == std::vector<std::int64_t>{3, 1, 2});
    CHECK(all.front().share == 1);
    CHECK(all.back().share < 0.95);
    CHECK(idsOf(fixture.index().resembling(joined(paper), IndexFixture::everything(), 1)) ==
          std::vector<std::int64_t>{3});

    const domain::AccessScope unit{.organisations = {domain::OrganisationId{1}}};
    CHECK(idsOf(fixture.index().resembling(joined(paper), unit, 10)) == std::vector<std::int64_t>{1, 2});
    CHECK(fixture.index().resembling(joined(paper), {}, 10).empty());
    CHECK(fixture.index().resembling("một hai ba", IndexFixture::everything(), 10).empty());
    CHECK(fixture.index().text({1}) == joined(paper));
    CHECK(fixture.index().text({999}).empty());
}

TEST_CASE("a text with a quarter in common is another text", "[search]") {
    auto paper = syllablesOf(1, 300);
    auto other = syllablesOf(2, 300);
    std::copy_n(paper.begin(), 130, other.begin());
    IndexFixture fixture({{.id = 1, .text = joined(paper)}});
    CHECK(fixture.index().resembling(joined(other), IndexFixture::everything(), 10).empty());
}

}  // namespace vanthu::tests
