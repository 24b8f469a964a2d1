#pragma once

#include "indexer/search/manifest.h"
#include "indexer/writer/composer.h"
#include "indexer/writer/index_folder.h"
#include "schemas/domain/document.h"
#include "schemas/domain/handling.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

namespace vanthu::indexer {

/// The writing side of the index: puts single documents into the shards of their years. One thread. Only one
/// writer at a time may hold the folder, of all processes.
class IndexWriter {
  public:
    /// Makes an empty index where there is none. Throws Error{conflict} while another process writes,
    /// DamagedShard for a shard that is corrupt, Error{damaged} for an index of another format.
    explicit IndexWriter(const std::filesystem::path& folder);
    ~IndexWriter();  ///< what was not committed is lost; the cursor says where to go on
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;

    using Cursor = search::LogCursor;

    /// Of the last commit; the beginning in a new index.
    [[nodiscard]] const Cursor& cursor() const { return manifest_.cursor; }
    /// Years whose shards are to be built anew.
    [[nodiscard]] const std::vector<int>& missingYears() const { return manifest_.missing; }

    /// Adds or replaces; findable after commit(). Of a missing year nothing: its build reads the store.
    void put(const IndexedDocument& indexed);

    /// Stores anew who may know of a document that is there; all else of it stays.
    void putReaders(const domain::Readership& readership);

    /// Makes everything put so far durable and findable, then the cursor.
    void commit(const Cursor& cursor);

    /// Documents whose texts were still to come when they were put, ascending.
    [[nodiscard]] std::vector<domain::DocumentId> unread() const;

    /// Documents with scans whose words were still to be recognised.
    [[nodiscard]] std::vector<domain::DocumentId> unreadScans() const;

    /// Tells which reader gives the texts. When it is another one than the last, documents with a file that
    /// it may read better are unread() from now on. Durable at once.
    void useReader(int version);

    [[nodiscard]] std::size_t pendingBytes() const {
        return pendingBytes_;
    }  ///< text put since the last commit

  private:
    struct OpenShard;

    [[nodiscard]] OpenShard* shardOf(int year);
    [[nodiscard]] bool isMissing(int year) const;
    [[nodiscard]] std::vector<domain::DocumentId> withTerm(std::string_view unread) const;
    void addShard(int year);
    void commitShards();

    IndexFolder folder_;
    search::Manifest manifest_;
    std::map<int, std::unique_ptr<OpenShard>> shards_;
    Composer composer_;
    std::size_t pendingBytes_{0};
};

}  // namespace vanthu::indexer
