#include "tests/bench/load_client.h"

#include "tests/support/loopback.h"

#include <netinet/tcp.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>
#include <stdexcept>

namespace vanthu::bench {

namespace {

/// The value of a header in a head that ends with an empty line; "" when it is absent.
std::string_view headerValue(std::string_view head, std::string_view name) {
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        const std::string_view line = head.substr(at + 2);
        if (line.size() <= name.size() || line[name.size()] != ':') continue;
        if (strncasecmp(line.data(), name.data(), name.size()) != 0) continue;
        const std::size_t start = line.find_first_not_of(' ', name.size() + 1);
        return line.substr(start, line.find("\r\n") - start);
    }
    return {};
}

}  // namespace

LoadClient::LoadClient(int port) : port_(port) {
    connect();
}
LoadClient::~LoadClient() {
    close();
}

void LoadClient::connect() {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const auto address = tests::loopback(static_cast<std::uint16_t>(port_));
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect to port " + std::to_string(port_));
    buffer_.clear();
}

void LoadClient::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
}

Answer LoadClient::send(std::string_view request) {
    Answer answer;
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (writeAll(request) && readAnswer(answer)) return answer;
        close();
        connect();
    }
    throw std::runtime_error("the server does not answer");
}

bool LoadClient::writeAll(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool LoadClient::readAnswer(Answer& answer) {
    char chunk[64 * 1024];
    std::size_t headEnd = std::string::npos;
    std::size_t bodyLength = 0;
    while (headEnd == std::string::npos || buffer_.size() < headEnd + bodyLength) {
        const ssize_t count = ::recv(socket_, chunk, sizeof chunk, 0);
        if (count <= 0) return false;
        buffer_.append(chunk, static_cast<std::size_t>(count));
        if (headEnd != std::string::npos) continue;
        const std::size_t end = buffer_.find("\r\n\r\n");
        if (end == std::string::npos) continue;
        headEnd = end + 4;
        const std::string length(headerValue(std::string_view(buffer_).substr(0, headEnd), "Content-Length"));
        bodyLength = length.empty() ? 0 : std::stoul(length);
    }
    answer.status = std::stoi(buffer_.substr(9, 3));
    answer.body = buffer_.substr(headEnd, bodyLength);
    buffer_.erase(0, headEnd + bodyLength);
    return true;
}

Answer LoadClient::get(const std::string& path, const std::string& token) {
    return send(getRequest(path, token));
}

Answer LoadClient::post(const std::string& path, const std::string& token, const std::string& contentType,
                        std::string_view body) {
    return send(postRequest(path, token, contentType, body));
}

std::string getRequest(const std::string& path, const std::string& token) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" +
           (token.empty() ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n";
}

std::string postRequest(const std::string& path, const std::string& token, const std::string& contentType,
                        std::string_view body) {
    std::string request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + contentType +
                          "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    if (!token.empty()) request += "Authorization: Bearer " + token + "\r\n";
    request += "\r\n";
    request += body;
    return request;
}

}  // namespace vanthu::bench
