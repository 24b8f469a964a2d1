#include "client-cli/api.h"

#include "client-cli/failure.h"
#include "client-cli/problem.h"

#include <array>
#include <chrono>
#include <ostream>
#include <random>
#include <sstream>
#include <thread>

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/FilePartSource.h>
#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/StringPartSource.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>

namespace vanthu::cli {
namespace {

using Poco::Net::HTTPClientSession;
using Poco::Net::HTTPRequest;

constexpr int kTimeoutSeconds = 300;
constexpr int kRepeats = 3;

std::unique_ptr<HTTPClientSession> connected(const Poco::URI& server) {
    std::unique_ptr<HTTPClientSession> session;
    if (server.getScheme() == "https") {
        const Poco::Net::Context::Ptr context = new Poco::Net::Context(  // the pointer owns it
            Poco::Net::Context::TLS_CLIENT_USE, "", Poco::Net::Context::VERIFY_STRICT, 9, true);
        session =
            std::make_unique<Poco::Net::HTTPSClientSession>(server.getHost(), server.getPort(), context);
    } else {
        session = std::make_unique<HTTPClientSession>(server.getHost(), server.getPort());
    }
    session->setKeepAlive(true);
    session->setTimeout(Poco::Timespan(kTimeoutSeconds, 0));
    return session;
}

std::string pathAndQuery(const Poco::URI& server, const ApiRequest& request) {
    std::string text = server.getPath() + "/api/v1" + request.path;
    char separator = '?';
    for (const auto& [name, value] : request.query) {
        if (value.empty()) continue;
        text += separator + name + "=" + escapedSegment(value);
        separator = '&';
    }
    return text;
}

void sendMultipart(HTTPClientSession& session, HTTPRequest& message, const ApiRequest& request) {
    Poco::Net::HTMLForm form(Poco::Net::HTMLForm::ENCODING_MULTIPART);
    // The form owns its parts.
    if (!request.body.isNull())
        form.addPart(request.bodyPart,
                     new Poco::Net::StringPartSource(request.body.print(), "application/json"));
    for (const auto& upload : request.uploads)
        form.addPart(upload.part, new Poco::Net::FilePartSource(upload.file.string(), upload.mediaType));
    form.prepareSubmit(message, Poco::Net::HTMLForm::OPT_USE_CONTENT_LENGTH);
    form.write(session.sendRequest(message));
}

void sendText(HTTPClientSession& session, HTTPRequest& message, const std::string& contentType,
              const std::string& body) {
    message.setContentType(contentType);
    message.setContentLength64(static_cast<Poco::Int64>(body.size()));
    session.sendRequest(message) << body << std::flush;
}

void sendBody(HTTPClientSession& session, HTTPRequest& message, const ApiRequest& request) {
    if (!request.uploads.empty()) {
        sendMultipart(session, message, request);
    } else if (!request.bytes.empty()) {
        sendText(session, message, request.bytesType, request.bytes);
    } else if (!request.lines.empty()) {
        sendText(session, message, "application/x-ndjson", request.lines);
    } else if (!request.body.isNull()) {
        sendText(session, message, "application/json", request.body.print());
    } else {
        if (request.method != "GET") message.setContentLength(0);
        session.sendRequest(message);
    }
}

bool mayRepeat(const ApiRequest& request) {
    return request.repeat == Repeat::always || request.method == "GET" || !request.idempotencyKey.empty();
}

}  // namespace

struct Api::Connection {
    explicit Connection(const std::string& server) : uri(server) {}
    Poco::URI uri;
    std::unique_ptr<HTTPClientSession> session;
};

Api::Api(std::string server, std::string token)
    : server_(std::move(server)),
      token_(std::move(token)),
      connection_(std::make_unique<Connection>(server_)) {}

Api::~Api() = default;

ApiAnswer Api::exchange(const ApiRequest& request, std::ostream* sink, bool& bytesArrived) {
    if (!connection_->session) connection_->session = connected(connection_->uri);
    auto& session = *connection_->session;
    HTTPRequest message(request.method, pathAndQuery(connection_->uri, request), HTTPRequest::HTTP_1_1);
    message.set("Accept", request.accept);
    if (!token_.empty()) message.set("Authorization", "Bearer " + token_);
    if (!request.idempotencyKey.empty()) message.set("Idempotency-Key", request.idempotencyKey);
    if (!request.ifMatch.empty()) message.set("If-Match", request.ifMatch);
    for (const auto& [name, value] : request.headers)
        message.set(name, value);
    sendBody(session, message, request);
    Poco::Net::HTTPResponse response;
    auto& body = session.receiveResponse(response);
    ApiAnswer answer{static_cast<int>(response.getStatus()), response.getContentType(),
                     response.get("ETag", ""), ""};
    if (sink != nullptr && answer.status < 400) {
        bytesArrived = true;
        const auto copied = Poco::StreamCopier::copyStream64(body, *sink);
        if (response.hasContentLength() && copied != static_cast<Poco::UInt64>(response.getContentLength64()))
            throw Failure("tệp tải về bị cụt", "tải lại");
    } else {
        Poco::StreamCopier::copyToString(body, answer.body);
    }
    return answer;
}

ApiAnswer Api::repeated(const ApiRequest& request, std::ostream* sink) {
    bool bytesArrived = false;
    for (int attempt = 0;; ++attempt) {
        try {
            return exchange(request, sink, bytesArrived);
        } catch (const Poco::Exception& error) {
            connection_->session.reset();
            if (attempt == kRepeats || bytesArrived || !mayRepeat(request))
                throw Failure("không nối được với máy chủ " + server_ + " (" + error.displayText() + ")",
                              "kiểm tra máy chủ có đang chạy và địa chỉ --server");
            std::this_thread::sleep_for(std::chrono::milliseconds(200) * (1 << attempt));
        }
    }
}

ApiAnswer Api::send(const ApiRequest& request) {
    auto answer = repeated(request, nullptr);
    if (answer.status >= 400) throw problemOf(answer.status, answer.contentType, answer.body);
    return answer;
}

ApiAnswer Api::download(const ApiRequest& request, std::ostream& sink) {
    auto answer = repeated(request, &sink);
    if (answer.status >= 400) throw problemOf(answer.status, answer.contentType, answer.body);
    return answer;
}

ApiAnswer Api::get(const std::string& path, std::vector<std::pair<std::string, std::string>> query) {
    ApiRequest request;
    request.path = path;
    request.query = std::move(query);
    return send(request);
}

ApiAnswer Api::post(const std::string& path, Json body) {
    ApiRequest request;
    request.method = "POST";
    request.path = path;
    request.body = std::move(body);
    return send(request);
}

ApiAnswer Api::postOnce(const std::string& path, Json body) {
    ApiRequest request;
    request.method = "POST";
    request.path = path;
    request.body = std::move(body);
    request.idempotencyKey = newIdempotencyKey();
    return send(request);
}

std::string newIdempotencyKey() {
    std::random_device source;
    std::string key;
    for (int i = 0; i < 32; ++i)
        key += "0123456789abcdef"[source() % 16];
    return key;
}

std::string escapedSegment(const std::string& text) {
    std::string escaped;
    Poco::URI::encode(text, "!*'();:@&=+$,/?#[]\"%{}|\\^<>`", escaped);
    return escaped;
}

}  // namespace vanthu::cli
