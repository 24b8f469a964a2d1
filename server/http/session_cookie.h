#pragma once

#include <Poco/Net/HTTPRequest.h>

#include <string>

namespace vanthu::http {

// How a browser keeps a session (docs/adr/0021): in a cookie that no script can read and no other site makes
// it send.

/// The token of the request's cookie, "" without one.
[[nodiscard]] std::string sessionCookieOf(const Poco::Net::HTTPRequest& http);

/// Value of Set-Cookie that keeps the token for as long as a session lasts; `overTls`: never to be sent
/// without TLS.
[[nodiscard]] std::string keptSession(const std::string& token, bool overTls);
/// Value of Set-Cookie that removes it.
[[nodiscard]] std::string endedSession();

/// Whether the headers of these names say that a page of this very server asks. Browsers send Sec-Fetch-Site
/// where they trust the connection (TLS, the own machine), elsewhere Origin tells; `host` is the server as
/// the browser calls it.
[[nodiscard]] bool isSameOrigin(const std::string& secFetchSite, const std::string& origin,
                                const std::string& host);

}  // namespace vanthu::http
