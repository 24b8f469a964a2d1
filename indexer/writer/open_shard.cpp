#include "indexer/writer/open_shard.h"

#include "indexer/search/sharded_database.h"
#include "indexer/writer/composer.h"

#include <limits>

namespace vanthu::indexer {

Xapian::docid xapianId(domain::DocumentId id) {
    if (id.value <= 0 || id.value >= std::numeric_limits<Xapian::docid>::max())
        throw Error(ErrorCode::internal,
                    "document id " + std::to_string(id.value) + " does not fit the index");
    return search::shardIdOf(id);
}

void putNoDocument(Xapian::WritableDatabase& database) {
    database.replace_document(search::kNoDocument, emptyDocument());
}

std::string shardPlace(const IndexFolder& folder, const search::Shard& shard) {
    return shard.remote.empty() ? (folder.path() / shard.folder).string() : shard.remote;
}

Xapian::WritableDatabase openForWriting(const IndexFolder& folder, const search::Shard& shard) {
    if (shard.remote.empty())
        return Xapian::WritableDatabase(shardPlace(folder, shard),
                                        Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
    const auto [host, port] = search::remoteAddress(shard);
    return Xapian::Remote::open_writable(host, port);
}

Xapian::WritableDatabase createShard(const IndexFolder& folder, const search::Shard& shard) {
    Xapian::WritableDatabase database(shardPlace(folder, shard),
                                      Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    putNoDocument(database);
    return database;
}

}  // namespace vanthu::indexer
