#include "server/http/client_address.h"

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using http::ClientAddresses;
using Poco::Net::IPAddress;

TEST_CASE("without trusted proxies the address is that of the connection", "[http]") {
    const ClientAddresses clients({});

    CHECK(clients.clientOf(IPAddress("10.0.0.1"), "1.2.3.4") == "10.0.0.1");
    CHECK(clients.clientOf(IPAddress("::ffff:10.0.0.1"), "") == "10.0.0.1");
}

TEST_CASE("the client is the last address that is not a proxy of ours", "[http]") {
    const ClientAddresses clients({"10.0.0.0/8", "192.168.1.5", "fd00::/8"});
    const auto [peer, forwarded, client] = GENERATE(table<std::string, std::string, std::string>({
        {"10.0.0.1", "203.0.113.7", "203.0.113.7"},
        {"10.0.0.1", "1.1.1.1, 203.0.113.7", "203.0.113.7"},  // the first was written by the client
        {"10.0.0.1", "203.0.113.7, 192.168.1.5, 10.9.9.9", "203.0.113.7"},
        {"203.0.113.7", "1.1.1.1", "203.0.113.7"},  // not through a proxy: the header is forged
        {"192.168.1.6", "1.1.1.1", "192.168.1.6"},
        {"10.0.0.1", "", "10.0.0.1"},
        {"10.0.0.1", "không phải địa chỉ", "10.0.0.1"},
        {"10.0.0.1", "1.1.1.1, <script>, 10.0.0.2", "10.0.0.2"},
        {"10.0.0.1", "1.1.1.1,", "10.0.0.1"},
        {"10.0.0.1", "10.0.0.2, 10.0.0.3", "10.0.0.2"},
        {"fd00::1", "2001:db8::7", "2001:db8::7"},
        {"::ffff:10.0.0.1", "::ffff:203.0.113.7", "203.0.113.7"},
    }));
    CAPTURE(peer, forwarded);

    CHECK(clients.clientOf(IPAddress(peer), forwarded) == client);
}

TEST_CASE("a trusted proxy that is no address is refused by name", "[http]") {
    const std::string wrong =
        GENERATE("", "proxy", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "/8", "fd00::/129");

    CHECK_THROWS_AS(ClientAddresses({wrong}), Error);
}

int failedLogin(const HttpWorld& world, const std::vector<std::pair<std::string, std::string>>& headers) {
    return world
        .send({"POST", "/api/v1/sessions", "", R"({"login":"quantri","password":"sai-mat-khau"})",
               "application/json", headers})
        .status;
}

TEST_CASE("behind a trusted proxy one client's failures do not stop another client", "[http]") {
    http::HttpSettings settings;
    settings.trustedProxies = {"127.0.0.1"};
    HttpWorld world(settings);
    for (int i = 0; i < limits::kLoginFailures; ++i)
        CHECK(failedLogin(world, {{"X-Forwarded-For", "203.0.113.7"}}) == 401);

    CHECK(failedLogin(world, {{"X-Forwarded-For", "203.0.113.7"}}) == 429);
    CHECK(failedLogin(world, {{"X-Forwarded-For", "203.0.113.8"}}) == 401);
    // What the client wrote itself stands before what the proxy appended, in one header or in two.
    CHECK(failedLogin(world, {{"X-Forwarded-For", "198.51.100.1, 203.0.113.7"}}) == 429);
    CHECK(failedLogin(world, {{"X-Forwarded-For", "198.51.100.1"}, {"x-forwarded-for", "203.0.113.7"}}) ==
          429);
}

TEST_CASE("without trusted proxies a forged header does not get around the pause", "[http]") {
    HttpWorld world;
    for (int i = 0; i < limits::kLoginFailures; ++i)
        CHECK(failedLogin(world, {{"X-Forwarded-For", "203.0.113." + std::to_string(i)}}) == 401);

    CHECK(failedLogin(world, {{"X-Forwarded-For", "203.0.113.99"}}) == 429);
}

}  // namespace
}  // namespace vanthu::tests
