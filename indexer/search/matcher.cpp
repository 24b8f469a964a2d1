#include "indexer/search/matcher.h"

#include "indexer/search/bm25.h"
#include "indexer/search/candidates.h"
#include "indexer/search/known_item.h"
#include "indexer/search/outlines.h"
#include "indexer/search/query_terms.h"
#include "indexer/search/relevance.h"
#include "indexer/search/sharded_database.h"
#include "schemas/search/fields.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include <xapian.h>

namespace vanthu::search {
namespace {

using XQuery = Xapian::Query;

constexpr std::size_t kReranked =
    200;  ///< best of these that are compared with the question by their outlines
constexpr std::size_t kRescored = 500;  ///< best candidates that are ranked by every term of the query

XQuery unweighted(const XQuery& query) {
    return {XQuery::OP_SCALE_WEIGHT, query, 0.0};
}

/// Which of the hits are wanted, and in what order.
struct Cut {
    Sort sort{Sort::relevance};
    std::size_t rank{0};
    std::size_t count{0};
    bool collapse{false};            ///< of copies of one document only the best
    Xapian::MatchSpy* spy{nullptr};  ///< sees every hit
};

Ranking rankingOf(const Xapian::MSet& found) {
    Ranking ranking;
    // Exact, for every match was looked at; of collapsed ones Xapian's estimate would be a rounded guess.
    ranking.total = static_cast<std::int64_t>(found.get_matches_lower_bound());
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

Ranking run(const Xapian::Database& database, const XQuery& query, const Xapian::Weight& weight,
            const Cut& cut) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(weight);
    if (cut.spy != nullptr) enquire.add_matchspy(cut.spy);
    if (cut.collapse) enquire.set_collapse_key(static_cast<Xapian::valueno>(kSlotCopyKey));
    setOrder(enquire, cut.sort);
    return rankingOf(enquire.get_mset(static_cast<Xapian::doccount>(cut.rank),
                                      static_cast<Xapian::doccount>(cut.count), database.get_doccount()));
}

/// Puts documents[begin, end), the first kReranked of them, in the order of their learned relevance. Their
/// scores stay above those of the others.
void rerank(const ShardedDatabase& database, const Question& question, std::vector<RankedDocument>& documents,
            std::size_t begin, std::size_t end) {
    const std::size_t count = std::min(end - begin, kReranked);
    if (count < 2) return;
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

/// The same for each of those that one sign puts together: many documents may have a sentence word for word.
void rerankBySign(const ShardedDatabase& database, const QueryText& text,
                  std::vector<RankedDocument>& documents) {
    const Question question(database, text.wantedWords());
    for (std::size_t begin = 0; begin < documents.size();) {
        const auto sign = signOf(documents[begin].score);
        const auto end = std::find_if(documents.begin() + static_cast<std::ptrdiff_t>(begin), documents.end(),
                                      [&](const auto& document) { return signOf(document.score) != sign; });
        const auto next = static_cast<std::size_t>(end - documents.begin());
        rerank(database, question, documents, begin, next);
        begin = next;
    }
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

/// The same hits, the first `count` of them.
Cut firstOf(Cut cut, std::size_t count) {
    cut.rank = 0;
    cut.count = count;
    return cut;
}

/// The first kRescored of the candidates, known items before all, ranked by every term of the question.
Ranking rescored(const ShardedDatabase& database, const QueryText& text, const XQuery& candidates,
                 const Cut& cut) {
    Ranking ranking =
        run(database, withSigns(candidates, knownItemQuery(database, text)), bm25(), firstOf(cut, kRescored));
    for (auto& document : ranking.documents)
        document.score = weightOf(signOf(document.score));
    addBm25(database, rankTerms(text), ranking.documents);
    std::sort(ranking.documents.begin(), ranking.documents.end(), [](const auto& one, const auto& other) {
        return std::tie(one.score, one.id) > std::tie(other.score, other.id);
    });
    return ranking;
}

/// Candidates of a long question, which are in scope, filtered, and ranked by the whole question as far as
/// kRescored. Where a part of the index is on another machine every document with a word of the question is
/// one.
Ranking findByShare(const ShardedDatabase& database, const QueryText& text, const XQuery& conditions,
                    const domain::AccessScope& scope, const Cut& cut) {
    const bool isLocal = !database.hasRemote();
    const auto candidates = isLocal ? findCandidates(database, text.looseWords(), scope) : Candidates();
    const auto source = candidateSource(database, candidates);
    const XQuery query = isLocal ? candidatesQuery(*source, conditions)
                                 : XQuery(XQuery::OP_FILTER, rankQuery(text), inScope(conditions, scope));
    if (cut.sort != Sort::relevance) return run(database, query, Xapian::BoolWeight(), cut);
    if (cut.rank >= kRescored) return run(database, query, bm25(), cut);

    Ranking ranking = isLocal ? rescored(database, text, query, cut)
                              : run(database, withSigns(query, knownItemQuery(database, text)), bm25(),
                                    firstOf(cut, kRescored));
    if (!namesCode(text)) rerankBySign(database, text, ranking.documents);
    orderBySubject(database, text, ranking.documents, kReranked);
    return pageOf(ranking, cut.rank, cut.count);
}

/// All that the query wants, best first.
Ranking findWhole(const ShardedDatabase& database, const QueryText& text, const XQuery& whole,
                  const Cut& cut) {
    const XQuery query = withSigns(XQuery(XQuery::OP_AND_MAYBE, unweighted(whole), rankQuery(text)),
                                   knownItemQuery(database, text));
    if (cut.rank >= kReranked) return run(database, query, bm25(), cut);
    Ranking best = run(database, query, bm25(), firstOf(cut, std::max(kReranked, cut.rank + cut.count)));
    orderBySubject(database, text, best.documents, kReranked);
    return pageOf(best, cut.rank, cut.count);
}

XQuery wholeQuery(const QueryText& text, const XQuery& required, const OtherNames& names) {
    return text.words.empty() ? required : XQuery(XQuery::OP_AND, allWordsQuery(text.words, names), required);
}

/// A question is answered in words that it abbreviates.
QueryText writtenOut(QueryText text, const OtherNames& names) {
    text.words = names.writtenOut(text.words);
    return text;
}

}  // namespace

Ranking pageOf(const Ranking& best, std::size_t rank, std::size_t count) {
    const auto at = [&](std::size_t place) {
        return best.documents.begin() + static_cast<std::ptrdiff_t>(std::min(place, best.documents.size()));
    };
    return {{at(rank), at(rank + count)}, best.total};
}

bool namesCode(const QueryText& text) {
    return std::any_of(text.clauses.begin(), text.clauses.end(), [](const Clause& clause) {
        return !clause.isExcluded && std::holds_alternative<CodeCondition>(clause.condition);
    });
}

Sort effectiveSort(const QueryText& text, const Query& query) {
    return text.empty() && query.sort == Sort::relevance ? Sort::newest : query.sort;
}

Ranking findRanked(const ShardedDatabase& database, const QueryText& text, const Query& query,
                   const domain::AccessScope& scope, const Synonyms& synonyms, std::size_t rank,
                   std::size_t count, Xapian::MatchSpy* spy) {
    const OtherNames names(synonyms, query.unitNames.get());
    const XQuery conditions = conditionsQuery(text, query, names);
    const Cut cut{effectiveSort(text, query), rank, count, query.collapse, spy};
    if (text.isQuestion()) return findByShare(database, writtenOut(text, names), conditions, scope, cut);

    const XQuery whole = wholeQuery(text, inScope(conditions, scope), names);
    Ranking ranking;
    if (cut.sort == Sort::relevance)
        ranking = findWhole(database, text, whole, cut);
    else
        ranking = run(database, whole, Xapian::BoolWeight(), cut);
    if (ranking.total == 0 && text.words.size() > 1)
        return findByShare(database, writtenOut(text, names), conditions, scope, cut);
    return ranking;
}

std::vector<RankedDocument> scoredCandidates(const ShardedDatabase& database, const QueryText& text,
                                             const domain::AccessScope& scope) {
    const Synonyms none;
    const auto candidates = findCandidates(database, text.looseWords(), scope);
    const auto source = candidateSource(database, candidates);
    const XQuery query = candidatesQuery(*source, conditionsQuery(text, {}, {none, nullptr}));
    auto documents = rescored(database, text, query, {}).documents;
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
                               std::to_string(countOf(findCandidates(database, text.looseWords(), scope))) +
                               " candidates); required: " + required.get_description();
    if (text.empty()) return description;
    description += "\nrank: " + rankQuery(text).get_description();
    const XQuery known = knownItemQuery(database, text);
    if (!known.empty()) description += "\nfirst: " + known.get_description();
    return description;
}

}  // namespace vanthu::search
