#pragma once

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>

namespace vanthu::http {

/// Bound to the address and listening; the connections it accepts wait by poll(2). Those of Poco's own socket
/// make an epoll descriptor for every wait and close it again, at every request. Throws Poco::Exception.
Poco::Net::ServerSocket listeningSocket(const Poco::Net::SocketAddress& address, int backlog);

}  // namespace vanthu::http
