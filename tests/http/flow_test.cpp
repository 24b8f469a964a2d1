#include "server/app/passwords.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

const std::string kIncoming =
    R"({"direction":"incoming","type":"KH","code":"456/KH-BNV","issuer_name":"Bộ Nội vụ",)"
    R"("issued_date":"2026-02-27","subject":"Kế hoạch"})";

struct FlowDesk : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string leader{tokenOf("giamdoc", domain::Role::leader, "H99.1")};
    std::string officer{tokenOf("can.bo", domain::Role::officer, "H99.1")};
    std::string path;

    /// One file with what is said of it, as a browser sends both.
    HttpAnswer sendFile(const std::string& to, const std::string& token, const std::string& said,
                        const std::string& name, const std::string& bytes) const {
        const auto body =
            "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n{" + said +
            R"("files":[{"part":"f","name":")" + name + R"(","size":)" + std::to_string(bytes.size()) +
            R"(,"sha256":")" + app::tokenHash(bytes) +
            "\"}]}\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n" + bytes +
            "\r\n--b--\r\n";
        return send({"POST", to, token, body, "multipart/form-data; boundary=b"});
    }

    FlowDesk() { path = post("/api/v1/documents", clerk, kIncoming).response.get("Location") + "/handling"; }
};

TEST_CASE("an illegal move answers 409 and names the lawful ones", "[http]") {
    FlowDesk desk;

    const auto answer = desk.post(desk.path, desk.leader, R"({"action":"send_back","text":"lý do"})");

    CHECK(answer.status == 409);
    CHECK(answer.code() == "illegal_move");
    const auto allowed = answer.json()->getArray("allowed");
    REQUIRE(allowed->size() == 3);
    CHECK(allowed->getElement<std::string>(0) == "present");
    CHECK(answer.json()->getValue<std::string>("detail").find("trình lãnh đạo") != std::string::npos);
}

TEST_CASE("colleagues are the people of the own agency who work there today", "[http]") {
    FlowDesk desk;
    const auto elsewhere = desk.tokenOf("tren", domain::Role::leader, "H99");

    const auto own = desk.get("/api/v1/colleagues", desk.officer).json();

    const auto people = own->getArray("people");
    std::vector<std::string> logins;
    for (unsigned i = 0; i < people->size(); ++i)
        logins.push_back(people->getObject(i)->getValue<std::string>("login"));
    CHECK(logins == std::vector<std::string>{"can.bo", "giamdoc", "vanthu"});  // by name
    REQUIRE(own->getArray("units")->size() == 1);
    CHECK(own->getArray("units")->getObject(0)->getValue<std::string>("id") ==
          own->getValue<std::string>("agency"));
    const auto above = desk.get("/api/v1/colleagues", elsewhere).json();
    CHECK(above->getArray("units")->size() == 2);  // those below are units of it, their people are not
    CHECK(above->getArray("people")->size() < 3);
}

TEST_CASE("a move repeated with its key moves once", "[http]") {
    FlowDesk desk;
    const HttpWorld::Call call{"POST",
                               desk.path,
                               desk.clerk,
                               R"({"action":"present","leader":"giamdoc"})",
                               "application/json",
                               {{"Idempotency-Key", "k1"}}};

    const auto first = desk.send(call);
    const auto second = desk.send(call);

    CHECK(first.status == 201);
    CHECK(second.body == first.body);
    CHECK(second.response.get("Idempotent-Replayed") == "true");
}

TEST_CASE("bad moves answer with field and rule", "[http]") {
    FlowDesk desk;
    struct Case {
        std::string body, violation;
    };
    const auto bad =
        GENERATE(Case{R"({})", "action required"}, Case{R"({"action":"fly"})", "action unknown_value"},
                 Case{R"({"action":"present"})", "leader unknown_account"},
                 Case{R"({"action":"present","leader":7})", "leader not_a_text"},
                 Case{R"({"action":"present","leader":"giamdoc","x":1})", "x unknown_field"},
                 Case{R"({"action":"direct","assignments":[{"unit":"H99.1","role":"boss"}]})",
                      "assignments[0].role unknown_value"},
                 Case{R"({"action":"direct","assignments":[{"unit":"H99.1","due_date":"mai"}]})",
                      "assignments[0].due_date not_a_date"},
                 Case{R"({"action":"file"})", "text required"});

    const auto answer = desk.post(desk.path, desk.clerk, bad.body);

    CAPTURE(bad.body, answer.body);
    CHECK(answer.status == 422);
    REQUIRE_FALSE(answer.violations().empty());
    CHECK(answer.violations().front() == bad.violation);
}

