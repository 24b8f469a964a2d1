#pragma once

#include "server/http/request.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::http {

/// The built pages of server/web. They are read into memory once, so that a request can name nothing but what
/// was there when the server started: no path is ever looked up on disk. Immutable after that: any thread may
/// call.
class WebFiles {
  public:
    /// An empty or missing folder has no files. Symbolic links are passed over. Throws Error{invalidInput}
    /// beyond the limits.
    explicit WebFiles(const std::filesystem::path& folder);

    /// The file of that address, or the desk's one page for an address that a browser navigates to: the desk
    /// itself knows its addresses. std::nullopt for what is not the desk's. Throws
    /// RequestFault{methodNotAllowed}.
    [[nodiscard]] std::optional<Answer> answer(const Request& request, bool isRouted) const;

  private:
    struct File {
        std::shared_ptr<const std::string> bytes;
        std::shared_ptr<const std::string> gzip;  ///< of the same bytes; may be missing
        std::string contentType;
        std::string digest;
        bool isHashed{false};  ///< its name changes with its bytes
    };
    void add(const std::string& name, std::string bytes);
    [[nodiscard]] static Answer fileOf(const Request& request, const File& file);

    std::map<std::string, File, std::less<>> files_;  ///< by address, "/index.html"
};

}  // namespace vanthu::http
