#pragma once

#include "schemas/domain/ids.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace vanthu::search {

/// The index folder holds one Xapian database per generation ("1", "2" …); this file names the current one.
/// It is a stub database of Xapian, so that Xapian's own tools open the folder too.
inline constexpr const char* kStubName = "XAPIANDB";

/// Name of the current generation, "" while there is none.
[[nodiscard]] std::string currentGeneration(const std::filesystem::path& folder);

/// Writes a stub file that names the generation.
void writeStub(const std::filesystem::path& file, const std::string& generation);

/// How far an index follows the change log. The hash is that of the row: a log with another row at this place
/// is another log (a restored backup), and the index must be rebuilt.
struct LogCursor {
    domain::Sequence sequence{0};
    std::string changeHash;
    bool operator==(const LogCursor&) const = default;
};

/// "42 <hash>", the metadata of the index; "" reads as the beginning. Throws Error{damaged} for anything
/// else.
[[nodiscard]] LogCursor parseCursor(std::string_view text);
[[nodiscard]] std::string printCursor(const LogCursor& cursor);

}  // namespace vanthu::search
