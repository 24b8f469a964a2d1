#pragma once

#include "tests/http/http_world.h"

#include <Poco/Base64Encoder.h>

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::tests {

inline std::string base64(const std::string& bytes) {
    std::ostringstream text;
    Poco::Base64Encoder encoder(text);
    encoder.rdbuf()->setLineLength(0);
    encoder << bytes;
    encoder.close();
    return text.str();
}

/// A clerk who speaks tus.
struct Uploading : HttpWorld {
    std::string token{tokenOf("vanthu", domain::Role::clerk, "H99.1")};

    using Headers = std::vector<std::pair<std::string, std::string>>;
    [[nodiscard]] HttpAnswer create(const Headers& headers) const {
        return send({"POST", "/api/v1/uploads", token, "", "application/json", headers});
    }
    [[nodiscard]] std::string begin(int size) const {
        const auto made = create({{"Upload-Length", std::to_string(size)},
                                  {"Upload-Metadata", "filename " + base64("quét.pdf")},
                                  {"Tus-Resumable", "1.0.0"}});
        REQUIRE(made.status == 201);
        return made.response.get("Location");
    }
    [[nodiscard]] HttpAnswer patch(const std::string& path, const std::string& bytes, Headers headers) const {
        headers.emplace_back("Tus-Resumable", "1.0.0");
        return send({"PATCH", path, token, bytes, "application/offset+octet-stream", std::move(headers)});
    }
    [[nodiscard]] HttpAnswer head(const std::string& path) const { return send({"HEAD", path, token}); }
};

}  // namespace vanthu::tests
