#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

TEST_CASE("a new drop shows where a scanner puts files, and with which password", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{201, R"({"id":3,"name":"may-quet","path":"/dav/may-quet/","password":"bi-mat"})"};
    });
    Terminal terminal(server.url());

    CHECK(terminal.run({"drop", "add", "may-quet", "--unit", "H09.12"}) == 0);

    CHECK(terminal.out.find(server.url() + "/dav/may-quet/") != std::string::npos);
    CHECK(terminal.out.find("bi-mat") != std::string::npos);
    CHECK(server.received().front().body == R"({"name":"may-quet","unit":"H09.12"})");
}

TEST_CASE("a drop is revoked by its number", "[cli]") {
    TestServer server([](const Received&) { return Reply{204, ""}; });
    Terminal terminal(server.url());

    CHECK(terminal.run({"drop", "revoke", "3"}) == 0);

    CHECK(server.received().front().method == "DELETE");
    CHECK(server.received().front().path == "/api/v1/drops/3");
}

}  // namespace
}  // namespace vanthu::tests
