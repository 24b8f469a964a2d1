#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

TEST_CASE("a search is saved with its words, its filters and the wish to be told", "[cli]") {
    TestServer server([](const Received&) { return Reply{201, R"({"id":7})"}; });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"saved-search", "add", "cải", "cách", "--name", "CCHC", "--type", "KH", "--from",
                          "1/2/2026", "--book", "3", "--alerts"}) == 0);

    const auto sent = server.received().at(0);
    CHECK(sent.path == "/api/v1/saved-searches");
    CHECK(
        sent.body ==
        R"({"name":"CCHC","alerts":true,"query":{"q":"cải cách","from":"2026-02-01","book":3,"type":"KH"}})");
    CHECK(sent.headers.count("idempotency-key") == 1);
    CHECK(terminal.out == "Đã lưu tìm kiếm mã 7.\n");
}

TEST_CASE("saved searches are listed as they would be typed", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{200, R"({"saved_searches":[{"id":7,"name":"CCHC","alerts":true,
            "created_at":"2026-03-02T08:00:00+07:00","query":{"q":"cải cách","type":"KH","sort":"relevance"}}]})"};
    });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"saved-search", "list"}) == 0);

    CHECK(terminal.out.find("cải cách --type KH") != std::string::npos);
    CHECK(terminal.out.find("--sort") == std::string::npos);
    CHECK(terminal.out.find("02/03/2026") != std::string::npos);
}

}  // namespace
}  // namespace vanthu::tests
