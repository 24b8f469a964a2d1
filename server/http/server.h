#pragma once

#include "server/app/application.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vanthu::http {

struct HttpSettings {
    std::string host{"127.0.0.1"};
    std::uint16_t port{0};                    ///< 0 picks a free one
    int threads{128};                         ///< connections served at the same time; made when needed
    int waitingConnections{256};              ///< beyond them new connections are refused
    int timeoutSeconds{30};                   ///< for the next byte of a request
    int keepAliveSeconds{15};                 ///< for the next request on a connection
    std::vector<std::string> trustedProxies;  ///< addresses and networks whose X-Forwarded-* is believed
    std::filesystem::path web;                ///< built files of server/web; without them only the API
};

/// Serves the API on one port. Each connection has a thread while it lasts; when three quarters of them are
/// taken, answers close their connection, so that idle ones cannot lock others out.
class HttpServer {
  public:
    /// Listens when it returns. Throws Error{unavailable} when the port is taken, Error{invalidInput} for a
    /// trusted proxy that is no address.
    HttpServer(app::Application& application, const HttpSettings& settings);
    /// stop(), when nobody did.
    ~HttpServer();

    [[nodiscard]] std::uint16_t port() const;
    /// Takes no new connections, lets running requests end (at most some seconds), then closes.
    void stop();

  private:
    class Running;
    std::unique_ptr<Running> running_;
};

}  // namespace vanthu::http
