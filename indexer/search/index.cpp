#include "indexer/search/index.h"

#include "indexer/search/candidates.h"
#include "indexer/search/completion.h"
#include "indexer/search/copies.h"
#include "indexer/search/cursor.h"
#include "indexer/search/in_force.h"
#include "indexer/search/index_reader.h"
#include "indexer/search/matcher.h"
#include "indexer/search/query_terms.h"
#include "indexer/search/resembling.h"
#include "indexer/search/similar.h"
#include "indexer/search/snippet.h"
#include "indexer/search/stored_access.h"
#include "indexer/search/stored_document.h"
#include "indexer/search/suggestion.h"
#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/search/access_terms.h"
#include "schemas/search/fields.h"
#include "schemas/search/query_text.h"
#include "schemas/search/terms.h"

#include <algorithm>

#include <xapian.h>

namespace vanthu::search {
namespace {

int checkedLimit(int limit) {
    if (limit >= 1 && limit <= limits::kPageSizeMax) return limit;
    const std::string message =
        "Số kết quả mỗi trang phải từ 1 đến " + std::to_string(limits::kPageSizeMax) + ".";
    throw Error(ErrorCode::invalidInput, message, {{"limit", "out_of_range", message}});
}

/// What is kept of a document; empty while it is not indexed.
StoredDocument storedOf(const ShardedDatabase& database, domain::DocumentId id) {
    const auto found = database.find(id);
    return found ? decodeStored(database.get_document(*found).get_data()) : StoredDocument{};
}

Hit makeHit(const ShardedDatabase& database, const RankedDocument& ranked, const HitWords& words) {
    StoredDocument stored = decodeStored(database.get_document(ranked.id).get_data());
    Hit hit;
    hit.document = database.documentId(ranked.id);
    hit.snippet = makeSnippet(stored.text.empty() ? stored.subject : stored.text, words);
    hit.externalId = std::move(stored.externalId);
    hit.number = std::move(stored.number);
    hit.subject = std::move(stored.subject);
    hit.score = ranked.score;
    return hit;
}

std::vector<Hit> hitsOf(const ShardedDatabase& database, const std::vector<SimilarDocument>& found,
                        const QueryText& words) {
    const HitWords marked(words, [&](const std::string& folded) { return isCommon(database, folded); });
    std::vector<Hit> hits;
    for (const auto& [id, share] : found)
        hits.push_back(makeHit(database, {id, share}, marked));
    return hits;
}

QueryText understood(const Query& query) {
    return parseQueryText(query.text, query.typeNames ? *query.typeNames : TypeNames::shipped());
}

}  // namespace

void requireUnderstood(const std::string& text) {
    static_cast<void>(parseQueryText(text));
}

Index::Index(const std::string& folder, Synonyms synonyms)
    : folder_(folder), synonyms_(std::move(synonyms)), reader_(std::make_unique<IndexReader>(folder)) {}

Index::~Index() = default;

Page Index::search(const Query& query, const domain::AccessScope& scope, const OutOfForce& outOfForce) const {
    const auto limit = static_cast<std::size_t>(checkedLimit(query.limit));
    const QueryText text = understood(query);
    const std::string search = fingerprint(query, scope);
    const std::size_t rank = parsePageCursor(query.cursor, search);

    return reader_->with([&](const OpenIndex& database) {
        Xapian::ValueCountMatchSpy seen(static_cast<Xapian::valueno>(kSlotFacets));
        const auto ranked = [&](std::size_t from, std::size_t count) {
            return findRanked(database, text, query, scope, synonyms_, from, count,
                              query.facets ? &seen : nullptr);
        };
        const Ranking ranking = inForceFirst(database, text, query, outOfForce, {rank, limit}, ranked);
        const HitWords words(text, [&](const std::string& folded) { return isCommon(database, folded); });
        const auto access = accessQuery(scope);
        Page page;
        page.total = ranking.total;
        for (const auto& document : ranking.documents)
            page.hits.push_back(makeHit(database, document, words));
        if (query.collapse)
            for (auto& hit : page.hits)
                hit.copies = copiesBeside(database, hit.document, access);
        const std::size_t next = rank + page.hits.size();
        if (!page.hits.empty() && next <= kDeepestRank && static_cast<std::int64_t>(next) < page.total)
            page.nextCursor = printPageCursor(next, search);
        if (rank == 0 && !text.empty()) page.suggestion = suggestionFor(database, query.text, scope);
        if (query.facets) page.facets = facetsOf(seen, database, access);
        page.missingYears = database.missingYears;
        return page;
    });
}

FoundDocuments Index::find(const Query& query, const domain::AccessScope& scope, std::size_t most,
                           const OutOfForce& outOfForce) const {
    const QueryText text = understood(query);
    return reader_->with([&](const OpenIndex& database) {
        const auto ranked = [&](std::size_t from, std::size_t count) {
            return findRanked(database, text, query, scope, synonyms_, from, count);
        };
        FoundDocuments found;
        while (found.documents.size() < most) {
            const auto rank = found.documents.size();
            const Ranking ranking =
                inForceFirst(database, text, query, outOfForce, {rank, most - rank}, ranked);
            found.total = ranking.total;
            if (ranking.documents.empty()) break;
            for (const auto& document : ranking.documents)
                found.documents.push_back(database.documentId(document.id));
        }
        return found;
    });
}

std::vector<FileExtraction> Index::extraction(domain::DocumentId document) const {
    return reader_->with([&](const OpenIndex& database) { return storedOf(database, document).files; });
}

std::string Index::text(domain::DocumentId document) const {
    return reader_->with([&](const OpenIndex& database) { return storedOf(database, document).text; });
}

Completions Index::complete(std::string_view text, const domain::AccessScope& scope) const {
    return reader_->with([&](const OpenIndex& database) { return completionsOf(database, text, scope); });
}

std::vector<Hit> Index::about(std::string_view text, const Query& filters,
                              const domain::AccessScope& scope) const {
    const auto limit = static_cast<std::size_t>(checkedLimit(filters.limit));
    return reader_->with([&](const OpenIndex& database) {
        const auto telling = tellingTerms(database, text, 1);
        const auto required = requiredQuery({}, filters, scope, {synonyms_, filters.unitNames.get()});
        return hitsOf(database, findSimilar(database, telling, required, limit), telling.words);
    });
}

std::vector<Hit> Index::similar(domain::DocumentId document, const std::vector<domain::DocumentId>& others,
                                const domain::AccessScope& scope, std::size_t limit) const {
    return reader_->with([&](const OpenIndex& database) {
        const auto stored = storedOf(database, document);
        const auto telling = tellingTerms(database, stored.subject + '\n' + stored.text, 2);
        auto left = others;
        left.push_back(document);
        Xapian::Query excluded = amongQuery(left);
        if (const auto key = copyKeyOf(database, document); !key.empty())
            excluded |= Xapian::Query(term(kCopyKeyPrefix, key));
        const Xapian::Query required(Xapian::Query::OP_AND_NOT, accessQuery(scope), excluded);
        return hitsOf(database, findSimilar(database, telling, required, limit), telling.words);
    });
}

std::vector<domain::DocumentId> Index::copiesOf(domain::DocumentId document,
                                                const domain::AccessScope& scope) const {
    return reader_->with([&](const OpenIndex& database) {
        return documentsOf(database, copiesQuery(database, document, accessQuery(scope)));
    });
}

std::vector<Resembling> Index::resembling(std::string_view text, const domain::AccessScope& scope,
                                          std::size_t limit) const {
    return reader_->with(
        [&](const OpenIndex& database) { return findResembling(database, text, scope, limit); });
}

IndexStatus Index::status() const {
    return reader_->with([](const OpenIndex& database) {
        return IndexStatus{database.cursor.sequence, database.documents(),
                           static_cast<std::int64_t>(database.get_termfreq(term(kUnreadPrefix, kUnreadScan))),
                           database.missingYears};
    });
}

void Index::askForCheck() const {
    markAllSuspect(folder_);
}

std::vector<domain::DocumentId> Index::documentsAfter(domain::DocumentId after, int limit) const {
    std::vector<domain::DocumentId> ids;
    if (limit <= 0) return ids;
    return reader_->with([&](const OpenIndex& database) {
        ids.clear();
        const auto end = database.postlist_end({});
        auto at = database.postlist_begin({});  // every document
        const auto first = database.firstAfter(after);
        if (!first) return ids;
        if (at != end) at.skip_to(*first);
        for (; at != end && ids.size() < static_cast<std::size_t>(limit); ++at)
            ids.push_back(database.documentId(*at));
        return ids;
    });
}

std::vector<std::int64_t> Index::versions(const std::vector<domain::DocumentId>& documents) const {
    return reader_->with([&](const OpenIndex& database) {
        std::vector<std::int64_t> found;
        for (const auto id : documents) {
            std::string value;
            if (const auto whole = database.find(id))
                value = database.get_document(*whole).get_value(static_cast<Xapian::valueno>(kSlotVersion));
            found.push_back(value.empty() ? 0
                                          : static_cast<std::int64_t>(Xapian::sortable_unserialise(value)));
        }
        return found;
    });
}

std::vector<domain::DocumentId> Index::withOtherReaders(
    const std::vector<domain::Readership>& readerships) const {
    return reader_->with([&](const OpenIndex& database) {
        std::vector<domain::DocumentId> others;
        for (const auto& readership : readerships) {
            const auto id = database.find(readership.document);
            if (!id) continue;  // a missing document is another finding
            const auto terms = accessTermsAmong(database.termlist_begin(*id), database.termlist_end(*id));
            if (terms != accessTerms(readership)) others.push_back(readership.document);
        }
        return others;
    });
}

std::string Index::explain(const Query& query, const domain::AccessScope& scope) const {
    const QueryText text = understood(query);
    return reader_->with(
        [&](const OpenIndex& database) { return describe(database, text, query, scope, synonyms_); });
}

}  // namespace vanthu::search
