#include "indexer/writer/index_writer.h"

#include "indexer/extract_client/reader_version.h"
#include "indexer/search/sharded_database.h"
#include "indexer/search/stored_access.h"
#include "indexer/search/stored_document.h"
#include "indexer/writer/guarded.h"
#include "indexer/writer/open_shard.h"
#include "schemas/search/access_terms.h"
#include "schemas/search/terms.h"

#include <algorithm>

namespace vanthu::indexer {
namespace {

/// A document whose files hold no more than the stamp of a signature has fewer terms than this, counted as
/// often as they stand in it.
constexpr Xapian::termcount kTermsWithStamp = 2000;

/// Marks the documents that another reader may read better.
void markUnread(Xapian::WritableDatabase& database) {
    const auto term = search::term(search::kUnreadPrefix, search::kUnreadPending);
    // Before anything is changed: no list outlives the change of what it lists.
    const std::string all(search::kDocumentTerm);
    const std::vector<Xapian::docid> ids(database.postlist_begin(all), database.postlist_end(all));
    for (const auto id : ids) {
        auto document = database.get_document(id);
        const auto files = search::decodeStored(document.get_data()).files;
        // The length says how much of it is text, about: scans have little.
        const bool isShort = database.get_doclength(id) < kTermsWithStamp;
        if (std::none_of(files.begin(), files.end(), [&](const search::FileExtraction& file) {
                return extract::isWorthAnotherReader(file.state) ||
                       (isShort && file.state == domain::ExtractionState::text);
            }))
            continue;
        changeFilters(document, {}, {term});
        database.replace_document(id, document);
    }
}

}  // namespace

struct IndexWriter::OpenShard {
    int year;
    std::string place;
    Xapian::WritableDatabase database;
    bool isChanged{false};

    template <class Work>
    auto with(Work&& work) {
        return guarded(place, year, [&] { return work(database); });
    }
};

IndexWriter::IndexWriter(const std::filesystem::path& folder)
    : folder_(folder), manifest_(folder_.manifest()) {
    folder_.removeUnnamed();
    for (const auto& shard : manifest_.shards) {
        const auto place = shardPlace(folder_, shard);
        guarded(place, shard.year, [&] {
            shards_[shard.year].reset(new OpenShard{shard.year, place, openForWriting(folder_, shard)});
        });
    }
    // Readers need something to open.
    if (shards_.empty() && manifest_.missing.empty()) {
        addShard(domain::vietnamDate(domain::SystemClock().now()).year());
        commit({});
    }
}

IndexWriter::~IndexWriter() = default;

bool IndexWriter::isMissing(int year) const {
    return std::ranges::find(manifest_.missing, year) != manifest_.missing.end();
}

void IndexWriter::addShard(int year) {
    const auto shard = folder_.newShard(year, manifest_);
    const auto place = shardPlace(folder_, shard);
    guarded(place, year, [&] {
        shards_[year].reset(new OpenShard{year, place, createShard(folder_, shard), true});
    });
    const auto later = std::ranges::find_if(manifest_.shards, [&](const auto& s) { return s.year > year; });
    manifest_.shards.insert(later, shard);
}

IndexWriter::OpenShard* IndexWriter::shardOf(int year) {
    if (isMissing(year)) return nullptr;
    if (!shards_.contains(year)) addShard(year);
    return shards_[year].get();
}

void IndexWriter::put(const IndexedDocument& indexed) {
    auto* const shard = shardOf(shardYear(indexed.document));
    if (shard == nullptr) return;
    shard->with([&](Xapian::WritableDatabase& database) {
        database.replace_document(xapianId(indexed.document.id), composer_.compose(indexed));
    });
    shard->isChanged = true;
    pendingBytes_ += indexedBytes(indexed);
}

void IndexWriter::putReaders(const domain::Readership& readership) {
    const auto id = xapianId(readership.document);
    const auto exchange = [&](Xapian::WritableDatabase& database) {
        if (!search::hasDocument(database, id)) return false;
        auto target = database.get_document(id);
        changeFilters(target, search::accessTermsAmong(target.termlist_begin(), target.termlist_end()),
                      search::accessTerms(readership));
        database.replace_document(id, target);
        return true;
    };
    for (auto shard = shards_.rbegin(); shard != shards_.rend(); ++shard) {  // people work on what is new
        if (!shard->second->with(exchange)) continue;
        shard->second->isChanged = true;
        return;
    }
}

void IndexWriter::commitShards() {
    for (auto& [year, shard] : shards_) {
        if (!shard->isChanged) continue;
        shard->with([](Xapian::WritableDatabase& database) { database.commit(); });
        shard->isChanged = false;
    }
}

void IndexWriter::commit(const Cursor& cursor) {
    commitShards();
    manifest_.cursor = cursor;
    folder_.publish(manifest_);
    pendingBytes_ = 0;
}

void IndexWriter::useReader(int version) {
    if (manifest_.reader == version) return;
    for (auto& [year, shard] : shards_) {
        shard->with(markUnread);
        shard->isChanged = true;
    }
    commitShards();
    manifest_.reader = version;
    folder_.publish(manifest_);
}

std::vector<domain::DocumentId> IndexWriter::withTerm(std::string_view unread) const {
    const auto term = search::term(search::kUnreadPrefix, unread);
    std::vector<domain::DocumentId> ids;
    for (const auto& [year, shard] : shards_)
        shard->with([&](const Xapian::WritableDatabase& database) {
            for (auto id = database.postlist_begin(term); id != database.postlist_end(term); ++id)
                ids.push_back(search::documentIdOf(*id));
        });
    std::ranges::sort(ids);
    return ids;
}

std::vector<domain::DocumentId> IndexWriter::unread() const {
    return withTerm(search::kUnreadPending);
}

std::vector<domain::DocumentId> IndexWriter::unreadScans() const {
    return withTerm(search::kUnreadScan);
}

}  // namespace vanthu::indexer
