#pragma once

#include "schemas/domain/ids.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// The file of the index folder that says what the index is. It is a stub database of Xapian, so that
/// Xapian's own tools open the folder too; what they need not know stands in its comments.
inline constexpr const char* kStubName = "XAPIANDB";

/// How far an index follows the change log. The hash is that of the row: a log with another row at this place
/// is another log (a restored backup), and the index must be rebuilt.
struct LogCursor {
    domain::Sequence sequence{0};
    std::string changeHash;
    bool operator==(const LogCursor&) const = default;
};

/// Where the Xapian database with the documents registered in one year lies.
struct Shard {
    int year{0};
    std::string folder;  ///< below the index folder, "3/2024"; "" for a remote one
    std::string remote;  ///< "HOST:PORT" of an xapian-tcpsrv; "" for a local one
    bool operator==(const Shard&) const = default;
};

struct Manifest {
    LogCursor cursor;
    int reader{0};          ///< version of the reader of files whose failures the index shows, 0 for none yet
    std::int64_t built{0};  ///< number of the last folder that a shard got; none is used twice
    std::vector<Shard> shards;  ///< by year, each at most once
    std::vector<int> missing;   ///< years whose damaged shards are to be built anew, ascending
    bool operator==(const Manifest&) const = default;
};

/// std::nullopt where there is no index yet. Throws Error{damaged} for a file that this version of the
/// program did not write.
[[nodiscard]] std::optional<Manifest> readManifest(const std::filesystem::path& folder);

/// Replaces the file; on disk when it returns. Throws Error{unavailable} when that fails.
void writeManifest(const std::filesystem::path& folder, const Manifest& manifest);

/// The file or the entries of the folder are on disk when it returns. Throws Error{unavailable}.
void syncPath(const std::filesystem::path& path);

/// Years of which a reader met damage; the writer looks at them. A mark may be there twice or for nothing.
void markSuspect(const std::filesystem::path& folder, int year);
void markAllSuspect(const std::filesystem::path& folder);
[[nodiscard]] std::vector<int> suspects(const std::filesystem::path& folder);
[[nodiscard]] bool isSuspect(const std::filesystem::path& folder, int year);
void clearSuspect(const std::filesystem::path& folder, int year);

}  // namespace vanthu::search
