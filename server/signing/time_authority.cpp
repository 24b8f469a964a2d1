#include "server/signing/time_authority.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/URI.h>

#include <array>
#include <istream>
#include <memory>
#include <ostream>

namespace vanthu::signing {
namespace {

constexpr std::size_t kAnswerBytesMost = 64 << 10;

std::unique_ptr<Poco::Net::HTTPClientSession> sessionWith(const Poco::URI& uri) {
    if (uri.getScheme() == "https")
        return std::make_unique<Poco::Net::HTTPSClientSession>(uri.getHost(), uri.getPort());
    return std::make_unique<Poco::Net::HTTPClientSession>(uri.getHost(), uri.getPort());
}

std::string limitedText(std::istream& stream) {
    std::string text;
    std::array<char, 4096> buffer{};
    while (stream.read(buffer.data(), buffer.size()) || stream.gcount() > 0) {
        text.append(buffer.data(), static_cast<std::size_t>(stream.gcount()));
        if (text.size() > kAnswerBytesMost) return {};
    }
    return text;
}

}  // namespace

std::optional<std::string> TimeAuthority::ask(const std::string& query) const {
    try {
        const Poco::URI uri(url);
        const auto session = sessionWith(uri);
        const Poco::Timespan limit(static_cast<long>(timeout.count()), 0);
        session->setTimeout(limit, limit, limit);
        Poco::Net::HTTPRequest request(Poco::Net::HTTPRequest::HTTP_POST, uri.getPathAndQuery(),
                                       Poco::Net::HTTPMessage::HTTP_1_1);
        request.setContentType("application/timestamp-query");
        request.setContentLength64(static_cast<Poco::Int64>(query.size()));
        session->sendRequest(request) << query;
        Poco::Net::HTTPResponse response;
        auto& body = session->receiveResponse(response);
        if (response.getStatus() != Poco::Net::HTTPResponse::HTTP_OK) return std::nullopt;
        auto answer = limitedText(body);
        return answer.empty() ? std::nullopt : std::optional(std::move(answer));
    } catch (const Poco::Exception&) {
        return std::nullopt;
    }
}

}  // namespace vanthu::signing
