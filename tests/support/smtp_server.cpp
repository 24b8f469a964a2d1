#include "tests/support/smtp_server.h"

#include <Poco/Base64Decoder.h>
#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/DialogSocket.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/ServerSocket.h>

#include <functional>
#include <iterator>
#include <sstream>
#include <utility>

namespace vanthu::tests {
namespace {

using Does = SmtpServer::Does;

std::string decoded(const std::string& base64) {
    std::istringstream text(base64);
    Poco::Base64Decoder decoder(text);
    return {std::istreambuf_iterator<char>(decoder), {}};
}

std::string headerOf(const std::string& text, const std::string& name) {
    const auto at = text.find(name + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 2;
    auto end = text.find("\r\n", begin);
    while (end != std::string::npos && end + 2 < text.size() && text[end + 2] == ' ')
        end = text.find("\r\n", end + 2);
    return text.substr(begin, end - begin);
}

/// Every "=?UTF-8?B?…?=" of the header.
std::string decodedWords(std::string header) {
    std::string text;
    const std::string open = "=?UTF-8?B?";
    for (auto at = header.find(open); at != std::string::npos; at = header.find(open)) {
        const auto end = header.find("?=", at + open.size());
        text += decoded(header.substr(at + open.size(), end - at - open.size()));
        header.erase(0, end + 2);
    }
    return text;
}

std::string between(const std::string& line, char open, char close) {
    const auto begin = line.find(open) + 1;
    return line.substr(begin, line.find(close, begin) - begin);
}

Poco::Net::Context::Ptr contextOf(const Certificate& certificate) {
    return new Poco::Net::Context(Poco::Net::Context::TLS_SERVER_USE, certificate.key.string(),
                                  certificate.certificate.string(), "", Poco::Net::Context::VERIFY_NONE);
}

std::unique_ptr<Poco::Net::ServerSocket> listener(SmtpServer::Tls tls,
                                                  const std::optional<Certificate>& certificate) {
    const Poco::Net::SocketAddress address("127.0.0.1", 0);
    constexpr int kBacklog = 16;
    if (tls == SmtpServer::Tls::fromTheFirstByte)
        return std::make_unique<Poco::Net::SecureServerSocket>(address, kBacklog, contextOf(*certificate));
    return std::make_unique<Poco::Net::ServerSocket>(address, kBacklog);
}

/// What stands behind the headers.
std::string contentOf(const std::string& part) {
    return decoded(part.substr(part.find("\r\n\r\n") + 4));
}

void readText(ReceivedMail& mail) {
    mail.subject = decodedWords(headerOf(mail.text, "Subject"));
    mail.messageId = headerOf(mail.text, "Message-ID");
    const auto type = headerOf(mail.text, "Content-Type");
    if (!type.starts_with("multipart/")) {
        mail.body = contentOf(mail.text);
        return;
    }
    const auto line = "\r\n--" + between(type, '"', '"');
    auto begin = mail.text.find(line) + line.size();
    for (bool isFirst = true; mail.text.compare(begin, 2, "--") != 0; isFirst = false) {
        const auto end = mail.text.find(line, begin);
        // Closes the connection as a client that cuts a letter short would: nothing was taken.
        if (end == std::string::npos) throw Poco::DataFormatException("a multipart without its end");
        const auto part = mail.text.substr(begin + 2, end - begin - 2);
        if (isFirst)
            mail.body = contentOf(part);
        else
            mail.attachments[between(headerOf(part, "Content-Disposition"), '"', '"')] = contentOf(part);
        begin = end + line.size();
    }
}

/// One connection, from greeting to end. A mail is given to `take` before the client hears of it.
void talk(Poco::Net::DialogSocket& peer, Does does, const Certificate* startTls,
          const std::function<void(ReceivedMail)>& take) {
    if (does == Does::greetWithBusy) return peer.sendMessage("421 too busy");
    peer.sendMessage("220 test ready");
    ReceivedMail mail;
    for (std::string line; peer.receiveMessage(line);) {
        if (line.starts_with("EHLO")) {
            peer.sendMessage("250-test");
            peer.sendMessage(startTls != nullptr ? "250 STARTTLS" : "250 8BITMIME");
        } else if (line.starts_with("STARTTLS") && startTls != nullptr) {
            peer.sendMessage("220 go on");
            peer = Poco::Net::DialogSocket(Poco::Net::SecureStreamSocket::attach(peer, contextOf(*startTls)));
            startTls = nullptr;
        } else if (line.starts_with("MAIL FROM")) {
            mail.from = between(line, '<', '>');
            peer.sendMessage("250 ok");
        } else if (line.starts_with("RCPT TO")) {
            mail.to = between(line, '<', '>');
            if (does == Does::refuseForNow) return peer.sendMessage("451 try later");
            if (does == Does::refuse) return peer.sendMessage("550 no such user");
            peer.sendMessage("250 ok");
        } else if (line.starts_with("DATA")) {
            if (does == Does::cutBeforeText) return;
            peer.sendMessage("354 go on");
            while (peer.receiveMessage(line) && line != ".")
                mail.text += line + "\r\n";
            if (does == Does::refuseText) return peer.sendMessage("554 looks like spam");
            readText(mail);
            take(std::move(mail));
            if (does == Does::takeAndCut) return;
            peer.sendMessage("250 taken");
        } else if (line.starts_with("QUIT")) {
            return peer.sendMessage("221 bye");
        } else {
            peer.sendMessage("500 what");
        }
    }
}

}  // namespace

SmtpServer::SmtpServer(Tls tls, std::optional<Certificate> certificate)
    : tls_(tls),
      certificate_(std::move(certificate)),
      socket_(listener(tls_, certificate_)),
      port_(socket_->address().port()),
      thread_([this](const std::stop_token& stop) { serve(stop); }) {}

SmtpServer::~SmtpServer() {
    thread_.request_stop();
    try {
        // Wakes the thread that waits for a connection.
        Poco::Net::StreamSocket(Poco::Net::SocketAddress("127.0.0.1", port_));
    } catch (const Poco::Exception&) {
        socket_->close();
    }
}

void SmtpServer::next(std::vector<Does> doings) {
    const std::lock_guard lock(mutex_);
    doings_.assign(doings.begin(), doings.end());
}

std::vector<ReceivedMail> SmtpServer::received() const {
    const std::lock_guard lock(mutex_);
    return received_;
}

int SmtpServer::connections() const {
    const std::lock_guard lock(mutex_);
    return connections_;
}

void SmtpServer::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        try {
            answer(stop);
        } catch (const Poco::Exception&) {
            continue;  // the client went away, or did not like the certificate: nothing was taken
        }
    }
}

void SmtpServer::answer(const std::stop_token& stop) {
    Poco::Net::StreamSocket socket = socket_->acceptConnection();
    auto does = Does::take;
    {
        const std::lock_guard lock(mutex_);
        if (stop.stop_requested()) return;
        ++connections_;
        if (!doings_.empty()) {
            does = doings_.front();
            doings_.pop_front();
        }
    }
    Poco::Net::DialogSocket peer(socket);
    talk(peer, does, tls_ == Tls::onRequest ? &*certificate_ : nullptr, [&](ReceivedMail mail) {
        const std::lock_guard lock(mutex_);
        received_.push_back(std::move(mail));
    });
}

}  // namespace vanthu::tests
