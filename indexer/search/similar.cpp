#include "indexer/search/similar.h"

#include "indexer/search/candidates.h"
#include "schemas/search/fields.h"
#include "schemas/search/syllables.h"
#include "schemas/search/terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <xapian.h>

namespace vanthu::search {
namespace {

constexpr std::size_t kSyllablesRead = 4000;  ///< of a text; a passage of 10,000 letters has 2,500
constexpr std::size_t kTermsMost = 80;
constexpr double kShareLeast = 0.1;  ///< documents with less of the weight are about something else

/// A word, or two neighbours.
using Words = std::pair<std::string, std::string>;

std::map<Words, int> wordsOf(std::string_view text) {
    std::map<Words, int> counts;
    std::string before;
    SyllableReader reader(text);
    for (std::size_t read = 0; read < kSyllablesRead && reader.next(); ++read) {
        std::string now(reader.syllable().folded);
        ++counts[{now, ""}];
        if (!reader.syllable().startsGroup && !before.empty()) ++counts[{before, now}];
        before = std::move(now);
    }
    return counts;
}

std::string termOf(const Words& words) {
    return words.second.empty() ? term(kFoldedPrefix, words.first)
                                : pairTerm(kFoldedPairPrefix, words.first, words.second);
}

}  // namespace

TellingTerms tellingTerms(const Xapian::Database& database, std::string_view text, std::uint32_t least) {
    const double documents = database.get_doccount();
    std::vector<std::pair<double, Words>> weighed;
    double known = 0, unknown = 0;
    for (const auto& [words, count] : wordsOf(text)) {
        if (words.second.empty() && isCommon(database, words.first)) continue;
        const auto name = termOf(words);
        const auto frequency = database.get_termfreq(name);
        frequency == 0 ? ++unknown : ++known;
        if (frequency < least) continue;
        const double rarity = std::log((documents + 1) / (frequency + 0.5));
        weighed.emplace_back(rarity * std::sqrt(count), words);
    }
    std::ranges::sort(weighed, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    weighed.resize(std::min(weighed.size(), kTermsMost));
    double all = 0;
    for (const auto& [weight, words] : weighed)
        all += weight;
    all *= (known + unknown) / std::max(known, 1.0);  // what no document has is part of the text too
    TellingTerms telling;
    for (const auto& [weight, words] : weighed) {
        telling.terms[termOf(words)] = weight / all;
        telling.words.words.push_back({words.first, words.first, true, false});
        if (!words.second.empty()) telling.words.words.push_back({words.second, words.second, false, false});
    }
    return telling;
}

std::vector<SimilarDocument> findSimilar(const Xapian::Database& database, const TellingTerms& terms,
                                         const Xapian::Query& required, std::size_t limit) {
    std::vector<std::string> names;
    for (const auto& [name, share] : terms.terms)
        names.push_back(name);
    if (names.empty()) return {};
    const Xapian::Query shared(Xapian::Query::OP_OR, names.begin(), names.end());
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, shared, required));
    enquire.set_weighting_scheme(Xapian::BM25Weight(0.6, 0, 1, 0.5, 0.5));
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    enquire.set_collapse_key(static_cast<Xapian::valueno>(kSlotCopyKey));
    const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
    std::vector<SimilarDocument> similar;
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
        double share = 0;
        const auto end = enquire.get_matching_terms_end(hit);
        for (auto name = enquire.get_matching_terms_begin(hit); name != end; ++name)
            if (const auto known = terms.terms.find(*name); known != terms.terms.end())
                share += known->second;
        if (share >= kShareLeast) similar.push_back({*hit, share});
    }
    return similar;
}

}  // namespace vanthu::search
