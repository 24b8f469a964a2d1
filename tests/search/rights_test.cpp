#include "schemas/domain/text.h"
#include "tests/search/random_registry.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using search::FacetField;
using tests::RandomDocument;
using tests::RandomRegistry;
using Ids = std::vector<std::int64_t>;
using CountsByValue = std::map<std::string, std::int64_t>;

namespace {

constexpr int kPairs = 1000;  ///< of persons and queries

/// A query and, in the plainest words, which documents it means.
struct Asked {
    search::Query query;
    std::function<bool(const RandomDocument&)> means = [](const RandomDocument&) { return true; };
    std::size_t words{0};  ///< several that nothing has all of find what has some

    void also(const std::function<bool(const RandomDocument&)>& other) {
        means = [before = means, other](const RandomDocument& document) {
            return before(document) && other(document);
        };
    }
};

bool hasPhrase(const std::vector<std::string>& words, const std::vector<std::string>& phrase) {
    return std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

void addWord(RandomRegistry& registry, Asked& asked) {
    const auto word = registry.word();
    asked.query.text += (asked.query.text.empty() ? "" : " ") + word;
    ++asked.words;
    asked.also(
        [folded = domain::folded(word)](const auto& document) { return document.words.contains(folded); });
}

void addPhrase(RandomRegistry& registry, Asked& asked) {
    const auto& from = registry.documents().at(registry.below(registry.documents().size()));
    const auto& words = from.text.size() > 1 ? from.text : from.subject;
    const auto at = registry.below(words.size() - 1);
    const std::vector<std::string> phrase{words[at], words[at + 1]};
    asked.query.text += " \"" + phrase[0] + ' ' + phrase[1] + '"';
    asked.also([phrase](const auto& document) {
        return hasPhrase(document.subject, phrase) || hasPhrase(document.text, phrase);
    });
}

void addExcluded(RandomRegistry& registry, Asked& asked) {
    const auto word = domain::folded(registry.word());
    asked.query.text += " -" + word;
    asked.also([word](const auto& document) { return !document.words.contains(word); });
}

void addFilter(RandomRegistry& registry, Asked& asked) {
    auto& query = asked.query;
    switch (registry.below(7)) {
        case 0:
            query.typeCode = tests::kRandomTypes.at(registry.below(3));
            return asked.also([type = query.typeCode](const auto& one) { return one.sample.type == type; });
        case 1:
            query.direction = domain::Direction::outgoing;
            return asked.also(
                [](const auto& one) { return one.sample.direction == domain::Direction::outgoing; });
        case 2:
            query.book = domain::BookId{1 + static_cast<std::int64_t>(registry.below(3))};
            return asked.also(
                [book = query.book](const auto& one) { return one.sample.book == book->value; });
        case 3:
            query.unit = domain::OrganisationId{1 + static_cast<std::int64_t>(registry.below(6))};
            return asked.also(
                [unit = query.unit](const auto& one) { return one.sample.organisation == unit->value; });
        case 4:
            query.year = 2018 + static_cast<int>(registry.below(4));
            return asked.also([year = query.year](const auto& one) { return one.year == *year; });
        case 5: {
            const auto issuer = registry.below(tests::kRandomIssuers);
            query.issuerExact = tests::issuerName(issuer, registry.chance(0.5));
            return asked.also([issuer](const auto& one) { return one.issuer == issuer; });
        }
        default:
            query.among.emplace();
            std::set<std::int64_t> ids;
            for (const auto& document : registry.documents())
                if (registry.chance(0.2)) ids.insert(document.sample.id);
            for (const auto id : ids)
                query.among->push_back({id});
            return asked.also([ids](const auto& one) { return ids.contains(one.sample.id); });
    }
}

Asked randomQuery(RandomRegistry& registry) {
    Asked asked;
    for (std::size_t i = registry.below(4); i > 0; --i)
        addWord(registry, asked);
    if (registry.chance(0.2)) addPhrase(registry, asked);
    if (!asked.query.text.empty() && registry.chance(0.2)) addExcluded(registry, asked);
    if (registry.chance(0.4)) addFilter(registry, asked);
    return asked;
}

std::vector<const RandomDocument*> reference(const RandomRegistry& registry,
                                             const domain::AccessScope& person, const Asked& asked) {
    std::vector<const RandomDocument*> found;
    for (const auto& document : registry.documents())
        if (RandomRegistry::mayKnow(person, document.sample) && asked.means(document))
            found.push_back(&document);
    return found;
}

Ids idsOf(const std::vector<const RandomDocument*>& documents) {
    Ids ids;
    for (const auto* document : documents)
        ids.push_back(document->sample.id);
    return ids;
}

/// All pages, in the order of the hits.
std::vector<search::Hit> everyPage(const search::Index& index, search::Query query,
                                   const domain::AccessScope& person) {
    std::vector<search::Hit> hits;
    query.limit = 37;
    do {
        auto page = index.search(query, person);
        std::move(page.hits.begin(), page.hits.end(), std::back_inserter(hits));
        query.cursor = page.nextCursor;
    } while (!query.cursor.empty());
    return hits;
}

Ids sortedIds(const std::vector<search::Hit>& hits) {
    Ids ids;
    for (const auto& hit : hits)
        ids.push_back(hit.document.value);
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::string valueOf(FacetField field, const RandomDocument& document) {
    switch (field) {
        case FacetField::type:
            return document.sample.type;
        case FacetField::year:
            return std::to_string(document.year);
        case FacetField::issuer:
            return std::to_string(document.issuer);
        case FacetField::direction:
            return std::string(domain::code(document.sample.direction));
        case FacetField::book:
            return std::to_string(document.sample.book);
        case FacetField::unit:
            return std::to_string(document.sample.organisation);
    }
    return {};
}

CountsByValue counted(const search::Facet& facet) {
    CountsByValue counts;
    if (facet.without > 0) counts[""] = facet.without;
    for (const auto& [value, documents] : facet.values) {
        auto name = value;
        for (std::size_t issuer = 0; facet.field == FacetField::issuer && issuer < tests::kRandomIssuers;
             ++issuer)
            if (value == tests::issuerName(issuer, true) || value == tests::issuerName(issuer, false))
                name = std::to_string(issuer);
        counts[name] += documents;
    }
    return counts;
}

void checkFacets(const std::vector<search::Facet>& facets,
                 const std::vector<const RandomDocument*>& expected) {
    REQUIRE(facets.size() == 6);
    for (const auto& facet : facets) {
        CountsByValue counts;
        for (const auto* document : expected)
            ++counts[valueOf(facet.field, *document)];
        CHECK(counted(facet) == counts);
    }
}

/// Documents of one key that the person may know of, and how many answers they make.
struct Copies {
    CountsByValue byKey;
    std::int64_t without{0};
    [[nodiscard]] std::int64_t answers() const { return static_cast<std::int64_t>(byKey.size()) + without; }
};
Copies copiesOf(const std::vector<const RandomDocument*>& documents) {
    Copies copies;
    for (const auto* document : documents) {
        if (const auto key = document->key(); key.empty())
            ++copies.without;
        else
            ++copies.byKey[key];
    }
    return copies;
}

void checkCollapsed(const RandomRegistry& registry, const search::Index& index, search::Query query,
                    const domain::AccessScope& person, const std::vector<const RandomDocument*>& expected) {
    query.collapse = true;
    const auto hits = everyPage(index, query, person);
    const auto found = copiesOf(expected);
    const auto known = copiesOf(reference(registry, person, {}));
    CHECK(index.search(query, person).total == found.answers());
    CHECK(static_cast<std::int64_t>(hits.size()) == found.answers());
    std::set<std::string> keys;
    const auto ids = idsOf(expected);
    for (const auto& hit : hits) {
        CHECK(std::binary_search(ids.begin(), ids.end(), hit.document.value));
        const auto& document = registry.documents().at(static_cast<std::size_t>(hit.document.value - 1));
        const auto key = document.key();
        CHECK(hit.copies == (key.empty() ? 0 : known.byKey.at(key) - 1));
        if (!key.empty()) CHECK(keys.insert(key).second);
    }
}

/// Every word of the suggestion that was not typed stands in a document that the person may know of.
void checkSuggestion(const RandomRegistry& registry, const search::Index& index,
                     const domain::AccessScope& person, const std::string& typed) {
    search::Query query;
    query.text = typed;
    const auto suggestion = index.search(query, person).suggestion;
    if (suggestion.empty() || suggestion == typed) return;
    CAPTURE(typed, suggestion);
    const auto known = reference(registry, person, {});
    CHECK(std::ranges::any_of(known, [&](const RandomDocument* document) {
        return document->spelled.contains(suggestion) || document->words.contains(suggestion) ||
               domain::folded(document->sample.issuer).find(suggestion) != std::string::npos ||
               domain::normalised(document->sample.issuer).find(suggestion) != std::string::npos;
    }));
}

void checkSimilar(const RandomRegistry& registry, const search::Index& index,
                  const domain::AccessScope& person, const RandomDocument& document) {
    const auto alike = index.similar({document.sample.id}, {}, person, 50);
    const auto about =
        index.about(document.sample.subject + ' ' + document.sample.text, {.limit = 50}, person);
    for (const auto* hits : {&alike, &about})
        for (const auto& hit : *hits) {
            const auto& other = registry.documents().at(static_cast<std::size_t>(hit.document.value - 1));
            CHECK(RandomRegistry::mayKnow(person, other.sample));
            if (hits == &about) continue;
            CHECK(hit.document.value != document.sample.id);
            CHECK((document.key().empty() || other.key() != document.key()));
        }
    Ids copies;
    for (const auto* known : reference(registry, person, {}))
        if (known->sample.id == document.sample.id ||
            (!document.key().empty() && known->key() == document.key()))
            copies.push_back(known->sample.id);
    Ids told;
    for (const auto id : index.copiesOf({document.sample.id}, person))
        told.push_back(id.value);
    CHECK(told == copies);
}

}  // namespace

TEST_CASE("results, totals, facets, copies and suggestions are those of the visible documents",
          "[search][rights]") {
    RandomRegistry registry(20261128, 400);
    const tests::IndexFixture fixture(registry.samples());
    const auto& index = fixture.index();
    int nonempty = 0;
    for (int i = 0; i < kPairs; ++i) {
        const auto person = registry.person();
        auto asked = randomQuery(registry);
        CAPTURE(i, asked.query.text);
        const auto expected = reference(registry, person, asked);
        // Then what has a share of the words is found instead: see the case below.
        if (expected.empty() && asked.words > 1) continue;
        if (!expected.empty()) ++nonempty;

        asked.query.facets = true;
        const auto page = index.search(asked.query, person);
        REQUIRE(page.total == static_cast<std::int64_t>(expected.size()));
        checkFacets(page.facets, expected);
        CHECK(sortedIds(everyPage(index, asked.query, person)) == idsOf(expected));
        checkCollapsed(registry, index, asked.query, person, expected);
        checkSuggestion(registry, index, person, registry.rareWord());
        checkSimilar(registry, index, person, registry.documents().at(registry.below(400)));
    }
    CHECK(nonempty > kPairs / 3);
}

TEST_CASE("how many documents a question finds does not depend on documents out of scope",
          "[search][rights]") {
    std::vector<std::string> words;
    for (const auto* vowel : {"a", "e", "i", "o", "u"})
        for (const auto* consonant : {"b", "c", "m", "t"})
            words.push_back(std::string(consonant) + vowel);
    std::string question;
    for (const auto& word : words)
        question += word + ' ';
    std::vector<tests::SampleDocument> samples{{.id = 1, .subject = words.front(), .organisation = 2}};
    const tests::IndexFixture alone(samples);
    for (std::int64_t id = 2; id < 1400; ++id) {
        std::string text = "Việc khác";
        for (std::size_t i = 0; i < words.size() && id % 2 == 0;
             i += 2)  // apart: no neighbours of the question
            text += ". " + words[(i + static_cast<std::size_t>(id / 2) % 2) % words.size()];
        samples.push_back({.id = id, .subject = text});
    }
    const tests::IndexFixture amongMany(samples);
    search::Query query;
    query.text = question;

    const auto reader = tests::IndexFixture::only({{2}});
    REQUIRE(alone.index().search(query, reader).total == 1);
    CHECK(amongMany.index().search(query, reader).total == 1);
}

TEST_CASE("a question finds within the rights what it finds without them", "[search][rights]") {
    RandomRegistry registry(28112026, 400);
    const tests::IndexFixture fixture(registry.samples());
    for (int i = 0; i < 200; ++i) {
        const auto person = registry.person();
        search::Query query;
        for (int words = 0; words < 8; ++words)
            query.text += registry.word() + ' ';
        CAPTURE(i, query.text);
        query.facets = true;
        // Whether a document has a share of the words, it alone decides: so rights only take away.
        std::vector<const RandomDocument*> expected;
        domain::AccessScope all{.everything = true};
        for (std::int64_t unit = 1; unit <= tests::kRandomUnits; ++unit)
            all.restricted.push_back({unit});
        for (const auto id : sortedIds(everyPage(fixture.index(), query, all)))
            if (const auto& document = registry.documents().at(static_cast<std::size_t>(id - 1));
                RandomRegistry::mayKnow(person, document.sample))
                expected.push_back(&document);

        const auto page = fixture.index().search(query, person);
        REQUIRE(page.total == static_cast<std::int64_t>(expected.size()));
        checkFacets(page.facets, expected);
        CHECK(sortedIds(everyPage(fixture.index(), query, person)) == idsOf(expected));
        checkCollapsed(registry, fixture.index(), query, person, expected);
    }
}
