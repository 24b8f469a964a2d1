#include "tests/intake/scripted_server.h"

#include "tests/support/loopback.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

namespace vanthu::tests {
namespace {

constexpr int kLookMs = 20;

bool hasInput(int socket) {
    pollfd waits{socket, POLLIN, 0};
    return ::poll(&waits, 1, kLookMs) > 0;
}

void say(int connection, const std::string& text) {
    static_cast<void>(::send(connection, text.data(), text.size(), MSG_NOSIGNAL));
}

}  // namespace

ScriptedServer::ScriptedServer(std::string greeting, std::string reply)
    : greeting_(std::move(greeting)),
      reply_(std::move(reply)),
      listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    auto address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listening_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listening_, 8) != 0 ||
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no free port");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

ScriptedServer::~ScriptedServer() {
    end();
    ::close(listening_);
}

std::string ScriptedServer::heard() {
    end();
    return heard_;
}

void ScriptedServer::end() {
    ends_ = true;
    if (thread_.joinable()) thread_.join();
}

void ScriptedServer::serve() {
    while (!ends_) {
        if (!hasInput(listening_)) continue;
        const int connection = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        visited_ = true;
        converse(connection);
        ::close(connection);
    }
}

void ScriptedServer::converse(int connection) {
    say(connection, greeting_);
    std::string line;
    while (!ends_) {
        if (!hasInput(connection)) continue;
        char byte = 0;
        if (::recv(connection, &byte, 1, 0) != 1) return;
        heard_ += byte;
        line += byte;
        if (byte != '\n') continue;
        auto reply = reply_;
        if (const auto at = reply.find("{tag}"); at != std::string::npos)
            reply.replace(at, 5, line.substr(0, line.find(' ')));
        say(connection, reply);
        line.clear();
    }
}

}  // namespace vanthu::tests
