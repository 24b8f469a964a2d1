#include "tests/support/time_server.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/StreamCopier.h>

#include <utility>

namespace vanthu::tests {
namespace {

using Answer = std::function<std::string(const std::string&)>;

class Handler : public Poco::Net::HTTPRequestHandler {
  public:
    explicit Handler(const Answer& answer) : answer_(answer) {}
    void handleRequest(Poco::Net::HTTPServerRequest& request,
                       Poco::Net::HTTPServerResponse& response) override {
        std::string query;
        Poco::StreamCopier::copyToString(request.stream(), query);
        const auto answer = answer_(query);
        if (answer.empty() || request.getContentType() != "application/timestamp-query")
            response.setStatus(Poco::Net::HTTPResponse::HTTP_INTERNAL_SERVER_ERROR);
        response.setContentType("application/timestamp-reply");
        response.setContentLength(static_cast<std::streamsize>(answer.size()));
        response.send() << answer;
    }

  private:
    const Answer& answer_;
};

class Factory : public Poco::Net::HTTPRequestHandlerFactory {
  public:
    explicit Factory(Answer answer) : answer_(std::move(answer)) {}
    Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest&) override {
        return new Handler(answer_);  // Poco owns it
    }

  private:
    Answer answer_;
};

}  // namespace

struct TimeServer::State {
    explicit State(Answer answer)
        : socket(Poco::Net::SocketAddress("127.0.0.1", 0)),
          server(new Factory(std::move(answer)), socket, new Poco::Net::HTTPServerParams) {
        server.start();
    }
    Poco::Net::ServerSocket socket;
    Poco::Net::HTTPServer server;
};

TimeServer::TimeServer(Answer answer) : state_(std::make_unique<State>(std::move(answer))) {}

TimeServer::~TimeServer() {
    state_->server.stopAll(true);
}

std::string TimeServer::url() const {
    return "http://127.0.0.1:" + std::to_string(state_->socket.address().port()) + "/stamp";
}

}  // namespace vanthu::tests
