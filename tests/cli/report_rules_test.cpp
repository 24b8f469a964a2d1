#include "client-cli/json.h"
#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"

#include <catch2/catch.hpp>

#include <string>

namespace vanthu::tests {
namespace {

constexpr const char* kSet = R"({"id":"tinh-2027","valid_from":"2027-01-01","source":"QĐ 12",)"
                             R"("entered_by_name":"Lê An","entered_at":"2026-12-01T09:30:00+07:00",)"
                             R"("differences":["Ngưỡng của báo cáo entry: A từ 950 ‰"]})";

}  // namespace

TEST_CASE("sets of definitions are listed with what differs, the built-in one with what it holds", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{
            200,
            std::string(R"({"rate_rules":[)") + kSet +
                R"(,{"id":"vanthu-ty-le-2","leading":[{"report":"entry","rate":"A-file","threshold":990}],)"
                R"("differences":[]}]})"};
    });
    Terminal terminal(server.url());
    REQUIRE(terminal.run({"report", "rules"}) == 0);
    CAPTURE(terminal.out);
    for (const auto* told : {"tinh-2027", "01/01/2027", "Lê An", "QĐ 12", "A từ 950 ‰", "vanthu-ty-le-2",
                             "có sẵn", "entry: A-file từ 990 ‰"})
        CHECK(terminal.out.find(told) != std::string::npos);
    REQUIRE(terminal.run({"report", "rules", "--json"}) == 0);
    CHECK(cli::Json::parse(terminal.out)["rate_rules"].items().size() == 2);
}

TEST_CASE("a set is added as its file says, but for what is said beside it", "[cli]") {
    TestServer server([](const Received&) { return Reply{201, kSet}; });
    Terminal terminal(server.url());
    const auto file =
        terminal.file("bo.json", R"({"id":"tinh-2027","valid_from":"2026-01-01","after":"cũ"})");
    REQUIRE(terminal.run({"report", "rules", "add", file, "--from", "01/01/2027", "--after", "tinh-2026"}) ==
            0);
    const auto sent = cli::Json::parse(server.received().at(0).body);
    CHECK(sent["id"].text() == "tinh-2027");
    CHECK(sent["valid_from"].text() == "2027-01-01");
    CHECK(sent["after"].text() == "tinh-2026");
    CHECK(sent["reason"].isNull());
    CHECK(terminal.out.find("kỳ kết thúc từ ngày 01/01/2027") != std::string::npos);
    CHECK(terminal.out.find("A từ 950 ‰") != std::string::npos);
}

TEST_CASE("a file of definitions that is not there or no JSON is refused before anything is sent", "[cli]") {
    TestServer server([](const Received&) { return Reply{201, kSet}; });
    Terminal terminal(server.url());
    CHECK(terminal.run({"report", "rules", "add", "không-có.json"}) != 0);
    CHECK(terminal.run({"report", "rules", "add", terminal.file("hong.json", "{\"id\"")}) != 0);
    CHECK(server.received().empty());
}

}  // namespace vanthu::tests
