#pragma once

#include "client-cli/api.h"

#include <string>
#include <vector>

namespace vanthu::cli {

/// Names the files in `body["files"]` with size and digest, as a registration declares them, and gives the
/// parts that carry their bytes, named `prefix`1, 2, …. Throws Failure for a file that is absent, empty or
/// unreadable.
[[nodiscard]] std::vector<UploadPart> declareFiles(const std::vector<std::string>& files, Json& body,
                                                   const std::string& prefix = "file");

/// What the server says of a file, of which it keeps nothing. Throws Failure with that hint for an absent
/// one.
[[nodiscard]] ApiAnswer askAboutFile(Api& api, const std::string& path, const std::string& file,
                                     const std::string& hint);

/// Media type by the ending of the name; "application/octet-stream" for an unknown one.
[[nodiscard]] std::string mediaTypeOf(const std::string& fileName);

/// Lower-case hex of SHA-256, read in pieces.
[[nodiscard]] std::string sha256Of(const std::string& file);

}  // namespace vanthu::cli
