#include "schemas/domain/limits.h"
#include "server/app/report_runs.h"
#include "tests/http/http_world.h"
#include "tests/support/contains.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

constexpr const char* kSchedules = "/api/v1/reports/schedules";
constexpr const char* kMonthly =
    R"({"title":"Tỷ lệ nhập","report":"entry","unit":"H99.1","period":"last_month","rhythm":"monthly",)"
    R"("day":5,"time":"07:30","formats":["pdf","csv"],"addresses":["baocao@binhminh.gov.vn"]})";

struct Scheduler : HttpWorld {
    std::string leader = tokenOf("lanhdao", domain::Role::leader, "H99.1");
    std::string clerk = tokenOf("vanthu", domain::Role::clerk, "H99.1");
    std::string root = tokenOf("chutich", domain::Role::leader, "H99");
    std::string administrator = tokenOf("quantri2", domain::Role::administrator, "H99");

    HttpAnswer create(const std::string& token, const std::string& body = kMonthly) const {
        return post(kSchedules, token, body);
    }
    /// `kMonthly` with one text for another.
    static std::string with(const std::string& from, const std::string& to) {
        std::string body = kMonthly;
        return body.replace(body.find(from), from.size(), to);
    }
    HttpAnswer change(const std::string& token, const std::string& body, const std::string& etag) const {
        return send(
            {"PUT", std::string(kSchedules) + "/1", token, body, "application/json", {{"If-Match", etag}}});
    }
    [[nodiscard]] std::size_t listed(const std::string& token) const {
        return get(kSchedules, token).json()->getArray("schedules")->size();
    }
};

TEST_CASE("a schedule is set up, listed, changed in the version that was seen, and stopped", "[http]") {
    const Scheduler world;
    const auto made = world.create(world.leader);
    REQUIRE(made.status == 201);
    CHECK(made.json()->getValue<std::string>("next_due_at") == "2026-03-05T07:30:00+07:00");
    CHECK(made.json()->getValue<std::string>("organisation") == "Sở Nội vụ");
    CHECK(made.json()->getValue<std::string>("base") == "number_series");

    const auto shown = world.get(std::string(kSchedules) + "/1", world.leader);
    const auto etag = shown.response.get("ETag");
    const auto changed = world.change(world.leader, Scheduler::with("\"day\":5", "\"day\":1"), etag);
    CHECK(changed.status == 200);
    CHECK(changed.json()->getValue<std::string>("next_due_at") == "2026-04-01T07:30:00+07:00");
    CHECK(world.change(world.leader, kMonthly, etag).status == 412);
    CHECK(world.change(world.leader, kMonthly, "").status == 422);

    const auto stop = [&] { return world.send({"DELETE", std::string(kSchedules) + "/1", world.leader}); };
    CHECK(stop().status == 204);
    CHECK(stop().status == 204);
    CHECK(world.change(world.leader, kMonthly, "*").status == 409);
    CHECK(world.post(std::string(kSchedules) + "/1/runs", world.leader, "").status == 409);
    CHECK(world.get(std::string(kSchedules) + "/1", world.leader).json()->getValue<std::string>("state") ==
          "stopped");
}

TEST_CASE("a quarterly schedule is due on its day of the first month of a quarter, else on the last",
          "[http]") {
    const Scheduler world;
    const auto quarterly = [&](const std::string& day) {
        auto body = Scheduler::with("\"monthly\"", "\"quarterly\"");
        body.replace(body.find("\"day\":5"), 7, "\"day\":" + day);
        return world.create(world.leader, body).json()->getValue<std::string>("next_due_at");
    };
    // It is 2026-03-02.
    CHECK(quarterly("5") == "2026-04-05T07:30:00+07:00");
    CHECK(quarterly("31") == "2026-04-30T07:30:00+07:00");
}

TEST_CASE("a schedule is its owner's, and an administrator sees and stops all", "[http]") {
    const Scheduler world;
    REQUIRE(world.create(world.leader).status == 201);
    CHECK(world.listed(world.leader) == 1);
    CHECK(world.listed(world.administrator) == 1);
    const std::string one = std::string(kSchedules) + "/1";
    for (const auto& other : {world.clerk, world.root}) {
        CHECK(world.listed(other) == 0);
        CHECK(world.get(one, other).status == 404);
        CHECK(world.change(other, kMonthly, "*").status == 404);
        CHECK(world.send({"DELETE", one, other}).status == 404);
        CHECK(world.get(one + "/runs", other).status == 404);
        CHECK(world.post(one + "/runs", other, "").status == 404);
        CHECK(world.get(one + "/runs/1/file?format=pdf", other).status == 404);
    }
    CHECK(world.get(one, world.administrator).status == 200);
    CHECK(world.change(world.administrator, kMonthly, "*").status == 403);
    CHECK(world.post(one + "/runs", world.administrator, "").status == 403);
    CHECK(world.send({"DELETE", one, world.administrator}).status == 204);
    CHECK(world.get(kSchedules).status == 401);
}

TEST_CASE("nobody schedules a report that he or she may not see", "[http]") {
    const Scheduler world;
    const auto everyUnit = Scheduler::with(R"("unit":"H99.1",)", "");
    CHECK(world.create(world.leader, everyUnit).status == 403);
    CHECK(world.create(world.leader, Scheduler::with("H99.1", "H99")).status == 404);
    CHECK(world.create(world.root, everyUnit).status == 201);
    CHECK(world.create(world.administrator, everyUnit).status == 201);
    CHECK(world.create(world.clerk).status == 201);
}

