#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"

#include <catch2/catch.hpp>

#include <string>

namespace vanthu::tests {
namespace {

/// What the list says of a schedule's times.
std::string listed(const std::string& times) {
    TestServer server([&](const Received&) {
        return Reply{
            200, R"({"schedules":[{"id":3,"title":"Nhập","report":"entry","period":"last_quarter",)" + times +
                     R"(,"accounts":[],"addresses":[],"state":"active",)"
                     R"("next_due_at":"2026-04-05T07:30:00+07:00"}]})"};
    });
    Terminal terminal(server.url());
    REQUIRE(terminal.run({"report", "schedule", "list"}) == 0);
    return terminal.out;
}

TEST_CASE("a list of schedules says on which day of what they are due", "[cli]") {
    const auto says = [](const std::string& times, const std::string& words) {
        CAPTURE(times);
        const auto out = listed(times + R"(,"time":"07:30")");
        CAPTURE(out);
        CHECK(out.find(words + ", 07:30") != std::string::npos);
    };
    says(R"("rhythm":"weekly","day":1)", "hằng tuần, thứ 2");
    says(R"("rhythm":"weekly","day":7)", "hằng tuần, Chủ nhật");
    says(R"("rhythm":"monthly","day":28)", "hằng tháng, ngày 28");
    says(R"("rhythm":"monthly","day":29)", "hằng tháng, ngày 29 (hoặc ngày cuối tháng)");
    says(R"("rhythm":"quarterly","day":5)", "hằng quý, ngày 5 tháng đầu quý");
    says(R"("rhythm":"quarterly","day":31)", "hằng quý, ngày 31 (hoặc ngày cuối tháng) tháng đầu quý");
}

}  // namespace
}  // namespace vanthu::tests
