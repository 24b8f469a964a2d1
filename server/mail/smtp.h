#pragma once

#include "server/mail/transport.h"

#include <cstdint>
#include <string>

namespace vanthu::mail {

/// How the connection to the mail server is protected.
enum class Security {
    none,      ///< for a server on this machine
    startTls,  ///< encrypted from STARTTLS on; a server without it is refused
    tls,       ///< encrypted from the first byte
};

struct SmtpSettings {
    std::string host;  ///< "": no mail is sent
    std::uint16_t port{587};
    Security security{Security::startTls};
    std::string from;  ///< address of the sender
    std::string user;  ///< "": no login
    std::string password;
    std::string caFile;  ///< certificates that are trusted besides those of the system
};

/// A mail server over SMTP; a connection per letter. The certificate of an encrypted one must be valid and of
/// that host. One thread.
class SmtpTransport : public Transport {
  public:
    explicit SmtpTransport(SmtpSettings settings);

    [[nodiscard]] Answer send(const Letter& letter) override;
    [[nodiscard]] std::string domain() const override;

  private:
    SmtpSettings settings_;
};

}  // namespace vanthu::mail
