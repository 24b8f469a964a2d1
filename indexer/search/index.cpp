#include "indexer/search/index.h"

#include "indexer/search/candidates.h"
#include "indexer/search/copies.h"
#include "indexer/search/cursor.h"
#include "indexer/search/generation.h"
#include "indexer/search/in_force.h"
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
#include <limits>
#include <mutex>
#include <type_traits>

#include <xapian.h>

namespace vanthu::search {
namespace {

constexpr int kAttempts = 5;  ///< the writer may commit twice while one search runs; more is a storm

/// One Xapian database object: one thread at a time.
struct Session {
    std::string generation;
    Xapian::Database database;
};

[[noreturn]] void unavailable(const std::string& folder, const std::string& why) {
    throw Error(ErrorCode::unavailable, "index " + folder + ": " + why);
}

int checkedLimit(int limit) {
    if (limit >= 1 && limit <= limits::kPageSizeMax) return limit;
    const std::string message =
        "Số kết quả mỗi trang phải từ 1 đến " + std::to_string(limits::kPageSizeMax) + ".";
    throw Error(ErrorCode::invalidInput, message, {{"limit", "out_of_range", message}});
}

bool fitsIndex(domain::DocumentId id) {
    return id.value > 0 && id.value <= std::numeric_limits<Xapian::docid>::max();
}

/// What is kept of a document; empty while it is not indexed.
StoredDocument storedOf(const Xapian::Database& database, domain::DocumentId id) {
    if (!fitsIndex(id)) return {};
    try {
        return decodeStored(database.get_document(static_cast<Xapian::docid>(id.value)).get_data());
    } catch (const Xapian::DocNotFoundError&) {
        return {};
    }
}

Hit makeHit(const Xapian::Database& database, const RankedDocument& ranked, const HitWords& words) {
    StoredDocument stored = decodeStored(database.get_document(ranked.id).get_data());
    Hit hit;
    hit.document = documentOf(ranked.id);
    hit.snippet = makeSnippet(stored.text.empty() ? stored.subject : stored.text, words);
    hit.externalId = std::move(stored.externalId);
    hit.number = std::move(stored.number);
    hit.subject = std::move(stored.subject);
    hit.score = ranked.score;
    return hit;
}

std::vector<Hit> hitsOf(const Xapian::Database& database, const std::vector<SimilarDocument>& found,
                        const QueryText& words) {
    const HitWords marked(words, [&](const std::string& folded) { return isCommon(database, folded); });
    std::vector<Hit> hits;
    for (const auto& [id, share] : found)
        hits.push_back(makeHit(database, {id, share}, marked));
    return hits;
}

}  // namespace

/// The databases that no thread uses right now. Any thread.
struct Index::Reader {
    explicit Reader(std::string path) : folder(std::move(path)) {}

    /// Runs `work` on a database that shows the newest commit; again when the writer overtook it.
    template <class Work>
    auto with(Work&& work) -> std::invoke_result_t<Work&, const Xapian::Database&> {
        std::string why;
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            try {
                auto session = take();
                auto result = work(std::as_const(session->database));
                give(std::move(session));
                return result;
            } catch (const Xapian::DatabaseError& error) {  // overtaken, replaced by a rebuild, or damaged
                why = error.get_description();
            } catch (const Xapian::Error& error) {
                throw Error(ErrorCode::internal, "index " + folder + ": " + error.get_description());
            }
        }
        unavailable(folder, why + "; vanthu-indexer rebuilds a damaged index by itself");
    }

    const std::string folder;

  private:
    std::unique_ptr<Session> take() {
        const std::string generation = currentGeneration(folder);
        if (generation.empty()) unavailable(folder, "there is none yet; is vanthu-indexer running?");
        std::unique_ptr<Session> session;
        {
            const std::lock_guard lock(mutex_);
            std::erase_if(idle_, [&](const auto& old) { return old->generation != generation; });
            if (!idle_.empty()) {
                session = std::move(idle_.back());
                idle_.pop_back();
            }
        }
        if (session != nullptr) {
            session->database.reopen();
            return session;
        }
        session = std::make_unique<Session>(Session{generation, Xapian::Database(folder + '/' + generation)});
        if (session->database.get_metadata(std::string(kFormatKey)) != kFormatVersion)
            unavailable(folder, "it has another format; vanthu-indexer will rebuild it");
        return session;
    }

    void give(std::unique_ptr<Session> session) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(session));
    }

    std::mutex mutex_;
    std::vector<std::unique_ptr<Session>> idle_;
};

void requireUnderstood(const std::string& text) {
    static_cast<void>(parseQueryText(text));
}

Index::Index(const std::string& folder, Synonyms synonyms)
    : synonyms_(std::move(synonyms)), reader_(std::make_unique<Reader>(folder)) {}

Index::~Index() = default;

Page Index::search(const Query& query, const domain::AccessScope& scope, const OutOfForce& outOfForce) const {
    const auto limit = static_cast<std::size_t>(checkedLimit(query.limit));
    const QueryText text = parseQueryText(query.text);
    const std::string search = fingerprint(query, scope);
    const std::size_t rank = parsePageCursor(query.cursor, search);

    return reader_->with([&](const Xapian::Database& database) {
        Xapian::ValueCountMatchSpy seen(static_cast<Xapian::valueno>(kSlotFacets));
        const auto ranked = [&](std::size_t from, std::size_t count) {
            return findRanked(database, text, query, scope, synonyms_, from, count,
                              query.facets ? &seen : nullptr);
        };
        const Ranking ranking = inForceFirst(text, query, outOfForce, rank, limit, ranked);
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
        if (rank == 0 && !text.empty()) page.suggestion = suggestionFor(database, query.text, access);
        if (query.facets) page.facets = facetsOf(seen, database, access);
        return page;
    });
}

