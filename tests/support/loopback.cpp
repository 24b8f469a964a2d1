#include "tests/support/loopback.h"

#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace vanthu::tests {

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

std::uint16_t freePort() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(socket, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no free port");
    ::close(socket);
    return ntohs(address.sin_port);
}

bool greets(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(port);
    char byte = 0;
    const bool spoke = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                       ::read(socket, &byte, 1) == 1;
    ::close(socket);
    return spoke;
}

}  // namespace vanthu::tests
