#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

TEST_CASE("a backup is reported with its note, good or not", "[cli]") {
    TestServer server([](const Received&) { return Reply{201, "{}"}; });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"backup", "report", "--note", "nas:/vanthu"}) == 0);
    REQUIRE(terminal.run({"backup", "report", "--failed"}) == 0);

    CHECK(server.received().at(0).path == "/api/v1/backups");
    CHECK(server.received().at(0).body == R"({"outcome":"good","note":"nas:/vanthu"})");
    CHECK(server.received().at(0).headers.count("idempotency-key") == 1);
    CHECK(server.received().at(1).body == R"({"outcome":"failed","note":""})");
}

TEST_CASE("the state of the system says what was done last and what is overdue", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{200,
                     R"({"version":"1","last_verification":{"outcome_label":"Có sai lệch","finding_count":2,
            "finished_at":"2026-03-02T08:15:00+07:00","account_name":"An"},"overdue":["backup"]})"};
    });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"system"}) == 0);

    CHECK(terminal.out.find("Có sai lệch (2), An") != std::string::npos);
    CHECK(terminal.out.find("chưa có – ĐÃ QUÁ LÂU") != std::string::npos);
}

TEST_CASE("the state of the system tells how far the index is behind as an age", "[cli]") {
    const auto state = [](const std::string& index) {
        TestServer server([&](const Received&) {
            return Reply{200, R"({"version":"1","index":)" + index + R"(,"exchange":{"due":4}})"};
        });
        Terminal terminal(server.url());
        REQUIRE(terminal.run({"system"}) == 0);
        return terminal.out;
    };
    const auto behind = state(R"({"available":true,"documents":7,"behind":12,"behind_seconds":200})");
    CHECK(behind.find("7 văn bản, chậm 3 phút (12 thay đổi)") != std::string::npos);
    CHECK(behind.find("Chờ gửi") != std::string::npos);
    const auto current = state(R"({"available":true,"documents":7,"behind":0,"behind_seconds":0})");
    CHECK(current.find("7 văn bản, đã cập nhật") != std::string::npos);
    CHECK(state(R"({"available":false})").find("chưa có") != std::string::npos);
}

}  // namespace
}  // namespace vanthu::tests
