#include "server/http/request.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/text.h"
#include "server/http/client_address.h"
#include "server/http/problem.h"
#include "server/http/session_cookie.h"

#include <Poco/String.h>

#include <algorithm>
#include <istream>

namespace vanthu::http {

Request::Request(app::Application& application, const Metrics& metrics, const ClientAddresses& clients,
                 Poco::Net::HTTPServerRequest& http)
    : app_(application), metrics_(metrics), clients_(clients), http_(http) {
    const std::string_view target = http.getURI();
    const auto mark = target.find('?');
    path_ = target.substr(0, mark);
    if (mark != std::string_view::npos) query_ = target.substr(mark + 1);
    // Without a length or chunks a body would last until the connection ends: such a request has none.
    hasBody_ =
        http.getChunkedTransferEncoding() || (http.hasContentLength() && http.getContentLength64() > 0);
}

std::string Request::address() const {
    std::string forwarded;
    if (clients_.trustAny())
        for (const auto& [name, value] : http_)
            if (Poco::icompare(name, "X-Forwarded-For") == 0)
                forwarded += (forwarded.empty() ? "" : ",") + value;
    return clients_.clientOf(http_.clientAddress().host(), forwarded);
}

std::string Request::bearerToken() const {
    constexpr std::string_view kScheme = "Bearer ";
    const auto value = header("Authorization");
    if (value.size() <= kScheme.size() || domain::folded(value.substr(0, kScheme.size())) != "bearer ")
        return {};
    return value.substr(kScheme.size());
}

std::string Request::token() const {
    auto token = bearerToken();
    return token.empty() ? sessionCookieOf(http_) : token;
}

bool Request::isByCookie() const {
    return bearerToken().empty() && !sessionCookieOf(http_).empty();
}

bool Request::isSafe() const {
    return method() == "GET" || method() == "HEAD" || method() == "OPTIONS";
}

void Request::requireSameOrigin() const {
    if (!isSameOrigin(header("Sec-Fetch-Site"), header("Origin"), header("Host")))
        throw Refused(Refusal::crossSite, {header("Origin")});
}

bool Request::isOverTls() const {
    return clients_.isProxy(http_.clientAddress().host()) && header("X-Forwarded-Proto") == "https";
}

std::string Request::mediaType() const {
    auto type = contentType();
    type = type.substr(0, type.find(';'));
    while (!type.empty() && type.back() == ' ')
        type.pop_back();
    std::transform(type.begin(), type.end(), type.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return type;
}

std::string Request::body(const std::string& mediaType, std::size_t limit) {
    const auto actual = this->mediaType();
    if (actual != mediaType) throw RequestFault(Fault::unsupportedMediaType, mediaType);
    if (!hasBody_) return {};
    const auto tooLarge = [&] { return Refused(Refusal::bodyTooLarge, {std::to_string(limit)}); };
    if (contentLength() > static_cast<std::int64_t>(limit)) throw tooLarge();
    std::string text;
    std::array<char, 16384> buffer;
    auto& input = stream();
    while (input.read(buffer.data(), buffer.size()), input.gcount() > 0) {
        text.append(buffer.data(), static_cast<std::size_t>(input.gcount()));
        if (text.size() > limit) throw tooLarge();
    }
    if (contentLength() > 0 && static_cast<std::int64_t>(text.size()) < contentLength())
        throw RequestFault(Fault::bodyEndedEarly);
    return text;
}

std::optional<app::RequestKey> Request::requestKey(std::string_view asked) const {
    const std::string name = "Idempotency-Key";
    if (!http_.has(name)) return std::nullopt;
    auto key = header(name);
    const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (key.empty() || key.size() > limits::kIdempotencyKeyBytes || !printable)
        throw Error(ErrorCode::invalidInput, "a bad Idempotency-Key",
                    {{name, "bad_key", "Từ 1 đến 128 ký tự ASCII in được, không có dấu cách."}});
    return app::RequestKey{std::move(key), app::requestDigest(method(), path_, asked)};
}

Answer&& Answer::with(const std::string& name, const std::string& value) && {
    headers.emplace_back(name, value);
    return std::move(*this);
}

Answer jsonAnswer(std::string json, int status) {
    Answer answer;
    answer.status = status;
    answer.body = std::make_shared<const std::string>(std::move(json));
    return answer;
}

Answer createdAnswer(app::Created created) {
    auto answer = jsonAnswer(std::move(created.json), 201);
    if (created.repeated) answer.headers.emplace_back("Idempotent-Replayed", "true");
    return answer;
}

Answer registeredAnswer(app::RegisteredDocument registered) {
    return createdAnswer(std::move(registered.answer))
        .with("Location", "/api/v1/documents/" + std::to_string(registered.id.value))
        .with("ETag", '"' + std::to_string(registered.version) + '"');
}

Answer textAnswer(std::string text, const std::string& contentType) {
    Answer answer;
    answer.contentType = contentType;
    answer.body = std::make_shared<const std::string>(std::move(text));
    return answer;
}

Answer noContent() {
    Answer answer;
    answer.status = 204;
    return answer;
}

Answer unchanged(const std::string& etag) {
    Answer answer;
    answer.status = 304;
    return std::move(answer).with("ETag", etag);
}

}  // namespace vanthu::http
