#include "indexer/search/matcher.h"

#include "indexer/search/candidates.h"
#include "indexer/search/query_terms.h"
#include "schemas/search/fields.h"

#include <algorithm>

#include <xapian.h>

namespace vanthu::search {
namespace {

using XQuery = Xapian::Query;

constexpr std::size_t kRescored = 500;  ///< best candidates that are ranked by every term of the query

// BM25, chosen on the judged questions of ALQAC 2024; see README.md.
Xapian::BM25Weight bm25() {
    return {0.6, 0, 1, 0.9, 0.5};
}

XQuery unweighted(const XQuery& query) {
    return {XQuery::OP_SCALE_WEIGHT, query, 0.0};
}
XQuery orEverything(const XQuery& query) {
    return query.empty() ? XQuery::MatchAll : query;
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
    if (sort != Sort::relevance) enquire.set_sort_by_value(slot, sort == Sort::newest);
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

/// Candidates of a long question, filtered, and ranked by the whole question as far as kRescored.
Ranking findByShare(const Xapian::Database& database, const QueryText& text, const XQuery& required,
                    Sort sort, std::size_t rank, std::size_t count) {
    const auto candidates = findCandidates(database, text.looseWords());
    const auto source = candidateSource(candidates);
    const XQuery found(source.get());
    const XQuery query = required.empty() ? found : XQuery(XQuery::OP_FILTER, found, required);
    if (sort != Sort::relevance) return run(database, query, Xapian::BoolWeight(), sort, rank, count);
    if (rank >= kRescored) return run(database, query, bm25(), sort, rank, count);

    const Ranking best = run(database, query, bm25(), sort, 0, kRescored);
    std::vector<Candidate> chosen;
    for (const auto& document : best.documents)
        chosen.push_back({document.id, 0});
    std::sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    const auto chosenSource = candidateSource(chosen);
    const XQuery rescored(XQuery::OP_AND_MAYBE, unweighted(XQuery(chosenSource.get())), rankQuery(text));
    Ranking ranking = run(database, rescored, bm25(), sort, rank, std::min(count, kRescored - rank));
    ranking.total = best.total;
    return ranking;
}

XQuery wholeQuery(const QueryText& text, const XQuery& required) {
    if (text.words.empty()) return orEverything(required);
    return required.empty() ? allWordsQuery(text.words)
                            : XQuery(XQuery::OP_AND, allWordsQuery(text.words), required);
}

}  // namespace

Ranking findRanked(const Xapian::Database& database, const QueryText& text, const Query& query,
                   const domain::AccessScope& scope, std::size_t rank, std::size_t count) {
    const XQuery required = requiredQuery(text, query, scope);
    const Sort sort = text.empty() && query.sort == Sort::relevance ? Sort::newest : query.sort;
    if (text.isQuestion()) return findByShare(database, text, required, sort, rank, count);

    const XQuery whole = wholeQuery(text, required);
    Ranking ranking;
    if (sort == Sort::relevance)
        ranking = run(database, XQuery(XQuery::OP_AND_MAYBE, unweighted(whole), rankQuery(text)), bm25(),
                      sort, rank, count);
    else
        ranking = run(database, whole, Xapian::BoolWeight(), sort, rank, count);
    if (ranking.total == 0 && text.words.size() > 1)
        return findByShare(database, text, required, sort, rank, count);
    return ranking;
}

std::string describe(const Xapian::Database& database, const QueryText& text, const Query& query,
                     const domain::AccessScope& scope) {
    const XQuery required = requiredQuery(text, query, scope);
    const bool whole = !text.isQuestion();
    std::string description = printQueryText(text);
    description += whole ? "match: " + wholeQuery(text, required).get_description()
                         : "match: a share of the words (" +
                               std::to_string(findCandidates(database, text.looseWords()).size()) +
                               " candidates); required: " + required.get_description();
    if (!text.empty()) description += "\nrank: " + rankQuery(text).get_description();
    return description;
}

}  // namespace vanthu::search
