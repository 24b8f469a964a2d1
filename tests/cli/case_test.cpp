#include <catch2/catch.hpp>

#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"

#include <filesystem>

using vanthu::tests::Received;
using vanthu::tests::Reply;
using vanthu::tests::Terminal;
using vanthu::tests::TestServer;

namespace {

const std::string kFile =
    R"({"id":12,"year":2026,"code":"01.TCCB","state_label":"Đang mở","title":"Thi tuyển","retention_label":"20 năm",)"
    R"("maker_name":"Trần Văn Cường","document_total":2,"page_total":7,"allowed":["collect","close"]})";

}  // namespace

TEST_CASE("a plan is sent as its lines stand in the file", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{201, R"({"id":3,"year":2026,"state_label":"Đang lập","lines":[]})"};
    });
    Terminal terminal(server.url());
    const auto lines =
        terminal.file("danh-muc.tsv",
                      "\xEF\xBB\xBF# danh mục\r\nI.\tTổ chức cán bộ\tTCCB\r\n\r\n1\tTuyển dụng\n"
                      "-\tThi tuyển\t20\tcan.bo\tquý III\n\tQuy hoạch\tvinh_vien\tcan.bo\n");

    REQUIRE(terminal.run({"case", "plan", "new", "--year", "2026", "--lines", lines, "--numbering",
                          "per_heading"}) == 0);

    const auto received = server.received().at(0);
    CHECK(received.path == "/api/v1/case-plans");
    CHECK(received.headers.at("idempotency-key").size() == 32);
    CHECK(
        received.body ==
        R"({"numbering":"per_heading","lines":[{"level":"large","title":"Tổ chức cán bộ","notation":"TCCB"},)"
        R"({"level":"small","title":"Tuyển dụng"},)"
        R"({"level":"file","title":"Thi tuyển","retention":"20","maker":"can.bo","note":"quý III"},)"
        R"({"level":"file","title":"Quy hoạch","retention":"vinh_vien","maker":"can.bo"}],"year":2026})");
}

TEST_CASE("a line of a plan that is none is named, and nothing is sent", "[cli]") {
    TestServer server([](const Received&) { return Reply{}; });
    Terminal terminal(server.url());
    const auto lines = terminal.file("danh-muc.tsv", "I\tTổ chức\tTC\nA\tLạ\n");

    CHECK(terminal.run({"case", "plan", "new", "--year", "2026", "--lines", lines}) != 0);
    CHECK(terminal.err.find("dòng 2") != std::string::npos);
    CHECK(terminal.run({"case", "plan", "new", "--year", "2026", "--lines", "/không/có"}) != 0);
    CHECK(server.received().empty());
}

TEST_CASE("a case file is closed, opened again and handed over by moves", "[cli]") {
    TestServer server([](const Received&) { return Reply{201, kFile}; });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"case", "open", "12", "--start", "05/01/2026"}) == 0);
    REQUIRE(terminal.run({"case", "close", "12", "--retention", "vinh_vien", "--end", "05/02/2026"}) == 0);
    REQUIRE(terminal.run({"case", "reopen", "12", "--reason", "Bổ sung"}) == 0);
    REQUIRE(terminal.run({"case", "hand-over", "12"}) == 0);
    REQUIRE(terminal.run({"case", "add", "12", "41", "42"}) == 0);
    REQUIRE(terminal.run({"case", "remove", "12", "41", "--reason", "Nhầm"}) == 0);

    const auto received = server.received();
    REQUIRE(received.size() == 7);
    CHECK(received[0].path == "/api/v1/case-files/12/moves");
    CHECK(received[0].body == R"({"action":"open","date":"2026-01-05"})");
    CHECK(received[1].body == R"({"action":"close","retention":"vinh_vien","date":"2026-02-05"})");
    CHECK(received[2].body == R"({"action":"reopen","text":"Bổ sung"})");
    CHECK(received[3].body == R"({"action":"hand_over"})");
    CHECK(received[4].path == "/api/v1/case-files/12/documents");
    CHECK(received[4].body == R"({"document":41})");
    CHECK(received[5].body == R"({"document":42})");
    CHECK(received[6].path == "/api/v1/case-files/12/documents/41/withdrawal");
    CHECK(received[6].body == R"({"reason":"Nhầm"})");
    CHECK(terminal.out.find("01.TCCB, năm 2026") != std::string::npos);
    CHECK(terminal.run({"case", "reopen", "12"}) != 0);
}

TEST_CASE("a case file is changed from the version that was seen", "[cli]") {
    TestServer server([](const Received&) { return Reply{200, kFile}; });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"case", "change", "12", "--maker", "can.bo", "--description", ""}) == 0);

    const auto received = server.received();
    REQUIRE(received.size() == 2);
    CHECK(received[0].method == "GET");
    CHECK(received[1].method == "PATCH");
    CHECK(received[1].body == R"({"maker":"can.bo","description":""})");
}

TEST_CASE("lists of case files are printed, saved by the name of the file, and paged", "[cli]") {
    TestServer server([](const Received& request) {
        if (request.path.find("/contents") != std::string::npos)
            return Reply{200,
                         R"({"title":"MỤC LỤC","lines":["Hồ sơ số: 01.TCCB"],"columns":["STT","Ghi chú"],)"
                         R"("rows":[["1","bản chính"]],"closing":["Tổng số: 1 văn bản"]})"};
        return Reply{200, R"({"case_files":[)" + kFile + R"(],"next_cursor":"abc"})"};
    });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"case", "contents", "12"}) == 0);
    CHECK(terminal.out.find("bản chính") != std::string::npos);
    CHECK(terminal.out.find("Tổng số: 1 văn bản") != std::string::npos);
    const auto target = terminal.file("muc-luc.pdf", "");
    REQUIRE(terminal.run({"case", "contents", "12", "-o", target}) == 0);
    CHECK(std::filesystem::file_size(target) > 0);
    REQUIRE(terminal.run({"case", "due"}) == 0);
    CHECK(terminal.err.find("--cursor abc") != std::string::npos);
    REQUIRE(terminal.run({"case", "list", "--year", "2026", "--state", "open", "--own"}) == 0);

    const auto received = server.received();
    REQUIRE(received.size() == 4);
    CHECK(received[0].path == "/api/v1/case-files/12/contents?format=json");
    CHECK(received[1].path == "/api/v1/case-files/12/contents?format=pdf");
    CHECK(received[2].path == "/api/v1/case-files/due");
    CHECK(received[3].path == "/api/v1/case-files?year=2026&state=open&own=true");
}
