#include "server/http/dispatcher.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "server/http/dav.h"
#include "server/http/problem.h"
#include "server/http/squeezing.h"

#include <Poco/Exception.h>

#include <array>
#include <chrono>
#include <istream>
#include <ostream>

namespace vanthu::http {

using Poco::Net::HTTPResponse;
using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

namespace {

constexpr std::streamsize kDrainBeforeAnswer = 64 << 10;
constexpr std::streamsize kDrainAfterAnswer = 16 << 20;

Answer problemAnswer(Problem problem) {
    Answer answer = jsonAnswer(std::move(problem.json), problem.status);
    answer.contentType = "application/problem+json; charset=utf-8";
    if (problem.retryAfterSeconds > 0)
        answer.headers.emplace_back("Retry-After", std::to_string(problem.retryAfterSeconds));
    if (problem.status == HTTPResponse::HTTP_UNAUTHORIZED)
        answer.headers.emplace_back("WWW-Authenticate", "Bearer");
    return answer;
}

// What is left of a body that nobody read would be taken for the next request of the connection.
bool drained(std::istream& body, std::streamsize most) {
    try {
        body.ignore(most);
        return body.eof() || body.peek() == std::istream::traits_type::eof();
    } catch (const std::exception&) {
        return false;  // a broken chunk or a client that went away: the connection is of no use
    }
}

void setHeaders(HTTPServerResponse& response, const Answer& answer) {
    response.setStatusAndReason(static_cast<HTTPResponse::HTTPStatus>(answer.status));
    response.set("X-Content-Type-Options", "nosniff");
    response.set("X-Frame-Options", "DENY");
    response.set("Referrer-Policy", "no-referrer");
    response.set("Cache-Control", "no-store");
    response.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    for (const auto& [name, value] : answer.headers)
        response.set(name, value);
}

}  // namespace

Dispatcher::Dispatcher(app::Application& application, std::span<const Route> routes, ClientAddresses clients,
                       WebFiles web, std::function<bool()> isCrowded)
    : app_(application),
      routes_(routes),
      clients_(std::move(clients)),
      web_(std::move(web)),
      isCrowded_(std::move(isCrowded)),
      metrics_(routes),
      accessLog_(Poco::Logger::get("access")),
      errorLog_(Poco::Logger::get("http")) {}

void Dispatcher::serve(HTTPServerRequest& http, HTTPServerResponse& response) {
    const auto start = std::chrono::steady_clock::now();
    try {
        Request request(app_, metrics_, clients_, http);
        const auto found = match(routes_, request.method(), request.path());
        auto answer = answerOrProblem(request, found);
        squeeze(request, answer);
        send(http, response, answer, request.hasBody());
        const auto elapsed = std::chrono::steady_clock::now() - start;
        const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(elapsed).count();
        metrics_.count(found.route, answer.status, microseconds);
        log(request, answer, microseconds);
    } catch (const Poco::Exception& error) {
        response.setKeepAlive(false);
        errorLog_.debug("a connection broke: " + error.displayText());
    } catch (const std::exception& error) {
        response.setKeepAlive(false);
        errorLog_.error(std::string("an answer could not be sent: ") + error.what());
    }
}

Answer Dispatcher::answer(Request& request, const Match& found) const {
    if (isDavPath(request.path())) return serveDav(request);
    if (auto file = web_.answer(request, found.route != nullptr || !found.allowed.empty()))
        return std::move(*file);
    if (found.route == nullptr) {
        if (found.allowed.empty()) throw RequestFault(Fault::noRoute);
        if (request.method() == "OPTIONS") return noContent().with("Allow", found.allowed);
        throw RequestFault(Fault::methodNotAllowed, found.allowed);
    }
    request.setPathNumbers(found.numbers);
    request.setPathWord(found.word);
    if (found.route->action) authorise(request, *found.route->action);
    return found.route->handler(request);
}

void Dispatcher::authorise(Request& request, app::Action action) const {
    const auto token = request.token();
    if (token.empty()) throw Refused(Refusal::tokenMissing);
    // A browser sends the cookie along whoever made it ask.
    if (request.isByCookie() && !request.isSafe()) request.requireSameOrigin();
    request.setCaller(app_.sessions.authenticate(token));
    app::require(request.caller(), action);
}

Answer Dispatcher::answerOrProblem(Request& request, const Match& found) const {
    try {
        return answer(request, found);
    } catch (const Error& error) {
        const auto problem = problemOf(error);
        if (problem.status >= 500) errorLog_.error(std::string(request.path()) + ": " + error.what());
        return problemAnswer(problem);
    } catch (const RequestFault& fault) {
        auto problem = problemAnswer(problemOf(fault));
        if (fault.fault() == Fault::methodNotAllowed) problem.headers.emplace_back("Allow", fault.what());
        return problem;
    } catch (const std::exception& error) {
        errorLog_.error(std::string(request.path()) + ": " + error.what());
        return problemAnswer(internalProblem());
    }
}

void Dispatcher::send(HTTPServerRequest& http, HTTPServerResponse& response, Answer& answer,
                      bool hasBody) const {
    const bool bodyRead = !hasBody || drained(http.stream(), kDrainBeforeAnswer);
    const bool bodyKnown = hasBody || http.hasContentLength() || http.getMethod() == "GET" ||
                           http.getMethod() == "HEAD" || http.getMethod() == "DELETE";
    if (!bodyRead || !bodyKnown || isCrowded_()) response.setKeepAlive(false);
    setHeaders(response, answer);
    if (answer.stream != nullptr) {
        response.setContentType(answer.contentType);
        response.setContentLength64(answer.streamBytes);
        auto& out = response.send();
        if (http.getMethod() != "HEAD") out << answer.stream->rdbuf();
    } else if (answer.body != nullptr) {
        response.setContentType(answer.contentType);
        response.sendBuffer(answer.body->data(), answer.body->size());
    } else {
        response.setContentLength(0);
        response.send();
    }
    // A client that is still sending would not see the answer if the connection were reset now.
    if (!bodyRead) static_cast<void>(drained(http.stream(), kDrainAfterAnswer));
}

void Dispatcher::log(const Request& request, const Answer& answer, std::int64_t microseconds) const {
    if (!accessLog_.information()) return;
    domain::JsonWriter json;
    // The query may hold what someone searches for, headers hold tokens: neither is logged.
    json.beginObject()
        .field("method", request.method())
        .field("path", request.path())
        .field("status", answer.status)
        .field("bytes",
               answer.body != nullptr ? static_cast<std::int64_t>(answer.body->size()) : answer.streamBytes)
        .field("microseconds", microseconds)
        .field("address", request.address());
    if (request.hasCaller()) json.field("login", request.caller().account.login);
    accessLog_.information(json.endObject().take());
}

}  // namespace vanthu::http
