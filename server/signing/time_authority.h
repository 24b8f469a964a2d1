#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace vanthu::signing {

/// A server that stamps the time (RFC 3161) over HTTP or HTTPS.
struct TimeAuthority {
    std::string url;
    std::chrono::seconds timeout{10};

    /// Its answer to a query, DER, not looked into; std::nullopt when it cannot be reached, refuses or
    /// answers with something else.
    [[nodiscard]] std::optional<std::string> ask(const std::string& query) const;
};

}  // namespace vanthu::signing
