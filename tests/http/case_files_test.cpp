#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

const std::string kPlan =
    R"({"year":2026,"numbering":"per_heading","lines":[)"
    R"({"level":"large","title":"Tổ chức cán bộ","notation":"TCCB"},)"
    R"({"level":"file","title":"Thi tuyển công chức","retention":"20","maker":"can.bo"}]})";
const std::string kFile = R"({"title":"Đề án vị trí việc làm","notation":"TCCB","retention":"20"})";
const std::string kFiles = "/api/v1/case-files";
const std::string kPlans = "/api/v1/case-plans";

struct Desk : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string leader{tokenOf("giamdoc", domain::Role::leader, "H99.1")};
    std::string officer{tokenOf("can.bo", domain::Role::officer, "H99.1")};

    std::string registered(const std::string& code) const {
        return post("/api/v1/documents", clerk,
                    R"({"direction":"incoming","type":"KH","issuer_name":"Bộ Nội vụ","subject":"Kế hoạch",)"
                    R"("issued_date":"2026-02-27","code":")" +
                        code + "\"}")
            .json()
            ->getValue<std::string>("id");
    }
    /// The path of a new file of the officer.
    std::string newFile() const {
        return kFiles + "/" + post(kFiles, officer, kFile).json()->getValue<std::string>("id");
    }
};

TEST_CASE("a plan goes from its draft to the approval, and is printed in every form", "[http]") {
    Desk desk;
    const auto made = desk.post(kPlans, desk.clerk, kPlan);
    INFO(made.body);
    REQUIRE(made.status == 201);
    const auto path = kPlans + "/" + made.json()->getValue<std::string>("id");

    const auto shown = desk.get(path, desk.officer);
    CHECK(shown.response.get("ETag") == "\"1\"");
    const auto content = R"({"lines":[{"level":"large","title":"Hành chính","notation":"HC"},)"
                         R"({"level":"file","title":"Văn thư","retention":"vinh_vien","maker":"can.bo"}]})";
    const HttpWorld::Call stale{
        "PUT", path, desk.clerk, content, "application/json", {{"If-Match", "\"9\""}}};
    CHECK(desk.send(stale).status == 412);
    auto fresh = stale;
    fresh.headers = {{"If-Match", "\"1\""}};
    CHECK(desk.send(fresh).json()->getArray("lines")->size() == 2);

    CHECK(desk.post(path + "/moves", desk.clerk, R"({"action":"approve"})").status == 403);
    CHECK(desk.post(path + "/moves", desk.clerk, R"({"action":"submit"})").status == 201);
    const auto approved = desk.post(path + "/moves", desk.leader, R"({"action":"approve"})");
    CHECK(approved.json()->getArray("lines")->getObject(1)->getValue<std::string>("code") == "01.HC");
    const auto illegal = desk.post(path + "/moves", desk.leader, R"({"action":"approve"})");
    CHECK(illegal.status == 409);
    CHECK(illegal.code() == "illegal_move");
    for (const auto& [format, type] :
         {std::pair{"pdf", "application/pdf"}, std::pair{"csv", "text/csv; charset=utf-8"},
          std::pair{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}}) {
        const auto printed = desk.get(path + "?format=" + format, desk.officer);
        CAPTURE(format);
        CHECK(printed.status == 200);
        CHECK(printed.response.getContentType() == type);
        CHECK(printed.response.get("Content-Disposition").starts_with("attachment;"));
    }
    CHECK(desk.get(path + "?format=doc", desk.officer).status == 422);
    CHECK(desk.get(kPlans, desk.officer).json()->getArray("plans")->size() == 1);
    CHECK(desk.get(kPlans + "?unit=H99", desk.officer).status == 404);
}

TEST_CASE("a file is opened, filled and closed, and says what is lawful when something is not", "[http]") {
    Desk desk;
    const HttpWorld::Call call{
        "POST", kFiles, desk.officer, kFile, "application/json", {{"Idempotency-Key", "k"}}};
    const auto first = desk.send(call);
    INFO(first.body);
    REQUIRE(first.status == 201);
    CHECK(desk.send(call).body == first.body);
    const auto path = kFiles + "/" + first.json()->getValue<std::string>("id");
    const auto document = desk.registered("1/KH-BNV");
    CHECK(desk.post(path + "/documents", desk.officer, "{\"document\":" + document + "}").status == 201);

    const auto pending = desk.post(path + "/moves", desk.officer, R"({"action":"close"})");
    CHECK(pending.status == 409);
    CHECK(pending.code() == "conflict");
    CHECK(pending.json()->getArray("pending")->getElement<std::string>(0) == document);
    CHECK(desk.post("/api/v1/documents/" + document + "/handling", desk.clerk,
                    R"({"action":"file","text":"Để biết"})")
              .status == 201);
    CHECK(desk.post(path + "/moves", desk.officer, R"({"action":"close"})").status == 201);
    const auto illegal = desk.post(path + "/documents", desk.officer, "{\"document\":" + document + "}");
    CHECK(illegal.status == 409);
    CHECK(illegal.code() == "illegal_move");
    const auto allowed = illegal.json()->getArray("allowed");
    REQUIRE(allowed->size() == 2);
    CHECK(allowed->getElement<std::string>(0) == "reopen");
    CHECK(allowed->getElement<std::string>(1) == "hand_over");

    CHECK(desk.get(path + "/contents", desk.officer).json()->getArray("rows")->size() == 1);
    const auto exported = desk.get(path + "/export", desk.officer);
    CHECK(exported.response.getContentType() == "application/zip");
    CHECK(exported.body.starts_with("PK"));
    const auto listed =
        desk.get("/api/v1/documents/" + document, desk.officer).json()->getArray("case_files");
    CHECK(listed->getObject(0)->getValue<std::string>("code") == "01.TCCB");
    CHECK(desk.get(kFiles + "/hand-over-list?year=2026", desk.clerk).json()->getArray("rows")->size() == 1);
    CHECK(desk.get(kFiles + "/statistics?year=2026", desk.clerk).json()->getArray("accounts")->size() == 1);
    desk.clock.advance(std::chrono::hours{24 * 340});
    const auto later = desk.app.sessions.logIn("vanthu", kPassword, "127.0.0.1").token;
    CHECK(desk.get(kFiles + "/due", later).json()->getArray("case_files")->size() == 1);
}

