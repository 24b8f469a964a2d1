#include "server/http/listening_socket.h"

#include <Poco/Net/ServerSocketImpl.h>
#include <Poco/Net/StreamSocketImpl.h>
#include <Poco/Timespan.h>

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

namespace vanthu::http {
namespace {

using Clock = std::chrono::steady_clock;

short eventsOf(int mode) {
    int events = 0;
    if ((mode & Poco::Net::SocketImpl::SELECT_READ) != 0) events |= POLLIN;
    if ((mode & Poco::Net::SocketImpl::SELECT_WRITE) != 0) events |= POLLOUT;
    return static_cast<short>(events);  // errors are always told
}

class Connection : public Poco::Net::StreamSocketImpl {
  public:
    explicit Connection(poco_socket_t descriptor) : StreamSocketImpl(descriptor) {}

    bool poll(const Poco::Timespan& patience, int mode) override {
        const auto end = Clock::now() + std::chrono::microseconds(patience.totalMicroseconds());
        for (;;) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
            pollfd watched{sockfd(), eventsOf(mode), 0};
            const int count = ::poll(&watched, 1, static_cast<int>(std::max<std::int64_t>(0, left)));
            if (count >= 0) return count > 0;
            if (lastError() != EINTR) error();
        }
    }
};

class Listener : public Poco::Net::ServerSocketImpl {
  public:
    Poco::Net::SocketImpl* acceptConnection(Poco::Net::SocketAddress& client) override {
        sockaddr_storage address{};
        socklen_t length = sizeof address;
        for (;;) {
            const int accepted =
                accept4(sockfd(), reinterpret_cast<sockaddr*>(&address), &length, SOCK_CLOEXEC);
            if (accepted >= 0) {
                client = {reinterpret_cast<sockaddr*>(&address), length};
                return new Connection(accepted);  // Poco counts its references
            }
            if (lastError() != EINTR) error();
        }
    }
};

class ListeningSocket : public Poco::Net::ServerSocket {
  public:
    ListeningSocket() : ServerSocket(new Listener, true) {}
};

}  // namespace

Poco::Net::ServerSocket listeningSocket(const Poco::Net::SocketAddress& address, int backlog) {
    ListeningSocket socket;
    socket.bind(address, true);
    socket.listen(backlog);
    return socket;
}

}  // namespace vanthu::http