TEST_CASE("who has no part in a document is refused, who may not know of it finds nothing", "[http]") {
    FlowDesk desk;
    const auto other = desk.tokenOf("vanthu.tinh", domain::Role::clerk, "H99");
    const std::string move = R"({"action":"present","leader":"giamdoc"})";

    CHECK(desk.post(desk.path, desk.officer, move).status == 403);
    const auto hidden = desk.post(desk.path, other, move);
    const auto absent = desk.post("/api/v1/documents/999/handling", other, move);
    CHECK(hidden.status == 404);
    CHECK(absent.status == 404);
    CHECK(desk.get(desk.path, other).status == 404);
    CHECK(desk.get(desk.path, desk.officer).status == 200);
    CHECK(desk.post("/api/v1/assignments/999/moves", desk.clerk, R"({"action":"read"})").status == 404);
    CHECK(desk.post("/api/v1/drafts/999/moves", desk.clerk, R"({"action":"approve"})").status == 404);
    CHECK(desk.post("/api/v1/extensions/999/decision", desk.clerk, R"({"action":"approve"})").status == 404);
}

TEST_CASE("the work list is paged by kind and refuses what it does not know", "[http]") {
    FlowDesk desk;
    for (int i = 0; i < 3; ++i)
        static_cast<void>(desk.post("/api/v1/documents", desk.clerk,
                                    R"({"direction":"incoming","type":"KH","code":")" +
                                        std::to_string(i + 1) +
                                        R"(/KH-BTC","issuer_name":"Bộ Tài chính","subject":"Kế hoạch"})"));

    const auto all = desk.get("/api/v1/work?limit=2", desk.clerk);
    CHECK(all.json()->getArray("items")->size() == 2);
    CHECK(all.json()->getArray("more")->size() == 1);
    const auto page = desk.get("/api/v1/work?kind=presentation&limit=3", desk.clerk);
    const auto cursor = page.json()->getValue<std::string>("next_cursor");
    const auto rest = desk.get("/api/v1/work?kind=presentation&limit=3&cursor=" + cursor, desk.clerk);
    CHECK(rest.json()->getArray("items")->size() == 1);
    CHECK_FALSE(rest.json()->has("next_cursor"));
    CHECK(desk.get("/api/v1/work?kind=x", desk.clerk).status == 422);
    CHECK(desk.get("/api/v1/work?cursor=" + cursor, desk.clerk).status == 422);
    CHECK(desk.get("/api/v1/work?kind=draft&cursor=" + cursor, desk.clerk).status == 422);
}

TEST_CASE("what is express waits at the top, however much waits longer", "[http]") {
    FlowDesk desk;
    const auto present = [&](int number, const std::string& more) {
        const auto registered =
            desk.post("/api/v1/documents", desk.clerk,
                      R"({"direction":"incoming","type":"KH","code":")" + std::to_string(number) +
                          R"(/KH-BTC","issuer_name":"Bộ Tài chính","subject":"Kế hoạch")" + more + "}");
        REQUIRE(registered.status == 201);
        const auto id = registered.json()->getValue<std::int64_t>("id");
        REQUIRE(desk.post("/api/v1/documents/" + std::to_string(id) + "/handling", desk.clerk,
                          R"({"action":"present","leader":"giamdoc"})")
                    .status == 201);
        return id;
    };
    std::vector<std::int64_t> ordinary;
    for (int i = 0; i < 51; ++i)
        ordinary.push_back(present(100 + i, ""));
    const auto due = present(201, R"(,"due_date":"2026-03-09")");
    const auto express = present(202, R"(,"urgency":"express")");

    const auto first = desk.get("/api/v1/work?limit=50", desk.leader).json();

    const auto items = first->getArray("items");
    REQUIRE(items->size() == 50);
    CHECK(items->getObject(0)->getValue<std::int64_t>("id") == express);
    CHECK(items->getObject(1)->getValue<std::int64_t>("id") == due);
    CHECK(items->getObject(1)->getValue<std::string>("due_date") == "2026-03-09");
    CHECK(items->getObject(1)->getValue<std::string>("group") == "direct");
    CHECK(first->getObject("groups")->getValue<int>("direct") == 53);

    // Every page once, none twice.
    std::vector<std::int64_t> walked;
    std::string cursor;
    do {
        const auto page =
            desk.get("/api/v1/work?kind=direction&limit=10" + (cursor.empty() ? "" : "&cursor=" + cursor),
                     desk.leader)
                .json();
        CHECK(page->has("groups") == cursor.empty());
        const auto some = page->getArray("items");
        for (unsigned i = 0; i < some->size(); ++i)
            walked.push_back(some->getObject(i)->getValue<std::int64_t>("id"));
        cursor = page->optValue<std::string>("next_cursor", "");
    } while (!cursor.empty());
    std::vector expected{express, due};
    expected.insert(expected.end(), ordinary.begin(), ordinary.end());
    CHECK(walked == expected);
}