TEST_CASE("what is wrong with a schedule is said field by field", "[http]") {
    const Scheduler world;
    const auto refused = [&](const std::string& from, const std::string& to) {
        const auto answer = world.create(world.leader, Scheduler::with(from, to));
        CHECK(answer.status == 422);
        return answer.violations();
    };
    using Found = std::vector<std::string>;
    CHECK(refused(R"("title":"Tỷ lệ nhập",)", "") == Found{"title required"});
    CHECK(refused("Tỷ lệ nhập", std::string(201, 'a')) == Found{"title too_long"});
    CHECK(refused("\"entry\"", "\"ranking\"") == Found{"report unknown_value"});
    CHECK(refused("H99.1", "H98") == Found{"unit unknown_organisation"});
    CHECK(refused("\"day\"", "\"base\":\"sendings_over\",\"day\"") == Found{"base unknown_value"});
    CHECK(refused(R"("entry")", R"("handling","base":"declared")") == Found{"base not_of_this_report"});
    CHECK(refused("last_month", "last_decade") == Found{"period unknown_value"});
    CHECK(refused("\"monthly\"", "\"daily\"") == Found{"rhythm unknown_value"});
    CHECK(refused("\"day\":5", "\"day\":32") == Found{"day out_of_range"});
    CHECK(refused(R"("monthly","day":5)", R"("weekly","day":8)") == Found{"day out_of_range"});
    for (const auto* time : {"7:30", "24:00", "07:60", "07h30", "aa:bb", "07:300"}) {
        CAPTURE(time);
        CHECK(refused("07:30", time) == Found{"time not_a_time"});
    }
    CHECK(refused(R"(["pdf","csv"])", "[]") == Found{"formats required"});
    CHECK(refused(R"(["pdf","csv"])", R"(["pdf","docx"])") == Found{"formats[1] unknown_value"});
    CHECK(refused("baocao@binhminh.gov.vn", "bao cao") == Found{"addresses[0] bad_email"});
    CHECK(refused("baocao@binhminh.gov.vn", "") == Found{"addresses[0] required"});
    CHECK(refused(R"("addresses":)", R"("accounts":[99],"addresses":)") ==
          Found{"accounts[0] unknown_account"});
    CHECK(refused(R"("addresses":)", R"("accounts":[1],"addresses":)") == Found{"accounts[0] no_address"});
    CHECK(refused("\"day\"", "\"weekday\":1,\"day\"") == Found{"weekday unknown_field"});
    std::string many;
    for (std::size_t i = 0; i <= limits::kScheduleRecipients; ++i)
        many += (many.empty() ? "\"" : ",\"") + std::to_string(i) + "@binhminh.gov.vn\"";
    CHECK(refused("\"baocao@binhminh.gov.vn\"", many).front().starts_with("addresses "));
}

TEST_CASE("a unit has a limited number of schedules that run", "[http]") {
    const Scheduler world;
    for (std::size_t i = 0; i < limits::kReportSchedules; ++i)
        REQUIRE(world.create(i % 2 == 0 ? world.leader : world.clerk).status == 201);
    CHECK(world.create(world.leader).status == 413);
    CHECK(world.create(world.root).status == 201);
    REQUIRE(world.send({"DELETE", std::string(kSchedules) + "/1", world.leader}).status == 204);
    CHECK(world.create(world.leader).status == 201);
}

TEST_CASE("a run on demand is made, listed and downloaded", "[http]") {
    Scheduler world;
    REQUIRE(world.create(world.leader).status == 201);
    const std::string runs = std::string(kSchedules) + "/1/runs";
    CHECK(world.post(runs, world.leader, "").json()->getValue<std::string>("state") == "waiting");
    CHECK(world.post(runs, world.leader, "").code() == "conflict");
    CHECK(world.get(runs + "/1/file?format=pdf", world.leader).status == 404);
    app::ReportRuns(world.database, world.blobs, world.clock, world.app.directory, world.app.rateReports,
                    world.app.reformIndexes, false)
        .step();

    const auto run = world.get(runs, world.leader).json()->getArray("runs")->getObject(0);
    CHECK(run->getValue<std::string>("state") == "made");
    CHECK(run->getValue<std::string>("from") == "2026-02-01");
    CHECK(run->getArray("files")->size() == 2);
    const auto file = world.get(runs + "/1/file?format=pdf", world.leader);
    CHECK(file.body.starts_with("%PDF-"));
    CHECK(contains(file.response.get("Content-Disposition"), "attachment; filename=\"ty-le-nhap-"));
    CHECK(world.get(runs + "/1/file?format=docx", world.leader).violations() ==
          std::vector<std::string>{"format unknown_value"});
    CHECK(world.get(runs + "/1/file", world.leader).status == 422);
    CHECK(world.get(runs + "?before=1", world.leader).json()->getArray("runs")->empty());
    CHECK(contains(world.get("/metrics", world.administrator).body, "vanthu_report_runs_waiting 0"));
}

}  // namespace
}  // namespace vanthu::tests
