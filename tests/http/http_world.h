#pragma once

#include "server/app/passwords.h"
#include "server/http/server.h"
#include "tests/app/world.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/StreamCopier.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace vanthu::tests {

struct HttpAnswer {
    int status{0};
    std::string body;
    Poco::Net::HTTPResponse response;

    [[nodiscard]] Poco::JSON::Object::Ptr json() const { return parsed(body); }
    [[nodiscard]] std::string code() const { return json()->optValue<std::string>("code", ""); }
    /// Fields of the violations, each followed by its code: "subject required".
    [[nodiscard]] std::vector<std::string> violations() const {
        std::vector<std::string> found;
        const auto list = json()->getArray("violations");
        for (unsigned i = 0; !list.isNull() && i < list->size(); ++i)
            found.push_back(list->getObject(i)->getValue<std::string>("field") + ' ' +
                            list->getObject(i)->getValue<std::string>("code"));
        return found;
    }
};

/// A World behind a real server on a free port.
struct HttpWorld : World {
    http::HttpServer server;

    explicit HttpWorld(const http::HttpSettings& settings = {}) : server(app, settings) {}

    struct Call {
        std::string method{"GET"};
        std::string path;
        std::string token;
        std::string body;
        std::string contentType{"application/json"};
        std::vector<std::pair<std::string, std::string>> headers;
    };

    HttpAnswer send(const Call& call) const {
        Poco::Net::HTTPClientSession session("127.0.0.1", server.port());
        Poco::Net::HTTPRequest request(call.method, call.path, "HTTP/1.1");
        if (!call.token.empty()) request.set("Authorization", "Bearer " + call.token);
        for (const auto& [name, value] : call.headers)
            request.add(name, value);
        if (!call.body.empty()) request.setContentType(call.contentType);
        if (call.method != "GET" && call.method != "HEAD")
            request.setContentLength(static_cast<std::streamsize>(call.body.size()));
        session.sendRequest(request) << call.body;
        HttpAnswer answer;
        auto& stream = session.receiveResponse(answer.response);
        Poco::StreamCopier::copyToString(stream, answer.body);
        answer.status = answer.response.getStatus();
        return answer;
    }
    HttpAnswer get(const std::string& path, const std::string& token = "") const {
        return send({"GET", path, token});
    }
    HttpAnswer post(const std::string& path, const std::string& token, const std::string& body) const {
        return send({"POST", path, token, body});
    }

    /// Registers an incoming document with one file; answers the address of its files, with a slash at the
    /// end.
    std::string registerFile(const std::string& token, const std::string& name,
                             const std::string& bytes) const {
        const auto document =
            R"({"direction":"incoming","code":"1/KH-BNV","issuer_name":"Bộ","issued_date":"2026-02-27","type":"KH",)"
            R"("subject":"Kế hoạch","files":[{"part":"f","name":")" +
            name + R"(","size":)" + std::to_string(bytes.size()) + R"(,"sha256":")" + app::tokenHash(bytes) +
            "\"}]}";
        const auto made =
            send({"POST",
                  "/api/v1/documents",
                  token,
                  "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n" + document +
                      "\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n" +
                      bytes + "\r\n--b--\r\n",
                  "multipart/form-data; boundary=b",
                  {}});
        if (made.status != 201) throw std::runtime_error("the registration was answered " + made.body);
        return "/api/v1/documents/" + made.json()->getValue<std::string>("id") + "/files/";
    }

    /// Sends these bytes as they are and reads until the server closes.
    std::string raw(const std::string& bytes) const {
        Poco::Net::StreamSocket socket(Poco::Net::SocketAddress("127.0.0.1", server.port()));
        socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
        socket.shutdownSend();
        std::string answer;
        char buffer[4096];
        for (int size = 0; (size = socket.receiveBytes(buffer, sizeof buffer)) > 0;)
            answer.append(buffer, static_cast<std::size_t>(size));
        return answer;
    }
};

}  // namespace vanthu::tests