TEST_CASE("one thing that waits is found by its id, only by whom it waits for", "[http]") {
    FlowDesk desk;
    const auto itemsOf = [&](const std::string& query, const std::string& token) {
        const auto answer = desk.get("/api/v1/work?" + query, token);
        CHECK(answer.status == 200);
        return answer.json()->getArray("items")->size();
    };
    CHECK(itemsOf("kind=presentation&id=1", desk.clerk) == 1);
    CHECK(itemsOf("kind=presentation&id=1", desk.leader) == 0);
    CHECK(itemsOf("kind=direction&id=1", desk.leader) == 0);
    static_cast<void>(desk.post(desk.path, desk.clerk, R"({"action":"present","leader":"giamdoc"})"));
    CHECK(itemsOf("kind=presentation&id=1", desk.clerk) == 0);
    CHECK(itemsOf("kind=direction&id=1", desk.leader) == 1);
    CHECK(itemsOf("kind=direction&id=1", desk.officer) == 0);
    REQUIRE(
        desk.post(desk.path, desk.leader,
                  R"({"action":"direct","text":"Tham mưu","assignments":[{"account":"can.bo","role":"main"},)"
                  R"({"unit":"H99.1","role":"inform"}]})")
            .status == 201);
    const auto own = desk.get("/api/v1/work?kind=assignment", desk.officer).json()->getArray("items");
    REQUIRE(own->size() == 1);
    const auto id = own->getObject(0)->getValue<std::string>("id");
    CHECK(itemsOf("kind=assignment&id=" + id, desk.officer) == 1);
    CHECK(itemsOf("kind=assignment&id=" + id, desk.clerk) == 0);
    // What is given to the unit waits for its clerk and its leader, not for its officers.
    const auto units = desk.get("/api/v1/work?kind=assignment", desk.clerk).json()->getArray("items");
    REQUIRE(units->size() == 1);
    const auto ofUnit = units->getObject(0)->getValue<std::string>("id");
    CHECK(units->getObject(0)->getValue<std::string>("group") == "inform");
    CHECK(itemsOf("kind=assignment&id=" + ofUnit, desk.leader) == 1);
    CHECK(itemsOf("kind=assignment&id=" + ofUnit, desk.officer) == 0);
    const auto draft = desk.post("/api/v1/drafts", desk.officer, R"({"type":"KH","subject":"Kế hoạch"})");
    const auto draftId = draft.json()->getValue<std::string>("id");
    CHECK(itemsOf("kind=draft&id=" + draftId, desk.officer) == 1);
    CHECK(itemsOf("kind=draft&id=" + draftId, desk.clerk) == 0);
    CHECK(itemsOf("kind=extension&id=1", desk.leader) == 0);
    CHECK(itemsOf("kind=draft&id=99999", desk.officer) == 0);
    CHECK(desk.get("/api/v1/work?id=1", desk.clerk).status == 422);
    CHECK(desk.get("/api/v1/work?kind=draft&id=0", desk.clerk).status == 422);
    CHECK(desk.get("/api/v1/work?kind=draft&id=x", desk.clerk).status == 422);
}

TEST_CASE("a version of a draft is sent with its files and comes back bit by bit", "[http]") {
    FlowDesk desk;
    const auto draft = desk.post("/api/v1/drafts", desk.officer, R"({"type":"KH","subject":"Kế hoạch"})");
    REQUIRE(draft.status == 201);
    const auto path = "/api/v1/drafts/" + draft.json()->getValue<std::string>("id");
    const std::string bytes = "nội dung";
    const auto body =
        "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n"
        R"({"note":"bản đầu","files":[{"part":"f","name":"dự thảo.txt","size":)" +
        std::to_string(bytes.size()) + R"(,"sha256":")" + app::tokenHash(bytes) +
        "\"}]}\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n" + bytes +
        "\r\n--b--\r\n";

    const auto added =
        desk.send({"POST", path + "/versions", desk.officer, body, "multipart/form-data; boundary=b"});

    INFO(added.body);
    REQUIRE(added.status == 201);
    CHECK(desk.get(path + "/files/1", desk.officer).body == bytes);
    CHECK(desk.get(path + "/files/2", desk.officer).status == 404);
    CHECK(desk.send({"POST", path + "/versions", desk.officer, "{}", "text/plain"}).status == 415);
    CHECK(desk.post(path + "/moves", desk.officer, R"({"action":"issue"})").status == 403);
    CHECK(desk.post(path + "/moves", desk.officer, R"({"action":"recall","text":"x"})").status == 403);
}

