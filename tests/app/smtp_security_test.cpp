#include "server/mail/smtp.h"
#include "tests/app/world.h"
#include "tests/support/certificate.h"
#include "tests/support/smtp_server.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using mail::Security;
using Outcome = mail::Answer::Outcome;

/// A mail server with a certificate for `host`, and what a client of it at "localhost" gets.
struct SecureServer {
    TempDir folder;
    Certificate certificate;
    SmtpServer server;
    Security security;

    SecureServer(const std::string& host, Security wanted)
        : certificate(makeCertificate(folder.path(), host)),
          server(wanted == Security::tls ? SmtpServer::Tls::fromTheFirstByte : SmtpServer::Tls::onRequest,
                 certificate),
          security(wanted) {}

    Outcome send(const std::filesystem::path& trusted) const {
        mail::SmtpSettings settings;
        settings.host = "localhost";
        settings.port = server.port();
        settings.security = security;
        settings.from = "vanthu@binhminh.gov.vn";
        settings.caFile = trusted.string();
        mail::SmtpTransport transport(settings);
        return transport.send({"a@b.vn", "1@b.vn", "Thử", "Thử\n", someMorning()}).outcome;
    }
};

TEST_CASE("a mail goes over TLS to a server whose certificate is trusted and of its name", "[app]") {
    const SecureServer secure("localhost", GENERATE(Security::startTls, Security::tls));
    CHECK(secure.send(secure.certificate.certificate) == Outcome::taken);
    REQUIRE(secure.server.received().size() == 1);
    CHECK(secure.server.received()[0].subject == "Thử");
}

TEST_CASE("a server whose certificate nobody trusts gets no mail", "[app]") {
    const SecureServer secure("localhost", GENERATE(Security::startTls, Security::tls));
    CHECK(secure.send("") == Outcome::unreachable);
    CHECK(secure.server.received().empty());
}

TEST_CASE("a server with a trusted certificate of another name gets no mail", "[app]") {
    const SecureServer secure("mail.example.vn", GENERATE(Security::startTls, Security::tls));
    CHECK(secure.send(secure.certificate.certificate) == Outcome::unreachable);
    CHECK(secure.server.received().empty());
}

}  // namespace
}  // namespace vanthu::tests
