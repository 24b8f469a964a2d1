#include "server/http/web_files.h"

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "server/app/passwords.h"
#include "server/http/problem.h"
#include "server/http/squeezing.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <utility>

namespace vanthu::http {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kIndex = "/index.html";
constexpr std::string_view kHashedFolder = "/assets/";
constexpr std::string_view kGzip = ".gz";

// Scripts only from files of ours. Ant Design writes its styles into the page while it runs, and style
// attributes with sizes that it measured: so styles, and nothing else, may stand in the page.
constexpr const char* kPolicy =
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".ttf", "font/ttf"},
    {".pfb", "application/octet-stream"},
    {".wasm", "application/wasm"},
    {".webmanifest", "application/manifest+json"},
}};

std::string contentTypeOf(std::string_view name) {
    for (const auto& [ending, type] : kTypes)
        if (name.ends_with(ending)) return std::string(type);
    return "application/octet-stream";
}

std::string bytesOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    if (!stream) throw Error(ErrorCode::invalidInput, "cannot read " + file.string());
    return std::move(bytes).str();
}

bool isNavigation(const Request& request) {
    return request.header("Accept").find("text/html") != std::string::npos;
}

bool reads(const Request& request) {
    return request.method() == "GET" || request.method() == "HEAD";
}

}  // namespace

WebFiles::WebFiles(const fs::path& folder) {
    std::error_code missing;
    if (folder.empty() || !fs::is_directory(folder, missing)) return;
    std::size_t total = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_symlink() || !entry.is_regular_file()) continue;
        auto bytes = bytesOf(entry.path());
        total += bytes.size();
        if (total > limits::kWebBytes || files_.size() >= limits::kWebFiles)
            throw Error(ErrorCode::invalidInput,
                        folder.string() + " is too large for the files of the web desk; see --web");
        add('/' + entry.path().lexically_relative(folder).generic_string(), std::move(bytes));
    }
    // The order of a folder is any: what was squeezed has met its original only now.
    std::erase_if(files_, [](const auto& entry) { return entry.second.bytes == nullptr; });
    if (!files_.contains(kIndex)) files_.clear();
}

void WebFiles::add(const std::string& name, std::string bytes) {
    auto shared = std::make_shared<const std::string>(std::move(bytes));
    if (name.ends_with(kGzip)) {
        files_[name.substr(0, name.size() - kGzip.size())].gzip = std::move(shared);
        return;
    }
    auto& file = files_[name];
    file.digest = app::tokenHash(*shared).substr(0, 32);
    file.bytes = std::move(shared);
    file.contentType = contentTypeOf(name);
    file.isHashed = name.starts_with(kHashedFolder);
}

std::optional<Answer> WebFiles::answer(const Request& request, bool isRouted) const {
    if (files_.empty() || request.path().starts_with("/api/")) return std::nullopt;
    if (request.path() == "/")
        return reads(request) ? std::optional(fileOf(request, files_.at(std::string(kIndex)))) : std::nullopt;
    if (isRouted) return std::nullopt;
    const auto found = files_.find(request.path());
    if (found != files_.end()) {
        if (!reads(request)) throw RequestFault(Fault::methodNotAllowed, "GET, HEAD");
        return fileOf(request, found->second);
    }
    // An old page that asks for a part of itself that is gone must not take the page for it.
    if (request.path().starts_with(kHashedFolder) || !reads(request) || !isNavigation(request))
        return std::nullopt;
    return fileOf(request, files_.at(std::string(kIndex)));
}

Answer WebFiles::fileOf(const Request& request, const File& file) {
    const bool squeezed = file.gzip != nullptr && takesGzip(request);
    const auto etag = '"' + file.digest + (squeezed ? "-gzip\"" : "\"");
    Answer answer;
    answer.contentType = file.contentType;
    if (request.header("If-None-Match") == etag)
        answer.status = 304;
    else
        answer.body = squeezed ? file.gzip : file.bytes;
    answer.headers = {{"ETag", etag},
                      {"Cache-Control", file.isHashed ? "public, max-age=31536000, immutable" : "no-cache"},
                      {"Content-Security-Policy", kPolicy}};
    if (file.gzip != nullptr) answer.headers.emplace_back("Vary", "Accept-Encoding");
    if (squeezed && answer.status == 200) answer.headers.emplace_back("Content-Encoding", "gzip");
    return answer;
}

}  // namespace vanthu::http
