#include "tests/http/http_world.h"

#include <sstream>

#include <Poco/InflatingStream.h>
#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

constexpr const char* kLong = "/api/v1/document-types";

std::string inflated(const std::string& gzip) {
    std::istringstream squeezed(gzip);
    Poco::InflatingInputStream plain(squeezed, Poco::InflatingStreamBuf::STREAM_GZIP);
    std::ostringstream bytes;
    bytes << plain.rdbuf();
    return bytes.str();
}

struct SqueezingWorld : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};

    [[nodiscard]] auto ask(const std::string& path, const std::string& accepted) const {
        return send({"GET", path, clerk, "", "", {{"Accept-Encoding", accepted}}});
    }
};

TEST_CASE("a long answer is sent as gzip to whoever takes it, and is the same", "[http]") {
    const SqueezingWorld world;
    const auto plain = world.get(kLong, world.clerk);
    REQUIRE(plain.status == 200);
    CHECK_FALSE(plain.response.has("Content-Encoding"));
    CHECK(plain.response.get("Vary") == "Accept-Encoding");

    const auto squeezed = world.ask(kLong, "gzip, deflate, br");
    CHECK(squeezed.response.get("Content-Encoding") == "gzip");
    CHECK(squeezed.body.size() * 3 < plain.body.size());
    CHECK(inflated(squeezed.body) == plain.body);
    CHECK_FALSE(world.ask(kLong, "br, gzip;q=0").response.has("Content-Encoding"));
}

TEST_CASE("what is short, or is named by its ETag, is sent as it is", "[http]") {
    const SqueezingWorld world;
    CHECK_FALSE(world.ask("/api/v1/me", "gzip").response.has("Content-Encoding"));
    const auto counters = world.ask("/api/v1/counters", "gzip");
    CHECK(counters.response.has("ETag"));
    CHECK_FALSE(counters.response.has("Content-Encoding"));
}

}  // namespace
}  // namespace vanthu::tests
