#include "tests/bench/spine_bench.h"

#include "tests/bench/load_client.h"
#include "tests/support/programs.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <atomic>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/ThreadPool.h>

namespace vanthu::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kListWindow = std::chrono::seconds(3);
constexpr int kListClients = 16;
constexpr int kListRounds = 3;

class ConstantHandler : public Poco::Net::HTTPRequestHandler {
  public:
    explicit ConstantHandler(const std::string& body) : body_(body) {}
    void handleRequest(Poco::Net::HTTPServerRequest&, Poco::Net::HTTPServerResponse& response) override {
        response.setContentType("application/json");
        response.sendBuffer(body_.data(), body_.size());
    }

  private:
    const std::string& body_;
};

class ConstantFactory : public Poco::Net::HTTPRequestHandlerFactory {
  public:
    explicit ConstantFactory(std::string body) : body_(std::move(body)) {}
    Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest&) override {
        return new ConstantHandler(body_);  // Poco's server owns and deletes it
    }

  private:
    std::string body_;
};

/// A Poco server in a process of its own that answers every request with the same bytes.
class ConstantServer {
  public:
    explicit ConstantServer(const std::string& body) {
        Poco::Net::ServerSocket socket(Poco::Net::SocketAddress("127.0.0.1", 0));
        port_ = socket.address().port();
        pid_ = fork();
        if (pid_ == 0) serve(socket, body);
    }
    ~ConstantServer() {
        ::kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    ConstantServer(const ConstantServer&) = delete;
    ConstantServer& operator=(const ConstantServer&) = delete;
    [[nodiscard]] int port() const { return port_; }

  private:
    [[noreturn]] static void serve(const Poco::Net::ServerSocket& socket, const std::string& body) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // not left behind when the benchmark is killed
        Poco::ThreadPool pool(kListClients, kListClients);
        Poco::Net::HTTPServerParams::Ptr parameters = new Poco::Net::HTTPServerParams;
        parameters->setMaxThreads(kListClients);
        parameters->setMaxKeepAliveRequests(0);
        Poco::Net::HTTPServer server(new ConstantFactory(body), pool, socket, parameters);
        server.start();
        for (;;)
            pause();
    }

    int port_{0};
    pid_t pid_{0};
};

double requestsPerSecond(int port, const std::string& request) {
    std::atomic<long> answered{0};
    const auto start = Clock::now();
    std::vector<std::thread> threads;
    for (int client = 0; client < kListClients; ++client)
        threads.emplace_back([&] {
            LoadClient connection(port);
            long count = 0;
            while (Clock::now() < start + kListWindow)
                if (connection.send(request).status == 200) ++count;
            answered += count;
        });
    for (auto& thread : threads)
        thread.join();
    return static_cast<double>(answered) / std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

void measureListPages(Installation& installation, const Report& report) {
    const std::string request =
        getRequest("/api/v1/documents?direction=outgoing&limit=20", installation.clerkToken());
    const Answer page = LoadClient(installation.port()).send(request);
    if (page.status != 200) throw std::runtime_error("the list page answered " + std::to_string(page.status));

    ConstantServer constant(page.body);
    std::vector<double> pages;
    std::vector<double> constants;
    for (int round = 0; round < kListRounds; ++round) {
        constants.push_back(requestsPerSecond(constant.port(), getRequest("/", "")));
        pages.push_back(requestsPerSecond(installation.port(), request));
    }
    report({"list page of 20, " + std::to_string(page.body.size()) + " bytes, 16 clients", median(pages),
            "1/s", "Poco server, constant of that size", median(constants), 0.3});
}

void measureMemory(Installation& installation, const std::string& when, const Report& report) {
    const auto megabytes = [](pid_t pid) { return static_cast<double>(tests::residentBytes(pid)) / 1e6; };
    const double target = when == "idle" ? 60 : 0;
    report({"memory of vanthud, " + when, megabytes(installation.server().pid()), "MB", "", 0, target, true});
    for (const auto& child : tests::childrenOf(installation.server().pid())) {
        report({"memory of " + child.name + ", " + when, megabytes(child.pid), "MB", "", 0, 0, true});
        for (const auto& grandchild : tests::childrenOf(child.pid))
            report({"memory of " + grandchild.name + ", " + when, megabytes(grandchild.pid), "MB", "", 0, 0,
                    true});
    }
}

}  // namespace vanthu::bench