FoundDocuments Index::find(const Query& query, const domain::AccessScope& scope, std::size_t most,
                           const OutOfForce& outOfForce) const {
    const QueryText text = parseQueryText(query.text);
    return reader_->with([&](const Xapian::Database& database) {
        const auto ranked = [&](std::size_t from, std::size_t count) {
            return findRanked(database, text, query, scope, synonyms_, from, count);
        };
        FoundDocuments found;
        while (found.documents.size() < most) {
            const auto rank = found.documents.size();
            const Ranking ranking = inForceFirst(text, query, outOfForce, rank, most - rank, ranked);
            found.total = ranking.total;
            if (ranking.documents.empty()) break;
            for (const auto& document : ranking.documents)
                found.documents.push_back(documentOf(document.id));
        }
        return found;
    });
}

std::vector<FileExtraction> Index::extraction(domain::DocumentId document) const {
    return reader_->with(
        [&](const Xapian::Database& database) { return storedOf(database, document).files; });
}

std::string Index::text(domain::DocumentId document) const {
    return reader_->with([&](const Xapian::Database& database) { return storedOf(database, document).text; });
}

std::vector<Hit> Index::about(std::string_view text, const Query& filters,
                              const domain::AccessScope& scope) const {
    const auto limit = static_cast<std::size_t>(checkedLimit(filters.limit));
    return reader_->with([&](const Xapian::Database& database) {
        const auto telling = tellingTerms(database, text, 1);
        const auto required = requiredQuery({}, filters, scope);
        return hitsOf(database, findSimilar(database, telling, required, limit), telling.words);
    });
}

std::vector<Hit> Index::similar(domain::DocumentId document, const std::vector<domain::DocumentId>& others,
                                const domain::AccessScope& scope, std::size_t limit) const {
    return reader_->with([&](const Xapian::Database& database) {
        const auto stored = storedOf(database, document);
        const auto telling = tellingTerms(database, stored.subject + '\n' + stored.text, 2);
        auto left = others;
        left.push_back(document);
        Xapian::Query excluded = amongQuery(left);
        if (const auto key = copyKeyOf(database, document); !key.empty())
            excluded |= Xapian::Query(term(kCopyKeyPrefix, key));
        const Xapian::Query required(Xapian::Query::OP_AND_NOT, requiredQuery({}, {}, scope), excluded);
        return hitsOf(database, findSimilar(database, telling, required, limit), telling.words);
    });
}

std::vector<domain::DocumentId> Index::copiesOf(domain::DocumentId document,
                                                const domain::AccessScope& scope) const {
    return reader_->with([&](const Xapian::Database& database) {
        return documentsOf(database, copiesQuery(database, document, accessQuery(scope)));
    });
}

std::vector<Resembling> Index::resembling(std::string_view text, const domain::AccessScope& scope,
                                          std::size_t limit) const {
    return reader_->with(
        [&](const Xapian::Database& database) { return findResembling(database, text, scope, limit); });
}

IndexStatus Index::status() const {
    return reader_->with([](const Xapian::Database& database) {
        const auto cursor = parseCursor(database.get_metadata(std::string(kCursorKey)));
        return IndexStatus{
            cursor.sequence, static_cast<std::int64_t>(database.get_doccount()),
            static_cast<std::int64_t>(database.get_termfreq(term(kUnreadPrefix, kUnreadScan)))};
    });
}

std::vector<domain::DocumentId> Index::documentsAfter(domain::DocumentId after, int limit) const {
    std::vector<domain::DocumentId> ids;
    if (limit <= 0 || (after && !fitsIndex(after))) return ids;
    return reader_->with([&](const Xapian::Database& database) {
        ids.clear();
        const auto end = database.postlist_end({});
        auto at = database.postlist_begin({});  // every document
        if (at != end) at.skip_to(static_cast<Xapian::docid>(after.value) + 1);
        for (; at != end && ids.size() < static_cast<std::size_t>(limit); ++at)
            ids.push_back(documentOf(*at));
        return ids;
    });
}

std::vector<std::int64_t> Index::versions(const std::vector<domain::DocumentId>& documents) const {
    return reader_->with([&](const Xapian::Database& database) {
        std::vector<std::int64_t> found;
        for (const auto id : documents) {
            std::string value;
            try {
                if (fitsIndex(id))
                    value = database.get_document(static_cast<Xapian::docid>(id.value))
                                .get_value(static_cast<Xapian::valueno>(kSlotVersion));
            } catch (const Xapian::DocNotFoundError&) {
                value.clear();
            }
            found.push_back(value.empty() ? 0
                                          : static_cast<std::int64_t>(Xapian::sortable_unserialise(value)));
        }
        return found;
    });
}

std::vector<domain::DocumentId> Index::withOtherReaders(
    const std::vector<domain::Readership>& readerships) const {
    return reader_->with([&](const Xapian::Database& database) {
        std::vector<domain::DocumentId> others;
        for (const auto& readership : readerships) {
            if (!fitsIndex(readership.document)) continue;
            try {
                const auto id = static_cast<Xapian::docid>(readership.document.value);
                const auto terms = accessTermsAmong(database.termlist_begin(id), database.termlist_end(id));
                if (terms != accessTerms(readership)) others.push_back(readership.document);
            } catch (const Xapian::DocNotFoundError&) {  // a missing document is another finding
                continue;
            }
        }
        return others;
    });
}

std::string Index::explain(const Query& query, const domain::AccessScope& scope) const {
    const QueryText text = parseQueryText(query.text);
    return reader_->with(
        [&](const Xapian::Database& database) { return describe(database, text, query, scope, synonyms_); });
}

}  // namespace vanthu::search
