#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

TEST_CASE("a search asks for what was typed, copies as one", "[cli]") {
    TestServer server([](const Received&) { return Reply{200, R"({"results":[],"total":0})"}; });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"search", "cải", "cách", "--facets", "--unit", "H99", "--year", "2026",
                          "--issuer-exact", "UBND", "--case-file", "12"}) == 0);
    REQUIRE(terminal.run({"search", "x", "--all-copies"}) == 0);

    const auto asked = server.received().at(0).path;
    for (const auto* part :
         {"facets=true", "unit=H99", "year=2026", "issuer_exact=UBND", "case_file=12", "collapse=true"})
        CHECK(asked.find(part) != std::string::npos);
    CHECK(server.received().at(1).path.find("collapse") == std::string::npos);
}

TEST_CASE("facets are a table with bars, and hits say what is out of force and where copies are", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{
            200, R"({"results":[{"id":41,"number":"12/KH-UBND","subject":"Kế hoạch","snippet":"","marks":[],
            "copies":2,"recalled":true,"replaced_by":[{"id":45,"number":"13/KH-UBND"}]}],"total":1,"facets":{
            "type":{"values":[{"value":"KH","label":"Kế hoạch","documents":1200},{"value":"QĐ","label":"Quyết định","documents":300}],
                "rest":0,"without":4}}})"};
    });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"search", "x", "--facets"}) == 0);

    CHECK(terminal.out.find("ĐÃ THU HỒI") != std::string::npos);
    CHECK(terminal.out.find("ĐÃ BỊ THAY THẾ bởi [45] 13/KH-UBND") != std::string::npos);
    CHECK(terminal.out.find("còn 2 bản đăng ký khác: vanthu search --copies-of 41") != std::string::npos);
    CHECK(terminal.out.find("KH  Kế hoạch      1.200  ████████████████████\n") != std::string::npos);
    CHECK(terminal.out.find("QĐ  Quyết định      300  █████\n") != std::string::npos);
    CHECK(terminal.out.find("(không có)") != std::string::npos);
}

TEST_CASE("a text is searched by its file, and a missing one is said", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{
            200,
            R"({"results":[{"id":3,"number":"","subject":"Lũ","score":0.256,"snippet":"","marks":[]}]})"};
    });
    Terminal terminal(server.url());

    REQUIRE(terminal.run(
                {"search", "--text", terminal.file("doan.txt", "Vận hành hồ\nchứa"), "--type", "KH"}) == 0);

    const auto sent = server.received().at(0);
    CHECK(sent.path.find("/api/v1/search/by-text?") == 0);
    CHECK(sent.path.find("type=KH") != std::string::npos);
    CHECK(sent.path.find("collapse") == std::string::npos);
    CHECK(sent.body == R"({"text":"Vận hành hồ\nchứa"})");
    CHECK(terminal.out.find("chung 26 % từ ngữ riêng") != std::string::npos);
    CHECK(terminal.run({"search", "--text", "khong-co.txt"}) == 1);
    CHECK(terminal.err.find("khong-co.txt") != std::string::npos);
}

}  // namespace
}  // namespace vanthu::tests
