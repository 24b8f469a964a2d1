#include "indexer/search/sharded_database.h"

#include <charconv>
#include <limits>
#include <utility>

namespace vanthu::search {
bool hasDocument(const Xapian::Database& shard, Xapian::docid id) {
    const auto end = shard.postlist_end("");
    auto posting = shard.postlist_begin("");  // of every document
    if (posting != end) posting.skip_to(id);
    return posting != end && *posting == id;
}

void ShardedDatabase::add(Xapian::Database shard, bool isRemote) {
    add_database(shard);
    shards_.push_back(std::move(shard));
    hasRemote_ = hasRemote_ || isRemote;
}

domain::DocumentId ShardedDatabase::documentId(Xapian::docid whole) const {
    return documentIdOf(idInShard(whole));
}

Xapian::docid ShardedDatabase::wholeId(Xapian::docid inShard, std::size_t shard) const {
    return static_cast<Xapian::docid>((inShard - 1) * shards_.size() + shard + 1);
}

std::optional<Xapian::docid> ShardedDatabase::find(domain::DocumentId id) const {
    if (id.value <= 0 || id.value >= std::numeric_limits<Xapian::docid>::max()) return std::nullopt;
    const auto inShard = shardIdOf(id);
    for (std::size_t shard = shards_.size(); shard-- > 0;)  // people look at what is new
        if (hasDocument(shards_[shard], inShard)) return wholeId(inShard, shard);
    return std::nullopt;
}

std::optional<Xapian::docid> ShardedDatabase::firstAfter(domain::DocumentId id) const {
    const auto count = static_cast<std::int64_t>(shards_.size());
    if (id.value < 0 || count == 0 || id.value + 1 > (std::numeric_limits<Xapian::docid>::max() - 1) / count)
        return std::nullopt;
    return static_cast<Xapian::docid>((id.value + 1) * count + 1);
}

std::int64_t ShardedDatabase::documents() const {
    return static_cast<std::int64_t>(get_doccount()) - static_cast<std::int64_t>(shards_.size());
}

std::pair<std::string, unsigned> remoteAddress(const Shard& shard) {
    const auto colon = shard.remote.rfind(':');
    unsigned port = 0;
    if (colon != std::string::npos)
        std::from_chars(shard.remote.data() + colon + 1, shard.remote.data() + shard.remote.size(), port);
    return {shard.remote.substr(0, colon), port};
}

Xapian::Database openShard(const std::filesystem::path& folder, const Shard& shard) {
    if (shard.remote.empty()) return Xapian::Database((folder / shard.folder).string());
    const auto [host, port] = remoteAddress(shard);
    return Xapian::Remote::open(host, port);
}

}  // namespace vanthu::search
