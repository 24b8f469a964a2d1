#include "indexer/search/matcher.h"

#include "indexer/search/candidates.h"
#include "indexer/search/known_item.h"
#include "indexer/search/outlines.h"
#include "indexer/search/query_terms.h"
#include "indexer/search/relevance.h"
#include "indexer/search/sharded_database.h"
#include "schemas/search/fields.h"

#include <algorithm>
#include <limits>

#include <xapian.h>

namespace vanthu::search {
namespace {

using XQuery = Xapian::Query;

constexpr std::size_t kReranked =
    200;  ///< best of these that are compared with the question by their outlines
constexpr std::size_t kRescored = 500;  ///< best candidates that are ranked by every term of the query

// BM25, chosen on the judged questions of ALQAC 2024; see README.md.
Xapian::BM25Weight bm25() {
    return {0.6, 0, 1, 0.9, 0.5};
}

XQuery unweighted(const XQuery& query) {
    return {XQuery::OP_SCALE_WEIGHT, query, 0.0};
}
XQuery orEverything(const XQuery& query) {
    return query.empty() ? everyDocument() : query;
}

Ranking rankingOf(const Xapian::MSet& found) {
    Ranking ranking;
    ranking.total =
        static_cast<std::int64_t>(found.get_matches_estimated());  // exact: every match was looked at
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        ranking.documents.push_back({*hit, hit.get_weight()});
    return ranking;
}

/// Sorts as the reader wants it; equal ones by document id, so that pages never overlap.
void setOrder(Xapian::Enquire& enquire, Sort sort) {
    const auto slot = static_cast<Xapian::valueno>(kSlotSortDate);
    enquire.set_docid_order(sort == Sort::oldest ? Xapian::Enquire::ASCENDING : Xapian::Enquire::DESCENDING);
    if (sort == Sort::newest || sort == Sort::oldest) enquire.set_sort_by_value(slot, sort == Sort::newest);
}

Ranking run(const Xapian::Database& database, const XQuery& query, const Xapian::Weight& weight, Sort sort,
            std::size_t rank, std::size_t count) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(weight);
    setOrder(enquire, sort);
    return rankingOf(enquire.get_mset(static_cast<Xapian::doccount>(rank),
                                      static_cast<Xapian::doccount>(count), database.get_doccount()));
}

/// Who names a document by its code wants that one first, whatever else is said.
bool namesCode(const QueryText& text) {
    return std::any_of(text.clauses.begin(), text.clauses.end(), [](const Clause& clause) {
        return !clause.isExcluded && std::holds_alternative<CodeCondition>(clause.condition);
    });
}

/// Puts the first kReranked documents from `begin` on in the order of their learned relevance. Their scores
/// stay above those of the others.
void rerank(const Xapian::Database& database, const QueryText& text, std::vector<RankedDocument>& documents,
            std::size_t begin) {
    const std::size_t count = std::min(documents.size() - begin, kReranked);
    if (count < 2) return;
    const Question question(database, text.wantedWords());
    const double best = documents[begin].score, last = documents[begin + count - 1].score;
    float lowest = std::numeric_limits<float>::max();
    std::vector<float> values(count);
    eachOutline(database, documents, begin, begin + count, [&](std::size_t place, const Outline& outline) {
        const std::size_t rank = place - begin;
        values[rank] = relevance(question.features(outline, {documents[place].score, best, rank}));
        lowest = std::min(lowest, values[rank]);
    });
    for (std::size_t rank = 0; rank < count; ++rank)
        documents[begin + rank].score = last + static_cast<double>(values[rank] - lowest);
    const auto first = documents.begin() + static_cast<std::ptrdiff_t>(begin);
    std::stable_sort(first, first + static_cast<std::ptrdiff_t>(count),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
}

/// The documents at the ranks asked for, of the best ones.
Ranking pageOf(const Ranking& best, std::size_t rank, std::size_t count) {
    const auto at = [&](std::size_t place) {
        return best.documents.begin() + static_cast<std::ptrdiff_t>(std::min(place, best.documents.size()));
    };
    return {{at(rank), at(rank + count)}, best.total};
}

/// The candidates of a question that may be hits, as one query.
XQuery candidatesQuery(Xapian::PostingSource& source, const XQuery& required) {
    const XQuery found(&source);
    return required.empty() ? found : XQuery(XQuery::OP_FILTER, found, required);
}

/// With the weight of what is known of the one document that is meant.
XQuery withSigns(const XQuery& query, const XQuery& signs) {
    return signs.empty() ? query : XQuery(XQuery::OP_AND_MAYBE, query, signs);
}

/// The first kRescored of the candidates, known items before all, ranked by every term of the question.
Ranking rescored(const ShardedDatabase& database, const QueryText& text, const XQuery& candidates) {
    const Ranking best = run(database, withSigns(candidates, knownItemQuery(database, text)), bm25(),
                             Sort::relevance, 0, kRescored);
    Candidates chosen(database.shards().size());
    for (const auto& document : best.documents)
        chosen[database.shardOf(document.id)].push_back(
            {static_cast<std::uint32_t>(database.documentId(document.id).value),
             static_cast<float>(weightOf(signOf(document.score)))});
    for (auto& shard : chosen)
        std::sort(shard.begin(), shard.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    const auto signs = candidateSource(database, chosen);
    const XQuery query(XQuery::OP_AND_MAYBE, XQuery(signs.get()), rankQuery(text));
    Ranking ranking = run(database, query, bm25(), Sort::relevance, 0, kRescored);
    ranking.total = best.total;
    return ranking;
}

/// Candidates of a long question, filtered, and ranked by the whole question as far as kRescored. Where a
/// part of the index is on another machine every document with a word of the question is one.
Ranking findByShare(const ShardedDatabase& database, const QueryText& text, const XQuery& required, Sort sort,
                    std::size_t rank, std::size_t count) {
    const bool isLocal = !database.hasRemote();
    const auto candidates = isLocal ? findCandidates(database, text.looseWords()) : Candidates();
    const auto source = candidateSource(database, candidates);
    const XQuery query = isLocal ? candidatesQuery(*source, required)
                                 : XQuery(XQuery::OP_FILTER, rankQuery(text), orEverything(required));
    if (sort != Sort::relevance) return run(database, query, Xapian::BoolWeight(), sort, rank, count);
    if (rank >= kRescored) return run(database, query, bm25(), sort, rank, count);

    Ranking ranking = isLocal ? rescored(database, text, query)
                              : run(database, withSigns(query, knownItemQuery(database, text)), bm25(),
                                    Sort::relevance, 0, kRescored);
    if (!namesCode(text)) rerank(database, text, ranking.documents, knownItems(ranking.documents));
    orderBySubject(database, text, ranking.documents, kReranked);
    return pageOf(ranking, rank, count);
}

/// All that the query wants, best first.
Ranking findWhole(const Xapian::Database& database, const QueryText& text, const XQuery& whole,
                  std::size_t rank, std::size_t count) {
    const XQuery query = withSigns(XQuery(XQuery::OP_AND_MAYBE, unweighted(whole), rankQuery(text)),
                                   knownItemQuery(database, text));
    if (rank >= kReranked) return run(database, query, bm25(), Sort::relevance, rank, count);
    Ranking best = run(database, query, bm25(), Sort::relevance, 0, std::max(kReranked, rank + count));
    orderBySubject(database, text, best.documents, kReranked);
    return pageOf(best, rank, count);
}

XQuery wholeQuery(const QueryText& text, const XQuery& required, const OtherNames& names) {
    if (text.words.empty()) return orEverything(required);
    return required.empty() ? allWordsQuery(text.words, names)
                            : XQuery(XQuery::OP_AND, allWordsQuery(text.words, names), required);
}

}  // namespace

Ranking findRanked(const ShardedDatabase& database, const QueryText& text, const Query& query,
                   const domain::AccessScope& scope, const Synonyms& synonyms, std::size_t rank,
                   std::size_t count) {
    const OtherNames names(synonyms, query.unitNames.get());
    const XQuery required = requiredQuery(text, query, scope, names);
    const Sort sort = text.empty() && query.sort == Sort::relevance ? Sort::newest : query.sort;
    if (text.isQuestion()) return findByShare(database, text, required, sort, rank, count);

    const XQuery whole = wholeQuery(text, required, names);
    Ranking ranking;
    if (sort == Sort::relevance)
        ranking = findWhole(database, text, whole, rank, count);
    else
        ranking = run(database, whole, Xapian::BoolWeight(), sort, rank, count);
    if (ranking.total == 0 && text.words.size() > 1)
        return findByShare(database, text, required, sort, rank, count);
    return ranking;
}

std::vector<RankedDocument> scoredCandidates(const ShardedDatabase& database, const QueryText& text,
                                             const domain::AccessScope& scope) {
    const Synonyms none;
    const auto candidates = findCandidates(database, text.looseWords());
    const auto source = candidateSource(database, candidates);
    const XQuery query = candidatesQuery(*source, requiredQuery(text, {}, scope, {none, nullptr}));
    auto documents = rescored(database, text, query).documents;
    documents.erase(documents.begin(),
                    documents.begin() + static_cast<std::ptrdiff_t>(knownItems(documents)));
    documents.resize(std::min(documents.size(), kReranked));
    return documents;
}

std::string describe(const ShardedDatabase& database, const QueryText& text, const Query& query,
                     const domain::AccessScope& scope, const Synonyms& synonyms) {
    const OtherNames names(synonyms, query.unitNames.get());
    const XQuery required = requiredQuery(text, query, scope, names);
    const bool whole = !text.isQuestion();
    std::string description = printQueryText(text);
    description += whole ? "match: " + wholeQuery(text, required, names).get_description()
                         : "match: a share of the words (" +
                               std::to_string(countOf(findCandidates(database, text.looseWords()))) +
                               " candidates); required: " + required.get_description();
    if (text.empty()) return description;
    description += "\nrank: " + rankQuery(text).get_description();
    const XQuery known = knownItemQuery(database, text);
    if (!known.empty()) description += "\nfirst: " + known.get_description();
    return description;
}

}  // namespace vanthu::search
