#include "tests/cli/test_server.h"

#include <mutex>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/StreamCopier.h>
#include <Poco/String.h>

namespace vanthu::tests {
namespace {

struct Shared {
    TestServer::Answer answer;
    std::mutex mutex;
    std::vector<Received> received;
};

class Handler : public Poco::Net::HTTPRequestHandler {
  public:
    explicit Handler(Shared& shared) : shared_(shared) {}

    void handleRequest(Poco::Net::HTTPServerRequest& request,
                       Poco::Net::HTTPServerResponse& response) override {
        Received received{request.getMethod(), request.getURI(), {}, {}};
        for (const auto& [name, value] : request)
            received.headers[Poco::toLower(name)] = value;
        Poco::StreamCopier::copyToString(request.stream(), received.body);
        Reply reply;
        {
            const std::lock_guard lock(shared_.mutex);
            shared_.received.push_back(received);
            reply = shared_.answer(received);
        }
        if (reply.status == 0) {
            static_cast<Poco::Net::HTTPServerRequestImpl&>(request).socket().close();
            return;
        }
        response.setStatus(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(reply.status));
        response.setContentType(reply.contentType);
        response.sendBuffer(reply.body.data(), reply.body.size());
    }

  private:
    Shared& shared_;
};

class Factory : public Poco::Net::HTTPRequestHandlerFactory {
  public:
    explicit Factory(Shared& shared) : shared_(shared) {}
    Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest&) override {
        return new Handler(shared_);  // the server owns it
    }

  private:
    Shared& shared_;
};

}  // namespace

struct TestServer::Running {
    explicit Running(Answer answer)
        : shared{std::move(answer), {}, {}},
          socket(Poco::Net::SocketAddress("127.0.0.1", 0)),
          server(new Factory(shared), socket, new Poco::Net::HTTPServerParams) {  // the server owns both
        server.start();
    }
    ~Running() { server.stopAll(true); }

    Shared shared;
    Poco::Net::ServerSocket socket;
    Poco::Net::HTTPServer server;
};

TestServer::TestServer(Answer answer) : running_(std::make_unique<Running>(std::move(answer))) {}
TestServer::~TestServer() = default;

std::string TestServer::url() const {
    return "http://127.0.0.1:" + std::to_string(running_->socket.address().port());
}

std::vector<Received> TestServer::received() const {
    const std::lock_guard lock(running_->shared.mutex);
    return running_->shared.received;
}

}  // namespace vanthu::tests
