#include <catch2/catch.hpp>

#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"

#include <string>

using vanthu::tests::Received;
using vanthu::tests::Reply;
using vanthu::tests::Terminal;
using vanthu::tests::TestServer;

namespace {

constexpr const char* kProposals =
    R"({"state":"text","fields":[)"
    R"({"field":"issuer","label":"Cơ quan ban hành","value":"Sở Nội vụ","confidence":"sure","confidence_label":"Chắc chắn","page":1},)"
    R"({"field":"code","label":"Số, ký hiệu","value":"05/SNV-CCHC","confidence":"sure","confidence_label":"Chắc chắn","page":1},)"
    R"({"field":"date","label":"Ngày văn bản","value":"2026-02-05","confidence":"sure","confidence_label":"Chắc chắn","page":1},)"
    R"({"field":"subject","label":"Trích yếu","value":"báo cáo cải cách","confidence":"likely","confidence_label":"Có lẽ đúng","page":1},)"
    R"({"field":"place","label":"Địa danh","value":"Bình Minh","confidence":"likely","confidence_label":"Có lẽ đúng","page":1}],)"
    R"("issuers":[{"id":12,"code":"H99.1","name":"Sở Nội vụ","by":"name","by_label":"Theo tên","notation_agrees":true}]})";

/// Answers proposals, and registrations with what came.
Reply answer(const Received& received) {
    if (received.path == "/api/v1/proposals") return {200, kProposals};
    return {201, R"({"id":41,"direction":"incoming","registry_number":"7"})"};
}

struct Registration {
    TestServer server{answer};
    Terminal terminal{server.url()};
    std::string file{terminal.file("den.pdf", "abc")};

    [[nodiscard]] bool says(const std::string& part) {
        return server.received().back().body.find(part) != std::string::npos;
    }
};

}  // namespace

TEST_CASE("auto-fill takes what is sure where nobody is asked, and never what was typed", "[cli]") {
    Registration made;

    REQUIRE(made.terminal.run({"incoming", "register", "--auto", made.file, "--subject", "Trích yếu gõ tay",
                               "--date", "06/02/2026"}) == 0);

    REQUIRE(made.server.received().size() == 2);
    CHECK(made.server.received()[0].body.find("name=\"file\"") != std::string::npos);
    CHECK(made.says(R"("code":"05/SNV-CCHC")"));
    CHECK(made.says(R"("issuer_name":"Sở Nội vụ")"));
    CHECK(made.says(R"("issuer":12)"));
    CHECK(made.says(R"("subject":"Trích yếu gõ tay")"));
    CHECK(made.says(R"("issued_date":"2026-02-06")"));
    CHECK_FALSE(made.says(R"("place")"));
    // What was proposed goes along, so that corrections are counted.
    CHECK(made.says(R"({"field":"date","value":"2026-02-05","confidence":"sure"})"));
    CHECK(made.says(R"({"field":"subject","value":"báo cáo cải cách","confidence":"likely"})"));
    CHECK(made.terminal.err.find("05/SNV-CCHC") != std::string::npos);
    CHECK(made.terminal.err.find("Có lẽ đúng") != std::string::npos);
    CHECK(made.terminal.out.find("Cơ quan ban hành") == std::string::npos);
}

TEST_CASE("auto-fill without a sure subject says what is missing and registers nothing", "[cli]") {
    Registration made;

    CHECK(made.terminal.run({"incoming", "register", "--auto", "--yes", made.file}) == 1);

    CHECK(made.server.received().size() == 1);
    CHECK(made.terminal.err.find("Trích yếu (--subject)") != std::string::npos);
    CHECK(made.terminal.err.find("thiếu trích yếu") != std::string::npos);
}

TEST_CASE("auto-fill needs a file, and without it a subject is typed", "[cli]") {
    Registration made;

    CHECK(made.terminal.run({"incoming", "register", "--auto"}) == 1);
    CHECK(made.terminal.err.find("--file") != std::string::npos);
    CHECK(made.terminal.run({"incoming", "register", "--number", "1/KH"}) != 0);
    CHECK(made.terminal.err.find("--subject") != std::string::npos);
    CHECK(made.server.received().empty());
}

TEST_CASE("a file is read without registering it", "[cli]") {
    Registration made;

    REQUIRE(made.terminal.run({"incoming", "read", made.file}) == 0);

    CHECK(made.server.received().size() == 1);
    CHECK(made.terminal.out.find("05/02/2026") != std::string::npos);
    CHECK(made.terminal.out.find("Cơ quan trong danh sách: Sở Nội vụ (H99.1, Theo tên)") !=
          std::string::npos);
}

TEST_CASE("a file that gives no fields fails with the reason", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{200, R"({"state":"encrypted","reason":"Tệp có mật khẩu.","fields":[],"issuers":[]})"};
    });
    Terminal terminal(server.url());

    CHECK(terminal.run({"incoming", "read", terminal.file("khoa.pdf", "abc")}) == 1);

    CHECK(terminal.err.find("Tệp có mật khẩu.") != std::string::npos);
}