TEST_CASE("a file is changed from the version that was seen", "[http]") {
    Desk desk;
    const auto path = desk.newFile();
    const auto etag = desk.get(path, desk.officer).response.get("ETag");
    const HttpWorld::Call call{
        "PATCH", path, desk.officer, R"({"title":"Tên mới"})", "application/json", {{"If-Match", etag}}};

    const auto changed = desk.send(call);

    CHECK(changed.status == 200);
    CHECK(changed.json()->getValue<std::string>("title") == "Tên mới");
    CHECK(changed.response.get("ETag") != etag);
    CHECK(desk.send(call).status == 412);
}

TEST_CASE("bad requests about case files answer with field and rule", "[http]") {
    Desk desk;
    const auto file = desk.newFile();
    struct Case {
        std::string method, path, body, violation;
    };
    const auto bad = GENERATE_REF(
        Case{"POST", kFiles, R"({})", "title required"},
        Case{"POST", kFiles, R"({"title":7})", "title not_a_text"},
        Case{"POST", kFiles, R"({"title":"a","notation":"A","retention":"20","kind":"x"})",
             "kind unknown_value"},
        Case{"POST", kFiles, R"({"title":"a","notation":"A","retention":"20","rights":"mat"})",
             "rights unknown_value"},
        Case{"POST", kFiles, R"({"title":"a","notation":"A","retention":"20","start_date":"mai"})",
             "start_date not_a_date"},
        Case{"POST", kFiles, R"({"title":"a","notation":"A","retention":"20","x":1})", "x unknown_field"},
        Case{"PATCH", file, R"({"retention":"1"})", "retention bad_retention"},
        Case{"PATCH", file, R"({"title":" "})", "title required"},
        Case{"POST", file + "/moves", R"({})", "action required"},
        Case{"POST", file + "/moves", R"({"action":"fly"})", "action unknown_value"},
        Case{"POST", file + "/moves", R"({"action":"describe"})", "action unknown_value"},
        Case{"POST", file + "/moves", R"({"action":"close","date":"2027-01-01"})", "date too_late"},
        Case{"POST", file + "/documents", R"({})", "document required"},
        Case{"POST", file + "/documents", R"({"document":0})", "document out_of_range"},
        Case{"POST", file + "/documents", R"({"document":999})", "document unknown_document"},
        Case{"POST", file + "/documents/1/withdrawal", R"({})", "reason required"},
        Case{"GET", kFiles + "?year=x", "", "year out_of_range"},
        Case{"GET", kFiles + "?state=x", "", "state unknown_value"},
        Case{"GET", kFiles + "?cursor=x", "", "cursor bad_cursor"},
        Case{"GET", kFiles + "/due?limit=0", "", "limit out_of_range"},
        Case{"GET", kFiles + "/hand-over-list", "", "year required"},
        Case{"GET", kFiles + "/statistics?year=0", "", "year out_of_range"},
        Case{"GET", file + "/contents?format=doc", "", "format unknown_value"});

    const auto answer = desk.send({bad.method, bad.path, desk.officer, bad.body});

    CAPTURE(bad.path, bad.body, answer.body);
    CHECK(answer.status == 422);
    REQUIRE_FALSE(answer.violations().empty());
    CHECK(answer.violations().front() == bad.violation);
}

TEST_CASE("bad plans answer with field and rule", "[http]") {
    Desk desk;
    struct Case {
        std::string body, violation;
    };
    const auto bad = GENERATE(
        Case{R"({})", "year required"}, Case{R"({"year":2026})", "lines required"},
        Case{R"({"year":2026,"numbering":"x","lines":[]})", "numbering unknown_value"},
        Case{R"({"year":2026,"lines":[{"title":"a"}]})", "lines[0].level required"},
        Case{R"({"year":2026,"lines":[{"level":"large","title":"a","notation":"A","retention":"5"}]})",
             "lines[0].retention not_allowed"},
        Case{R"({"year":2026,"lines":[{"level":"large","title":"a","notation":"A","x":1}]})",
             "lines[0].x unknown_field"},
        Case{R"({"year":2026,"unit":"H0","lines":[]})", "unit unknown_organisation"});

    const auto answer = desk.post(kPlans, desk.clerk, bad.body);

    CAPTURE(bad.body, answer.body);
    CHECK(answer.status == 422);
    REQUIRE_FALSE(answer.violations().empty());
    CHECK(answer.violations().front() == bad.violation);
}

}  // namespace
}  // namespace vanthu::tests
