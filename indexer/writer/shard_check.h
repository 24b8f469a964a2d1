#pragma once

#include <filesystem>
#include <string>

namespace vanthu::indexer {

/// Reads every term, position, value and stored byte of a shard and compares them with the documents' sums.
/// "" when it is whole, else why not, for an administrator. About a second for a thousand documents of a
/// page, at most; the writer may go on meanwhile. Throws Error{unavailable} when it cannot be looked at now.
/// Xapian trusts its files: a damaged one may crash the process, so ask in one of its own.
[[nodiscard]] std::string faultOf(const std::filesystem::path& shard);

}  // namespace vanthu::indexer
