#pragma once

#include "server/mail/smtp.h"
#include "tests/support/smtp_server.h"

namespace vanthu::tests {

/// To hand mail to that server, as "vanthu@binhminh.gov.vn".
inline mail::SmtpSettings settingsFor(const SmtpServer& server) {
    mail::SmtpSettings smtp;
    smtp.host = "127.0.0.1";
    smtp.port = server.port();
    smtp.security = mail::Security::none;
    smtp.from = "vanthu@binhminh.gov.vn";
    return smtp;
}

}  // namespace vanthu::tests
