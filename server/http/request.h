#pragma once

#include "server/app/application.h"
#include "server/app/authorisation.h"
#include "server/app/repeatable.h"

#include <Poco/Net/HTTPServerRequest.h>

#include <array>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::http {

inline constexpr const char* kJson = "application/json";

class ClientAddresses;
class Metrics;

/// One request as its handler sees it. Belongs to the thread of its connection.
class Request {
  public:
    Request(app::Application& application, const Metrics& metrics, const ClientAddresses& clients,
            Poco::Net::HTTPServerRequest& http);

    [[nodiscard]] app::Application& app() const { return app_; }
    [[nodiscard]] const Metrics& metrics() const { return metrics_; }
    [[nodiscard]] const std::string& method() const { return http_.getMethod(); }
    [[nodiscard]] std::string_view path() const { return path_; }
    [[nodiscard]] std::string_view query() const { return query_; }
    [[nodiscard]] std::string header(const std::string& name) const { return http_.get(name, ""); }
    /// Address of the client, without its port: of the other end, or of whom our own proxy speaks for.
    [[nodiscard]] std::string address() const;

    /// The caller. Only routes with an action have one.
    [[nodiscard]] const app::Caller& caller() const { return *caller_; }
    [[nodiscard]] bool hasCaller() const { return caller_ != nullptr; }
    void setCaller(std::shared_ptr<const app::Caller> caller) { caller_ = std::move(caller); }
    /// The token of the caller's session, "" without one: the bearer token, else that of the cookie.
    [[nodiscard]] std::string token() const;
    /// True when only the cookie has it, which a browser sends unasked.
    [[nodiscard]] bool isByCookie() const;
    /// True for a method that changes nothing.
    [[nodiscard]] bool isSafe() const;
    /// Throws Error{forbidden} unless the browser says that a page of this very server asks.
    void requireSameOrigin() const;
    /// True when the client's side of the connection is TLS, as our own proxy says.
    [[nodiscard]] bool isOverTls() const;

    /// Numbers of the path, in the order of the pattern.
    [[nodiscard]] std::int64_t pathNumber(std::size_t index) const { return pathNumbers_[index]; }
    /// The word of the path, where the pattern has one.
    [[nodiscard]] std::string_view pathWord() const { return pathWord_; }
    void setPathWord(std::string_view word) { pathWord_ = word; }
    void setPathNumbers(const std::array<std::int64_t, 2>& numbers) { pathNumbers_ = numbers; }

    /// Media type of the body in lower case, without parameters.
    [[nodiscard]] std::string mediaType() const;
    /// The whole body. Throws Error{tooLarge}, RequestFault{unsupportedMediaType} unless it is of that type.
    [[nodiscard]] std::string body(const std::string& mediaType, std::size_t limit);
    [[nodiscard]] bool hasBody() const { return hasBody_; }
    [[nodiscard]] std::int64_t contentLength() const { return http_.getContentLength64(); }
    [[nodiscard]] std::istream& stream() { return http_.stream(); }
    [[nodiscard]] std::string contentType() const { return http_.getContentType(); }

    /// Idempotency-Key with the digest of this request; `asked` is what makes two requests the same. Throws
    /// Error{invalidInput} for a key out of bounds.
    [[nodiscard]] std::optional<app::RequestKey> requestKey(std::string_view asked) const;

  private:
    /// The bearer token, "" without one.
    [[nodiscard]] std::string bearerToken() const;

    app::Application& app_;
    const Metrics& metrics_;
    const ClientAddresses& clients_;
    Poco::Net::HTTPServerRequest& http_;
    std::string_view path_;
    std::string_view query_;
    // Shared with the cache of sessions.
    std::shared_ptr<const app::Caller> caller_;
    std::array<std::int64_t, 2> pathNumbers_{};
    std::string_view pathWord_;
    bool hasBody_{false};
};

/// What a handler answers.
struct Answer {
    int status{200};
    std::string contentType{"application/json; charset=utf-8"};
    // Shared: pages come from a cache.
    std::shared_ptr<const std::string> body;
    std::unique_ptr<std::istream> stream;  ///< instead of a body
    std::int64_t streamBytes{0};
    std::vector<std::pair<std::string, std::string>> headers;

    [[nodiscard]] Answer&& with(const std::string& name, const std::string& value) &&;
};

[[nodiscard]] Answer jsonAnswer(std::string json, int status = 200);
[[nodiscard]] Answer createdAnswer(app::Created created);
/// A registered document, with where it is found and its version.
[[nodiscard]] Answer registeredAnswer(app::RegisteredDocument registered);
[[nodiscard]] Answer textAnswer(std::string text, const std::string& contentType);
[[nodiscard]] Answer noContent();
/// 304: the client has what has this ETag.
[[nodiscard]] Answer unchanged(const std::string& etag);

}  // namespace vanthu::http
