#pragma once

#include "client-cli/json.h"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::cli {

/// One file of a multipart request; read from disk while it is sent.
struct UploadPart {
    std::string part;  ///< name of the part: "file1"
    std::filesystem::path file;
    std::string mediaType;
};

/// When a request whose answer was lost on the way is sent again.
enum class Repeat {
    whenIdempotent,  ///< GET, or with an idempotency key
    always,          ///< the records carry ids of their own
};

/// One call of the HTTP API, below /api/v1.
struct ApiRequest {
    std::string method{"GET"};
    std::string path;                                        ///< "/documents/7", already escaped
    std::vector<std::pair<std::string, std::string>> query;  ///< empty values are left out
    Json body;                                               ///< null: none
    std::vector<UploadPart> uploads;  ///< not empty: multipart, a `body` as its first part
    std::string bodyPart{"document"};
    std::string bytes;  ///< not empty: sent as they are, as `bytesType`
    std::string bytesType{"application/octet-stream"};
    std::vector<std::pair<std::string, std::string>> headers{};  ///< beside those of every request
    std::string lines;                                           ///< not empty: sent as application/x-ndjson
    std::string idempotencyKey;                                  ///< makes a create safe to repeat
    Repeat repeat{Repeat::whenIdempotent};
    std::string ifMatch;
    std::string accept{"application/json"};
};

struct ApiAnswer {
    int status{0};
    std::string contentType;
    std::string etag;
    std::string body;

    [[nodiscard]] Json json() const { return Json::parse(body); }
};

/// The HTTP API of one server with one account. Keeps its connection; after a network failure a request
/// that is safe to repeat (see Repeat) is repeated three times. One thread per object; copies are cheap and
/// have connections of their own.
class Api {
  public:
    Api(std::string server, std::string token);
    ~Api();
    Api(const Api& other) : Api(other.server_, other.token_) {}
    Api& operator=(const Api&) = delete;

    /// Throws Problem for an answer of 400 and above, Failure when there is no answer.
    ApiAnswer send(const ApiRequest& request);
    /// The same with the body written to `sink`; never repeated once bytes have arrived.
    ApiAnswer download(const ApiRequest& request, std::ostream& sink);

    ApiAnswer get(const std::string& path, std::vector<std::pair<std::string, std::string>> query = {});
    ApiAnswer post(const std::string& path, Json body = {});
    /// The same with a fresh Idempotency-Key: safe to repeat.
    ApiAnswer postOnce(const std::string& path, Json body = {});

    [[nodiscard]] const std::string& server() const { return server_; }

  private:
    struct Connection;
    ApiAnswer exchange(const ApiRequest& request, std::ostream* sink, bool& bytesArrived);
    ApiAnswer repeated(const ApiRequest& request, std::ostream* sink);

    std::string server_;
    std::string token_;
    std::unique_ptr<Connection> connection_;
};

/// 32 hex digits from the system's randomness, for Idempotency-Key.
[[nodiscard]] std::string newIdempotencyKey();

/// One segment of a path or query, percent-encoded.
[[nodiscard]] std::string escapedSegment(const std::string& text);

}  // namespace vanthu::cli
