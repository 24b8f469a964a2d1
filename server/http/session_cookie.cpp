#include "server/http/session_cookie.h"

#include "schemas/domain/limits.h"

#include <Poco/Net/NameValueCollection.h>
#include <Poco/String.h>

namespace vanthu::http {
namespace {

constexpr const char* kSessionCookie = "vanthu_session";

std::string cookie(const std::string& value, int seconds) {
    std::string text(kSessionCookie);
    text += '=';
    text += value;
    text += "; Path=/; HttpOnly; SameSite=Strict; Max-Age=";
    text += std::to_string(seconds);
    return text;
}

}  // namespace

std::string sessionCookieOf(const Poco::Net::HTTPRequest& http) {
    if (!http.has("Cookie")) return {};
    Poco::Net::NameValueCollection cookies;
    http.getCookies(cookies);
    return cookies.get(kSessionCookie, "");
}

std::string keptSession(const std::string& token, bool overTls) {
    constexpr int kSecondsPerHour = 3600;
    auto text = cookie(token, limits::kSessionHours * kSecondsPerHour);
    if (overTls) text += "; Secure";
    return text;
}

std::string endedSession() {
    return cookie("", 0);
}

bool isSameOrigin(const std::string& secFetchSite, const std::string& origin, const std::string& host) {
    if (!secFetchSite.empty()) return secFetchSite == "same-origin";
    const auto scheme = origin.find("://");
    return scheme != std::string::npos && !host.empty() &&
           Poco::icompare(origin.substr(scheme + 3), host) == 0;
}

}  // namespace vanthu::http
