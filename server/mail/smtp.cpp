#include "server/mail/smtp.h"

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "server/mail/letter_text.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/RejectCertificateHandler.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/SSLManager.h>
#include <Poco/Net/SecureSMTPClientSession.h>
#include <Poco/Net/SecureStreamSocket.h>

#include <memory>
#include <mutex>
#include <sstream>
#include <utility>

namespace vanthu::mail {
namespace {

using Poco::Net::SMTPClientSession;
using Outcome = Answer::Outcome;

constexpr int kTimeoutSeconds = 30;

Poco::Net::Context::Ptr contextOf(const SmtpSettings& settings) {
    Poco::Net::Context::Ptr context(new Poco::Net::Context(Poco::Net::Context::TLS_CLIENT_USE, "", "",
                                                           settings.caFile, Poco::Net::Context::VERIFY_STRICT,
                                                           9, true));
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    context->enableExtendedCertificateVerification(true);
    return context;
}

/// Without a handler of ours Poco looks for one in a configuration file that there is not.
void refuseBadCertificates(const Poco::Net::Context::Ptr& context) {
    static std::once_flag once;
    std::call_once(once, [&] {
        Poco::Net::initializeSSL();
        Poco::Net::SSLManager::instance().initializeClient(
            nullptr, new Poco::Net::RejectCertificateHandler(false), context);
    });
}

std::unique_ptr<SMTPClientSession> connected(const SmtpSettings& settings) {
    if (settings.security == Security::none)
        return std::make_unique<SMTPClientSession>(settings.host, settings.port);
    const auto context = contextOf(settings);
    refuseBadCertificates(context);
    if (settings.security == Security::startTls)
        return std::make_unique<Poco::Net::SecureSMTPClientSession>(settings.host, settings.port);
    Poco::Net::SecureStreamSocket socket(context);
    socket.setPeerHostName(settings.host);
    socket.connect(Poco::Net::SocketAddress(settings.host, settings.port),
                   Poco::Timespan(kTimeoutSeconds, 0));
    return std::make_unique<SMTPClientSession>(socket);
}

/// Ready for MAIL FROM.
std::unique_ptr<SMTPClientSession> greeted(const SmtpSettings& settings, const std::string& ownName) {
    auto session = connected(settings);
    session->setTimeout(Poco::Timespan(kTimeoutSeconds, 0));
    session->login(ownName);
    if (settings.security == Security::startTls) {
        auto& secure = dynamic_cast<Poco::Net::SecureSMTPClientSession&>(*session);
        if (!secure.startTLS(contextOf(settings)))
            throw Poco::Net::SMTPException("the server does not offer STARTTLS");
        session->login(ownName);
    }
    if (!settings.user.empty())
        session->login(ownName, SMTPClientSession::AUTH_PLAIN, settings.user, settings.password);
    return session;
}

std::string printable(std::string text) {
    if (text.size() > limits::kSmtpAnswer) text.resize(limits::kSmtpAnswer);
    for (auto& c : text)
        if (c < ' ' || c > '~') c = ' ';
    return text;
}

/// Of a letter that the server refused, by its status.
Answer refusalOf(const Poco::Net::SMTPException& error) {
    const auto reason = printable(error.message());
    if (error.code() >= 500 && error.code() < 600) return {Outcome::never, reason};
    if (error.code() >= 400) return {Outcome::later, reason};
    return {Outcome::unreachable, reason};
}

}  // namespace

SmtpTransport::SmtpTransport(SmtpSettings settings) : settings_(std::move(settings)) {}

std::string SmtpTransport::domain() const {
    return settings_.from.substr(settings_.from.find('@') + 1);
}

Answer SmtpTransport::send(const Letter& letter) {
    std::istringstream text;
    try {
        text.str(wireText(letter, settings_.from));
    } catch (const Error& error) {
        return {Outcome::never, error.what()};
    }
    std::unique_ptr<SMTPClientSession> session;
    try {
        session = greeted(settings_, domain());
    } catch (const Poco::Exception& error) {
        // What a failed login says may repeat what was sent: its class is enough.
        return {Outcome::unreachable, printable(std::string(error.name()))};
    }
    try {
        session->sendAddresses(settings_.from, {letter.to});
        session->sendData();
        session->sendMessage(text);
    } catch (const Poco::Net::SMTPException& error) {
        return refusalOf(error);
    } catch (const Poco::Exception& error) {
        return {Outcome::unreachable, printable(error.displayText())};
    }
    try {
        session->close();
    } catch (const Poco::Exception&) {
        return {Outcome::taken, "closed without QUIT"};  // taken all the same
    }
    return {Outcome::taken, ""};
}

}  // namespace vanthu::mail
