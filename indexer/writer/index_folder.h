#pragma once

#include "indexer/search/manifest.h"
#include "schemas/domain/error.h"

#include <filesystem>
#include <string>

namespace vanthu::indexer {

/// The part of the index with the documents of one year cannot be read.
class DamagedShard : public Error {
  public:
    DamagedShard(int year, const std::string& why) : Error(ErrorCode::damaged, why), year_(year) {}
    [[nodiscard]] int year() const { return year_; }

  private:
    int year_;
};

/// The folder of the index, held by the one writer of all processes as long as this lives.
///
///     XAPIANDB        the manifest: which databases make up the index, and how far it follows the log
///     3/2024          one Xapian database per year of registration; a shard built anew gets another number
///     building        parts of a build in work
///     damaged         what could not be read and was replaced, the last of it
class IndexFolder {
  public:
    /// Throws Error{conflict} while another process writes.
    explicit IndexFolder(std::filesystem::path path);
    ~IndexFolder();
    IndexFolder(const IndexFolder&) = delete;
    IndexFolder& operator=(const IndexFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path building() const { return path_ / "building"; }

    /// An empty one where there is no index. Throws Error{damaged} for one of another format.
    [[nodiscard]] search::Manifest manifest() const;
    /// Durable when it returns.
    void publish(const search::Manifest& manifest) const;
    /// Removes databases that the manifest does not name.
    void removeUnnamed() const;

    /// A place for a database where none was before, its parent folder made; counted in the manifest.
    [[nodiscard]] search::Shard newShard(int year, search::Manifest& manifest) const;

    /// From now on the shard of that year is read and written at HOST:PORT, where an xapian-tcpsrv serves a
    /// copy of it; the local one is removed. Throws Error{invalidInput} when there is no such shard, or
    /// another database at that address.
    void moveTo(int year, const std::string& address) const;

    /// The shard leaves the manifest and becomes a missing one; its files are set aside.
    void setAside(int year) const;
    /// The same with everything that is there; the manifest too.
    void setAllAside() const;

  private:
    const std::filesystem::path path_;
    int lock_;
};

}  // namespace vanthu::indexer
