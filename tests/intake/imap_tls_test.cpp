#include "server/imap/imap_mailbox.h"

#include "schemas/domain/error.h"
#include "tests/intake/imap_server.h"
#include "tests/intake/private_authority.h"
#include "tests/intake/scripted_server.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <stop_token>
#include <string>
#include <thread>

namespace vanthu::tests {
namespace {

using imap::Security;

bool isSkippedTls() {
    if (ImapServer::isInstalled() && PrivateAuthority::isInstalled()) return false;
    WARN("dovecot-imapd or openssl is not installed: skipped");
    return true;
}

/// A Dovecot with a certificate of an authority that only this test knows.
struct EncryptedServer {
    TempDir folder;
    PrivateAuthority authority{folder.path() / "ca"};
    ImapServer server{folder.path() / "dovecot", authority.issue("server", "localhost")};

    [[nodiscard]] imap::ImapSettings settings(Security security) const {
        auto settings = server.settings(security);
        settings.caFile = authority.certificate();
        return settings;
    }
    [[nodiscard]] bool sawLogin() const { return server.log().find("Login: user=") != std::string::npos; }
};

/// What went wrong with a look into the mailbox; "" when it went well.
std::string troubleOf(const imap::ImapSettings& settings) {
    try {
        static_cast<void>(imap::ImapMailbox(settings).messages());
        return {};
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unavailable);
        return error.what();
    }
}

TEST_CASE("a mailbox is read over TLS from the first byte, and over STARTTLS", "[intake]") {
    if (isSkippedTls()) return;
    const auto security = GENERATE(Security::tls, Security::startTls);
    EncryptedServer encrypted;
    encrypted.server.deliver("Subject: a\r\n\r\nb\r\n");
    imap::ImapMailbox mailbox(encrypted.settings(security));

    const auto ids = mailbox.messages();

    REQUIRE(ids.size() == 1);
    CHECK(mailbox.fetch(ids[0], 1000) == "Subject: a\r\n\r\nb\r\n");
    mailbox.moveAway(ids[0]);
    CHECK(encrypted.server.messages().empty());
    CHECK(encrypted.server.log().find("TLS") != std::string::npos);
}

TEST_CASE("a server that the authority does not vouch for gets no password", "[intake]") {
    if (isSkippedTls()) return;
    const auto security = GENERATE(Security::tls, Security::startTls);
    const EncryptedServer encrypted;
    auto unknown = encrypted.settings(security);
    const PrivateAuthority another(encrypted.folder.path() / "another");
    unknown.caFile = GENERATE_COPY(another.certificate(), std::filesystem::path{});

    const auto trouble = troubleOf(unknown);

    INFO(trouble);
    CHECK(trouble.find("certificate") != std::string::npos);
    CHECK_FALSE(encrypted.sawLogin());
}

TEST_CASE("a server under another name than its certificate's gets no password", "[intake]") {
    if (isSkippedTls()) return;
    const auto security = GENERATE(Security::tls, Security::startTls);
    const EncryptedServer encrypted;
    auto elsewhere = encrypted.settings(security);
    elsewhere.host = "127.0.0.1";

    const auto trouble = troubleOf(elsewhere);

    INFO(trouble);
    CHECK(trouble.find("127.0.0.1") != std::string::npos);
    CHECK_FALSE(encrypted.sawLogin());
}

TEST_CASE("a server that offers no STARTTLS is refused before the password", "[intake]") {
    const std::string greeting = GENERATE("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN] hi\r\n",
                                          "* PREAUTH [CAPABILITY IMAP4rev1] hi\r\n");
    ScriptedServer server(greeting,
                          "* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN SASL-IR\r\n{tag} OK done\r\n");
    imap::ImapSettings settings;
    settings.host = "127.0.0.1";
    settings.port = server.port();
    settings.security = Security::startTls;
    settings.user = "vanthu";
    settings.password = "mat-khau-hop-thu";

    CHECK_FALSE(troubleOf(settings).empty());

    const auto heard = server.heard();
    INFO(heard);
    CHECK(heard.find("CAPABILITY") != std::string::npos);
    for (const auto* word : {"LOGIN", "AUTHENTICATE", "STATUS", "mat-khau-hop-thu", "bWF0LWtoYXUt"})
        CHECK(heard.find(word) == std::string::npos);
}

TEST_CASE("a mail server that says nothing is not waited for when it is time to stop", "[intake]") {
    ScriptedServer server("", "");
    imap::ImapSettings settings;
    settings.host = "127.0.0.1";
    settings.port = server.port();
    settings.security = GENERATE(Security::none, Security::tls);
    std::stop_source source;
    imap::ImapMailbox mailbox(settings, source.get_token());
    const std::jthread stopping([&] {
        while (!server.wasVisited())
            std::this_thread::yield();
        source.request_stop();
    });

    const auto before = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(mailbox.messages(), Error);

    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
}

}  // namespace
}  // namespace vanthu::tests
