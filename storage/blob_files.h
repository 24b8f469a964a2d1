#pragma once

#include "storage/digest.h"
#include "storage/file_descriptor.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::storage {

/// Blobs in files of their own: FOLDER/sha256/ab/<all 64 hex digits, beginning with ab>. What carries its
/// final name was synced before it got it. Any thread, any number of processes.
class BlobFiles {
  public:
    explicit BlobFiles(const std::filesystem::path& folder);

    [[nodiscard]] std::filesystem::path pathOf(const Sha256& digest) const;
    [[nodiscard]] std::filesystem::path shelfOf(const Sha256& digest) const {
        return pathOf(digest).parent_path();
    }
    /// Size in bytes, std::nullopt when there is none.
    [[nodiscard]] std::optional<std::uint64_t> sizeOf(const Sha256& digest) const;
    void forEach(const std::function<void(const Sha256&)>& visit) const;

    /// A new empty file under a name of its own in FOLDER/tmp.
    [[nodiscard]] FileDescriptor temporary() const;
    /// What came so far of the blob of that name (64 hex digits), in FOLDER/tmp; made when there is none.
    /// Bytes are written behind the others.
    [[nodiscard]] FileDescriptor partial(std::string_view digits) const;
    [[nodiscard]] bool hasPartial(std::string_view digits) const;
    /// Gives a synced temporary file its final name; the caller syncs shelfOf() before it relies on it.
    void shelve(const std::filesystem::path& synced, const Sha256& digest) const;
    /// Removes what processes that died left in FOLDER/tmp more than a day ago.
    void removeAbandoned() const;

  private:
    [[nodiscard]] std::filesystem::path partialPath(std::string_view digits) const {
        return folder_ / "tmp" / (std::string(digits) + ".part");
    }

    const std::filesystem::path folder_;
};

/// Reads the 64 hex digits.
[[nodiscard]] std::optional<Sha256> digestFromHex(std::string_view digits);

}  // namespace vanthu::storage
