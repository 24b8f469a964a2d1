#pragma once

#include <netinet/in.h>

#include <cstdint>

namespace vanthu::tests {

/// That port of the loopback device; 0 for any free one.
[[nodiscard]] sockaddr_in loopback(std::uint16_t port);

/// A port of the loopback device that nobody listens on at the moment, for programs that want to be told one.
[[nodiscard]] std::uint16_t freePort();

/// True when something there takes a connection and says something.
[[nodiscard]] bool greets(std::uint16_t port);

}  // namespace vanthu::tests
