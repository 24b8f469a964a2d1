#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/exchange/directory_edition.h"
#include "schemas/exchange/directory_entry.h"

namespace vanthu::directory {

/// Entries lie in buckets, so that a change touches one bucket of some forty entries.
inline constexpr int kBuckets = 4096;

/// The first twelve bits of SHA-256 over kind (1 byte) and key.
[[nodiscard]] int bucketOf(wire::DirectoryKind kind, std::string_view key);
/// By which an organisation is addressed: the first eight bytes of SHA-256 over its code (docs/exchange.md
/// §2).
[[nodiscard]] std::uint64_t partyNumber(std::string_view code);
/// SHA-256 over a zero byte and the bytes of the entry.
[[nodiscard]] wire::DirectoryHash leafOf(std::string_view entry);
/// SHA-256 over a byte 1 and the leaves, sorted.
[[nodiscard]] wire::DirectoryHash bucketHash(const std::vector<wire::DirectoryHash>& sortedLeaves);

/// SHA-256 over `vanthu-directory-root1` and the hashes of all buckets.
class BucketHashes {
  public:
    BucketHashes();  ///< of no entries
    void set(int bucket, const wire::DirectoryHash& hash);
    [[nodiscard]] wire::DirectoryHash root() const;

  private:
    std::vector<wire::DirectoryHash> hashes_;
};

/// The root of a directory without entries.
[[nodiscard]] const wire::DirectoryHash& emptyRoot();

[[nodiscard]] std::string hexOf(const wire::DirectoryHash& hash);
/// Throws Error{damaged} for what hexOf() did not write.
[[nodiscard]] wire::DirectoryHash hashFrom(std::string_view digits);

}  // namespace vanthu::directory
