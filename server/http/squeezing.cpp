#include "server/http/squeezing.h"

#include "schemas/domain/text.h"

#include <algorithm>
#include <sstream>

#include <Poco/DeflatingStream.h>

namespace vanthu::http {
namespace {

constexpr std::size_t kWorthIt = 2048;
constexpr int kFast = 1;  // zlib's level: most of the gain for a tenth of the time

bool hasHeader(const Answer& answer, std::string_view name) {
    return std::any_of(answer.headers.begin(), answer.headers.end(),
                       [&](const auto& header) { return header.first == name; });
}

std::string gzipOf(const std::string& bytes) {
    std::ostringstream squeezed;
    Poco::DeflatingOutputStream gzip(squeezed, Poco::DeflatingStreamBuf::STREAM_GZIP, kFast);
    gzip << bytes;
    gzip.close();
    return std::move(squeezed).str();
}

}  // namespace

bool takesGzip(const Request& request) {
    auto accepted = domain::folded(request.header("Accept-Encoding"));
    std::erase(accepted, ' ');
    const auto at = accepted.find("gzip");
    if (at == std::string::npos) return false;
    const auto rest = std::string_view(accepted).substr(at + 4);
    return !rest.starts_with(";q=0") || (rest.starts_with(";q=0.") && rest.substr(0, 6) != ";q=0.0");
}

// What an attacker would need to learn secrets from sizes (BREACH), requests of a logged-in browser that he
// chooses, he does not get: the cookie is SameSite=Strict.
void squeeze(const Request& request, Answer& answer) {
    if (answer.body == nullptr || answer.body->size() < kWorthIt) return;
    if (!answer.contentType.starts_with("application/json") || hasHeader(answer, "ETag")) return;
    answer.headers.emplace_back("Vary", "Accept-Encoding");
    if (!takesGzip(request)) return;
    answer.body = std::make_shared<const std::string>(gzipOf(*answer.body));
    answer.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace vanthu::http
