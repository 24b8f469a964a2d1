#pragma once

#include "tests/support/certificate.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace Poco::Net {
class ServerSocket;
}  // namespace Poco::Net

namespace vanthu::tests {

/// A mail that the server took.
struct ReceivedMail {
    std::string from, to;
    std::string text;     ///< as it came, without the final dot
    std::string subject;  ///< decoded
    std::string body;     ///< decoded; of a multipart/mixed its first part
    std::string messageId;
    std::map<std::string, std::string> attachments;  ///< decoded, by their names
};

/// A mail server on the loopback, on a free port, that does with each connection what it was told to; what it
/// was not told, it takes.
class SmtpServer {
  public:
    enum class Does {
        take,
        refuseForNow,   ///< 451 to the recipient
        refuse,         ///< 550 to the recipient
        refuseText,     ///< 554 after the text
        cutBeforeText,  ///< closes instead of answering DATA
        takeAndCut,     ///< keeps the mail and closes instead of saying so
        greetWithBusy,  ///< 421 instead of a greeting
    };

    /// How it speaks TLS.
    enum class Tls { never, fromTheFirstByte, onRequest };

    SmtpServer() : SmtpServer(Tls::never, std::nullopt) {}
    SmtpServer(Tls tls, std::optional<Certificate> certificate);
    ~SmtpServer();

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// For the next connections, in this order.
    void next(std::vector<Does> doings);
    [[nodiscard]] std::vector<ReceivedMail> received() const;
    [[nodiscard]] int connections() const;

  private:
    void serve(const std::stop_token& stop);
    void answer(const std::stop_token& stop);

    const Tls tls_;
    const std::optional<Certificate> certificate_;
    std::unique_ptr<Poco::Net::ServerSocket> socket_;
    std::uint16_t port_{0};
    mutable std::mutex mutex_;
    std::deque<Does> doings_;
    std::vector<ReceivedMail> received_;
    int connections_{0};
    std::jthread thread_;
};

}  // namespace vanthu::tests
