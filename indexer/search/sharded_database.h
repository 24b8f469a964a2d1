#pragma once

#include "indexer/search/manifest.h"
#include "schemas/domain/ids.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

namespace vanthu::search {

/// The id of a document in its shard: one more than its own. The first of every shard is kept for a document
/// of no words (see kNoDocument).
[[nodiscard]] constexpr Xapian::docid shardIdOf(domain::DocumentId id) {
    return static_cast<Xapian::docid>(id.value + 1);
}
[[nodiscard]] constexpr domain::DocumentId documentIdOf(Xapian::docid inShard) {
    return {static_cast<std::int64_t>(inShard) - 1};
}

/// True when the shard has a document of that id; an exception of Xapian would cost more.
[[nodiscard]] bool hasDocument(const Xapian::Database& shard, Xapian::docid id);

/// Every shard has this one, which nothing finds. Xapian 1.4 reads a term that all documents have from the
/// list of all documents, under the name of the term, and calls that list corrupt where it is longer than a
/// block and has gaps: so no term may have all.
inline constexpr Xapian::docid kNoDocument = 1;

/// The databases of all years, searched as one. In the whole, of n databases, Xapian counts (id in the shard
/// - 1)
/// * n + place of the database + 1, which keeps the order of ids.
class ShardedDatabase : public Xapian::Database {
  public:
    void add(Xapian::Database shard, bool isRemote);

    [[nodiscard]] const std::vector<Xapian::Database>& shards() const { return shards_; }
    /// Sources of postings of our own do not reach remote databases.
    [[nodiscard]] bool hasRemote() const { return hasRemote_; }

    /// The document behind an id of the whole.
    [[nodiscard]] domain::DocumentId documentId(Xapian::docid whole) const;
    [[nodiscard]] std::size_t shardOf(Xapian::docid whole) const { return (whole - 1) % shards_.size(); }
    [[nodiscard]] Xapian::docid idInShard(Xapian::docid whole) const {
        return static_cast<Xapian::docid>((whole - 1) / shards_.size() + 1);
    }
    /// Of the documents that were registered.
    [[nodiscard]] std::int64_t documents() const;
    /// The id that a document of one shard has in the whole.
    [[nodiscard]] Xapian::docid wholeId(Xapian::docid inShard, std::size_t shard) const;
    /// The id of the whole behind which a document is; std::nullopt for one that is not indexed.
    [[nodiscard]] std::optional<Xapian::docid> find(domain::DocumentId id) const;
    /// The smallest id of the whole that documents after this one have; std::nullopt when there can be none.
    [[nodiscard]] std::optional<Xapian::docid> firstAfter(domain::DocumentId id) const;

  private:
    std::vector<Xapian::Database> shards_;
    bool hasRemote_{false};
};

/// Host and port of a remote shard; a port that is none is 0, which no server has.
[[nodiscard]] std::pair<std::string, unsigned> remoteAddress(const Shard& shard);

/// Opens one database for reading. Throws what Xapian throws.
[[nodiscard]] Xapian::Database openShard(const std::filesystem::path& folder, const Shard& shard);

}  // namespace vanthu::search
