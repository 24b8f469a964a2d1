#include "server/http/server.h"

#include "schemas/domain/error.h"
#include "server/http/dispatcher.h"
#include "server/http/listening_socket.h"
#include "server/http/routes.h"
#include "server/http/web_files.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/ThreadPool.h>
#include <Poco/Timespan.h>

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace vanthu::http {
namespace {

using Poco::Net::HTTPRequestHandler;
using Poco::Net::HTTPServerParams;
using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

constexpr int kIdleThreadSeconds = 30;
constexpr int kThreadStackBytes = 512 << 10;
constexpr int kBacklog = 512;
constexpr int kNiceness = 4;
constexpr std::chrono::seconds kStopPatience{5};

/// All changes of everybody go through one thread of the database: while processors are short, it must not
/// wait behind the threads that wait for it.
void giveWayToTheWriter() {
    [[maybe_unused]] thread_local const int given =
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness);
}

class Handling : public HTTPRequestHandler {
  public:
    explicit Handling(Dispatcher& dispatcher) : dispatcher_(dispatcher) {}
    void handleRequest(HTTPServerRequest& request, HTTPServerResponse& response) override {
        giveWayToTheWriter();
        dispatcher_.serve(request, response);
    }

  private:
    Dispatcher& dispatcher_;
};

class HandlingFactory : public Poco::Net::HTTPRequestHandlerFactory {
  public:
    explicit HandlingFactory(Dispatcher& dispatcher) : dispatcher_(dispatcher) {}
    HTTPRequestHandler* createRequestHandler(const HTTPServerRequest&) override {
        return new Handling(dispatcher_);  // Poco deletes it after the request
    }

  private:
    Dispatcher& dispatcher_;
};

Poco::Net::ServerSocket listening(const HttpSettings& settings) {
    try {
        return listeningSocket({settings.host, settings.port}, kBacklog);
    } catch (const Poco::Exception& error) {
        throw Error(ErrorCode::unavailable, "cannot listen on " + settings.host + ":" +
                                                std::to_string(settings.port) + ": " + error.displayText());
    }
}

HTTPServerParams::Ptr parametersOf(const HttpSettings& settings) {
    HTTPServerParams::Ptr parameters = new HTTPServerParams;  // owned by the pointer
    parameters->setMaxThreads(settings.threads);
    parameters->setMaxQueued(settings.waitingConnections);
    parameters->setTimeout(Poco::Timespan(settings.timeoutSeconds, 0));
    parameters->setKeepAlive(true);
    parameters->setKeepAliveTimeout(Poco::Timespan(settings.keepAliveSeconds, 0));
    parameters->setThreadIdleTime(Poco::Timespan(kIdleThreadSeconds, 0));
    parameters->setSoftwareVersion("vanthu");
    return parameters;
}

}  // namespace

class HttpServer::Running {
  public:
    Running(app::Application& application, const HttpSettings& settings)
        : crowd_(settings.threads * 3 / 4),
          threads_("http", 2, settings.threads, kIdleThreadSeconds, kThreadStackBytes),
          dispatcher_(application, routes(), ClientAddresses(settings.trustedProxies), WebFiles(settings.web),
                      [this] { return server_.currentConnections() >= crowd_; }),
          server_(new HandlingFactory(dispatcher_), threads_, listening(settings), parametersOf(settings)) {
        server_.start();
    }

    ~Running() { stop(); }

    [[nodiscard]] std::uint16_t port() const { return server_.port(); }

    void stop() {
        if (stopped_.exchange(true)) return;
        server_.stop();
        const auto deadline = std::chrono::steady_clock::now() + kStopPatience;
        server_.stopAll(false);  // idle connections close, running requests end first
        while (server_.currentConnections() > 0 && std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        server_.stopAll(true);
        threads_.joinAll();
    }

  private:
    int crowd_;
    Poco::ThreadPool threads_;
    Dispatcher dispatcher_;
    Poco::Net::HTTPServer server_;
    std::atomic<bool> stopped_{false};
};

HttpServer::HttpServer(app::Application& application, const HttpSettings& settings)
    : running_(std::make_unique<Running>(application, settings)) {}

HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const {
    return running_->port();
}

void HttpServer::stop() {
    running_->stop();
}

}  // namespace vanthu::http
