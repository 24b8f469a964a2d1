#pragma once

#include "storage/digest.h"
#include "storage/transaction.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::storage {

// Directories of the exchange (docs/exchange.md §15): bytes that only server/directory understands. No change
// log row comes of editions: they are a signed log of their own.

/// Where this node stands with the directory of one publisher.
struct DirectoryState {
    std::string publisher;
    std::uint64_t sequence{0};
    std::string root{};  ///< 64 hex digits
    std::int64_t entries{0};
    domain::Timestamp madeAt{};     ///< of the newest edition, by its publisher
    domain::Timestamp appliedAt{};  ///< by our clock
    std::int64_t refused{0};
    std::string problem{};  ///< of the newest refusal; "" since something was applied
    domain::Timestamp problemAt{};
};
[[nodiscard]] std::vector<DirectoryState> directoryStates(ReadTransaction& transaction);
[[nodiscard]] std::optional<DirectoryState> findDirectory(ReadTransaction& transaction,
                                                          std::string_view publisher);
/// Its position; the problem of the newest refusal is over.
void moveDirectory(WriteTransaction& transaction, const DirectoryState& state);
/// One more refusal. `emptyRoot`: of a directory that has no edition yet.
void noteDirectoryProblem(WriteTransaction& transaction, std::string_view publisher,
                          std::string_view emptyRoot, std::string_view problem);

struct StoredEdition {
    std::uint64_t beginsAfter{0};
    std::uint64_t sequence{0};
    std::string root;  ///< 64 hex digits
    std::string head;
    std::string signature;
    std::string changes;
};
/// Throws Error{conflict} where there is one that begins or ends there.
void appendDirectoryEdition(WriteTransaction& transaction, std::string_view publisher,
                            const StoredEdition& edition);
[[nodiscard]] std::optional<StoredEdition> directoryEditionFrom(ReadTransaction& transaction,
                                                                std::string_view publisher,
                                                                std::uint64_t beginsAfter);
/// The one with the change behind `since`.
[[nodiscard]] std::optional<StoredEdition> directoryEditionWith(ReadTransaction& transaction,
                                                                std::string_view publisher,
                                                                std::uint64_t since);
[[nodiscard]] std::optional<StoredEdition> directoryEditionTo(ReadTransaction& transaction,
                                                              std::string_view publisher,
                                                              std::uint64_t sequence);

struct StoredDirectoryEntry {
    int kind{1};
    std::string key;
    std::string formerKey{};
    std::uint64_t party{0};  ///< of an organisation: the number by which it is addressed
    std::string foldedName{};
    int bucket{0};
    std::string leaf{};  ///< 64 hex digits
    std::string body{};
};
void putDirectoryEntry(WriteTransaction& transaction, std::string_view publisher,
                       const StoredDirectoryEntry& entry);
void removeDirectoryEntry(WriteTransaction& transaction, std::string_view publisher, int kind,
                          std::string_view key);
/// None: there is no such entry.
[[nodiscard]] std::optional<std::string> directoryLeaf(ReadTransaction& transaction,
                                                       std::string_view publisher, int kind,
                                                       std::string_view key);
/// Of one bucket, sorted.
[[nodiscard]] std::vector<std::string> directoryLeaves(ReadTransaction& transaction,
                                                       std::string_view publisher, int bucket);
void putDirectoryBucket(WriteTransaction& transaction, std::string_view publisher, int bucket,
                        std::string_view hash);
/// Those that were ever not empty.
[[nodiscard]] std::vector<std::pair<int, std::string>> directoryBuckets(ReadTransaction& transaction,
                                                                        std::string_view publisher);
/// Every entry, by its bucket and leaf.
void forEachDirectoryEntry(ReadTransaction& transaction, std::string_view publisher,
                           const std::function<void(const StoredDirectoryEntry&)>& visit);

struct FoundEntry {
    std::string publisher;
    std::string body;
};
/// Entries with that key, or organisations that had it as their former code; by publisher.
[[nodiscard]] std::vector<FoundEntry> directoryEntriesByKey(ReadTransaction& transaction, int kind,
                                                            std::string_view key);
/// Organisations that are addressed by that number; by publisher.
[[nodiscard]] std::vector<FoundEntry> directoryEntriesByParty(ReadTransaction& transaction,
                                                              std::uint64_t party);
/// Every entry of that kind, by key.
[[nodiscard]] std::vector<FoundEntry> directoryEntriesOf(ReadTransaction& transaction,
                                                         std::string_view publisher, int kind);
/// Organisations whose folded name holds that text; by the length of their names, then by name.
[[nodiscard]] std::vector<FoundEntry> searchDirectory(ReadTransaction& transaction, std::string_view folded,
                                                      int limit);

/// True when it was not known.
bool noteDirectoryFork(WriteTransaction& transaction, std::string_view publisher, std::string_view head,
                       std::string_view signature);
[[nodiscard]] std::int64_t countDirectoryForks(ReadTransaction& transaction, std::string_view publisher);

/// A certificate by which the editions of a publisher are believed.
struct DirectoryTrust {
    std::int64_t id{0};
    std::string publisher;
    std::string fingerprint;
    std::string certificate;  ///< PEM
    std::optional<domain::Timestamp> endedAt{};
};
[[nodiscard]] std::vector<DirectoryTrust> directoryTrusts(ReadTransaction& transaction);
/// Change log entity "directory_publisher". One that had ended counts again.
DirectoryTrust enterDirectoryTrust(WriteTransaction& transaction, DirectoryTrust trust);
/// It ends now, where it had not; none: there is no such one.
std::optional<DirectoryTrust> endDirectoryTrust(WriteTransaction& transaction, std::int64_t id);

}  // namespace vanthu::storage
