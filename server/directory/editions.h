#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/exchange/directory_edition.h"
#include "schemas/exchange/directory_entry.h"
#include "storage/directory_store.h"
#include "storage/transaction.h"

/// Editions of directories on this disk. Everything here is part of the transaction that it is given: it
/// happens wholly or not at all.
namespace vanthu::directory {

/// Where this node stands; sequence 0 and the empty root before the first edition.
[[nodiscard]] wire::DirectoryMark markOf(storage::ReadTransaction& transaction, std::string_view publisher);

/// A detached CMS over these bytes.
using Sign = std::function<std::string(std::string_view)>;

struct Published {
    std::uint64_t sequence{0};
    int changed{0};  ///< the others said what is there already
    int editions{0};
};
/// Appends the changes to the directory of that publisher, in as many editions as they need; what changes
/// nothing is left out. Throws Error{invalidInput} when there would be too many entries. Precondition: no
/// problemOf() an entry, no key twice.
Published publish(storage::WriteTransaction& transaction, const std::string& publisher,
                  const std::vector<wire::DirectoryChange>& changes, const Sign& sign);

/// Applies an edition that follows what is here, and keeps it to pass it on. Throws wire::Rejected where it
/// does not follow, its changes are not those of its head, or do not lead to the root and count of its head;
/// nothing is changed then. Precondition: its signature was verified.
void apply(storage::WriteTransaction& transaction, const wire::DirectoryHead& head,
           const wire::DirectoryEdition& edition);

/// What was found when a directory was counted again from the disk.
struct Verification {
    std::uint64_t sequence{0};
    std::string root;  ///< 64 hex digits, counted from the entries
    std::int64_t entries{0};
    std::int64_t editions{0};
    std::vector<std::string> problems;  ///< Vietnamese; empty when all is well
};
/// `believes`: whether that signature is one of the publisher. Reads everything: some seconds.
[[nodiscard]] Verification verify(
    storage::ReadTransaction& transaction, const std::string& publisher,
    const std::function<bool(std::string_view head, std::string_view signature)>& believes);

}  // namespace vanthu::directory
