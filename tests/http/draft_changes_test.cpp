#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

struct DraftDesk : HttpWorld {
    std::string officer{tokenOf("can.bo", domain::Role::officer, "H99.1")};
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string path;

    DraftDesk() {
        const auto made = post("/api/v1/drafts", officer, R"({"type":"KH","subject":"Kế hoạch"})");
        REQUIRE(made.status == 201);
        path = "/api/v1/drafts/" + made.json()->getValue<std::string>("id");
    }
    [[nodiscard]] std::string etag() const { return get(path, officer).response.get("ETag"); }
    [[nodiscard]] HttpAnswer patch(const std::string& token, const std::string& body,
                                   const std::string& seen) const {
        return send({"PATCH", path, token, body, "application/json", {{"If-Match", seen}}});
    }
};

TEST_CASE("a draft is changed from the version that was seen, and its history shows it", "[http]") {
    DraftDesk desk;
    const auto seen = desk.etag();

    const auto changed = desk.patch(
        desk.officer,
        R"({"subject":"Kế hoạch mới","urgency":"express","due_date":"2026-03-20","receivers":[{"name":"Hội Nhà báo"}]})",
        seen);

    REQUIRE(changed.status == 200);
    CHECK(changed.json()->getValue<std::string>("subject") == "Kế hoạch mới");
    CHECK(changed.json()->getValue<std::string>("due_date") == "2026-03-20");
    CHECK(changed.response.get("ETag") == desk.etag());
    const auto late = desk.patch(desk.officer, R"({"subject":"Khác"})", seen);
    CHECK(late.status == 412);
    CHECK(late.code() == "precondition_failed");
    CHECK_FALSE(desk.patch(desk.officer, R"({"due_date":""})", desk.etag()).json()->has("due_date"));
    const auto history = desk.get(desk.path + "/history", desk.clerk).json()->getArray("changes");
    REQUIRE(history->size() == 3);
    CHECK(history->getObject(1)->getValue<std::string>("action") == "describe");
    CHECK(history->getObject(1)->getValue<std::string>("account_name") == "Người can.bo");
}

TEST_CASE("a comment on a draft answers another one of the same draft", "[http]") {
    DraftDesk desk;
    const auto comment = [&](const std::string& rest) {
        return desk.post(desk.path + "/moves", desk.clerk,
                         R"({"action":"comment","text":"Thêm căn cứ")" + rest + "}");
    };
    const auto first = comment("");
    REQUIRE(first.status == 201);
    const auto asked = first.json()->getArray("comments")->getObject(0);
    CHECK_FALSE(asked->has("answers"));
    const auto id = asked->getValue<std::string>("id");

    const auto answered = comment(R"(,"answers":)" + id);

    REQUIRE(answered.status == 201);
    CHECK(answered.json()->getArray("comments")->getObject(1)->getValue<std::string>("answers") == id);
    CHECK(comment(R"(,"answers":999)").status == 422);
    CHECK(comment(R"(,"answers":0)").status == 422);
    desk.path = "/api/v1/drafts/" +
                desk.post("/api/v1/drafts", desk.officer, R"({"type":"KH","subject":"Kế hoạch khác"})")
                    .json()
                    ->getValue<std::string>("id");
    CHECK(comment(R"(,"answers":)" + id).status == 422);
    CHECK(desk.get(desk.path, desk.officer).json()->getArray("comments")->empty());
}

TEST_CASE("who has no part in a draft changes nothing of it", "[http]") {
    DraftDesk desk;
    const std::string change = R"({"subject":"Khác"})";
    const auto elsewhere = desk.tokenOf("khac", domain::Role::officer, "H99");

    CHECK(desk.patch(desk.clerk, change, desk.etag()).status == 403);
    CHECK(desk.patch(elsewhere, change, "*").status == 404);
    CHECK(desk.get(desk.path + "/history", elsewhere).status == 404);
    CHECK(desk.patch("", change, "*").status == 401);
    CHECK(desk.send({"PATCH", "/api/v1/drafts/999", desk.officer, change}).status == 404);
    CHECK(desk.send({"PATCH", desk.path, desk.officer, change, "text/plain", {}}).status == 415);
    CHECK(desk.get(desk.path, desk.officer).json()->getValue<std::string>("subject") == "Kế hoạch");
}

TEST_CASE("a bad change of a draft answers with field and rule", "[http]") {
    DraftDesk desk;
    struct Case {
        std::string body, violation;
    };
    // Every desk is a server of its own: one for all.
    const std::vector<Case> cases{
        Case{R"({"subject":""})", "subject required"},
        Case{R"({"subject":7})", "subject not_a_text"},
        Case{R"({"type":"XYZ","notation":"X"})", "type unknown_type"},
        Case{R"({"type":7})", "type not_a_text"},
        Case{R"({"notation":7})", "notation not_a_text"},
        Case{R"({"language":7})", "language not_a_text"},
        Case{R"({"note":7})", "note not_a_text"},
        Case{R"({"urgency":"soon"})", "urgency unknown_value"},
        Case{R"({"secrecy":"x"})", "secrecy unknown_value"},
        Case{R"({"access":"all"})", "access unknown_value"},
        Case{R"({"page_count":0})", "page_count out_of_range"},
        Case{R"({"copy_count":"x"})", "copy_count not_a_number"},
        Case{R"({"due_date":"mai"})", "due_date not_a_date"},
        Case{R"({"receivers":7})", "receivers not_a_list"},
        Case{R"({"receivers":[{"organisation":"H00"}]})", "receivers[0].organisation unknown_organisation"},
        Case{R"({"receivers":[{"name":7}]})", "receivers[0].name not_a_text"},
        Case{R"({"answers":[{}]})", "answers[0].document required"},
        Case{R"({"answers":[{"document":999}]})", "answers[0].document unknown_document"},
        Case{R"({"answers":[{"document":1,"reason":"x"}]})", "answers[0].reason unknown_value"},
        Case{R"({"corrects":0})", "corrects out_of_range"},
        Case{R"({"correction":"x"})", "correction unknown_value"},
        Case{R"({"correction":"erratum"})", "correction required"},
        Case{R"({"signer":{"name":"An"}})", "signer unknown_field"},
        Case{R"({})", "body nothing_changed"}};

    for (const auto& bad : cases) {
        const auto answer = desk.patch(desk.officer, bad.body, desk.etag());

        CAPTURE(bad.body, answer.body);
        CHECK(answer.status == 422);
        REQUIRE_FALSE(answer.violations().empty());
        CHECK(answer.violations().front() == bad.violation);
    }
}

}  // namespace
}  // namespace vanthu::tests