TEST_CASE("a signed file is handed in by whoever may sign, and refused at its place", "[http]") {
    FlowDesk desk;
    const auto draft = desk.post("/api/v1/drafts", desk.officer, R"({"type":"KH","subject":"Kế hoạch"})");
    const auto path = "/api/v1/drafts/" + draft.json()->getValue<std::string>("id");
    const std::string pdf = "%PDF-1.4\nthe plan";
    REQUIRE(desk.sendFile(path + "/versions", desk.officer, "", "ke-hoach.pdf", pdf).status == 201);
    const auto move = [&](const std::string& token, const std::string& body) {
        REQUIRE(desk.post(path + "/moves", token, body).status == 201);
    };
    const auto handIn = [&](const std::string& token, const std::string& said, const std::string& bytes) {
        return desk.sendFile(path + "/signed-files", token, said, "ky.pdf", bytes);
    };
    const std::string asPerson = R"("role":"person",)";
    CHECK(handIn(desk.leader, asPerson, pdf).code() == "illegal_move");
    move(desk.officer, R"({"action":"submit","approver":"giamdoc"})");
    move(desk.leader, R"({"action":"approve"})");
    move(desk.clerk, R"({"action":"check","text":"đúng thể thức"})");

    const auto shown = desk.get(path, desk.leader).json()->getArray("signing");
    REQUIRE(shown->size() == 1);
    CHECK(shown->getObject(0)->getValue<std::string>("role") == "person");
    CHECK_FALSE(shown->getObject(0)->getValue<bool>("server_key"));
    CHECK(desk.get(path, desk.officer).json()->getArray("signing")->empty());
    CHECK(handIn(desk.officer, asPerson, pdf).status == 403);
    CHECK(handIn(desk.clerk, asPerson, pdf).status == 403);
    CHECK(handIn(desk.tokenOf("khac", domain::Role::officer, "H99"), asPerson, pdf).status == 404);
    CHECK(handIn("", asPerson, pdf).status == 401);
    CHECK(desk.send({"POST", path + "/signed-files", desk.leader, R"({"role":"person"})", "text/plain"})
              .status == 415);
    CHECK(desk.post(path + "/signed-files", desk.leader, R"({"role":"person"})").violations() ==
          std::vector<std::string>{"files required"});
    CHECK(handIn(desk.leader, "", pdf).violations() == std::vector<std::string>{"role required"});
    const auto other = handIn(desk.leader, asPerson, "%PDF-1.4\nanother plan");
    CHECK(other.status == 422);
    CHECK(other.violations() == std::vector<std::string>{"files[0] other_bytes"});
    CHECK(desk.get(path, desk.leader).json()->getArray("versions")->size() == 1);
}

TEST_CASE("drafts are listed by pages, and a bad question names its field", "[http]") {
    FlowDesk desk;
    for (int i = 0; i < 3; ++i)
        REQUIRE(desk.post("/api/v1/drafts", desk.officer, R"({"type":"KH","subject":"Kế hoạch"})").status ==
                201);
    const auto get = [&](const std::string& query) {
        return desk.send({"GET", "/api/v1/drafts" + query, desk.officer, "", "", {}});
    };

    const auto page = get("?state=drafting&mine=true&limit=2");
    REQUIRE(page.status == 200);
    CHECK(page.json()->getArray("items")->size() == 2);
    const auto cursor = page.json()->getValue<std::string>("next_cursor");
    CHECK(get("?state=drafting&mine=true&limit=2&cursor=" + cursor).json()->getArray("items")->size() == 1);

    struct Case {
        std::string query, violation;
    };
    const auto bad =
        GENERATE(Case{"?state=x", "state unknown_value"}, Case{"?unit=H00", "unit unknown_organisation"},
                 Case{"?mine=perhaps", "mine not_a_flag"}, Case{"?limit=0", "limit out_of_range"},
                 Case{"?limit=201", "limit out_of_range"}, Case{"?cursor=x", "cursor bad_cursor"},
                 Case{"?color=red", "color unknown_parameter"});
    const auto answer = get(bad.query);
    CHECK(answer.status == 422);
    CHECK(answer.violations() == std::vector<std::string>{bad.violation});
}

}  // namespace
}  // namespace vanthu::tests
