#include <catch2/catch.hpp>

#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"

#include <filesystem>
#include <fstream>

using namespace std::string_literals;
using vanthu::tests::Received;
using vanthu::tests::Reply;
using vanthu::tests::Terminal;
using vanthu::tests::TestServer;
namespace fs = std::filesystem;

namespace {

Reply loginAnswer(const Received& received) {
    if (received.path == "/api/v1/sessions")
        return {
            201,
            R"({"token":"abc123","expires_at":"2018-09-28T20:00:00+07:00","account":{"full_name":"Trần Thị Thư","role":"van_thu"}})"};
    return {200, R"({"login":"thu"})"};
}

}  // namespace

TEST_CASE("a login keeps its token in a file of its own that only the owner reads", "[cli]") {
    TestServer server(loginAnswer);
    Terminal terminal(server.url());
    terminal.environment.variables["VANTHU_PASSWORD"] = "mat-khau";

    REQUIRE(terminal.run({"login", "thu"}) == 0);

    CHECK(terminal.out.find("Trần Thị Thư (Văn thư)") != std::string::npos);
    CHECK(server.received()[0].body == R"({"login":"thu","password":"mat-khau"})");
    int tokens = 0;
    for (const auto& entry : fs::directory_iterator(terminal.folder.path() / "vanthu")) {
        CHECK(fs::status(entry).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
        tokens += entry.path().extension() == ".token" ? 1 : 0;
    }
    CHECK(tokens == 1);
    REQUIRE(terminal.run({"whoami"}) == 0);
    CHECK(server.received()[1].headers.at("authorization") == "Bearer abc123");
}

TEST_CASE("the server of the last login serves the commands that name none", "[cli]") {
    TestServer server(loginAnswer);
    Terminal terminal;
    terminal.environment.variables.erase("VANTHU_SERVER");
    terminal.environment.variables["VANTHU_PASSWORD"] = "mat-khau";

    REQUIRE(terminal.run({"login", "thu", "--server", server.url() + "/"}) == 0);

    CHECK(terminal.run({"whoami"}) == 0);
}

TEST_CASE("tokens of two servers do not mix", "[cli]") {
    TestServer first(loginAnswer);
    TestServer second(loginAnswer);
    Terminal terminal(first.url());
    terminal.environment.variables["VANTHU_PASSWORD"] = "mat-khau";
    REQUIRE(terminal.run({"login", "thu"}) == 0);

    REQUIRE(terminal.run({"whoami", "--server", second.url()}) == 0);

    CHECK(second.received()[0].headers.count("authorization") == 0);
}

TEST_CASE("logout ends the token at the server and removes the file", "[cli]") {
    TestServer server([](const Received& received) {
        return received.method == "DELETE" ? Reply{204, "", "application/json"} : loginAnswer(received);
    });
    Terminal terminal(server.url());
    const auto tokenFile = terminal.folder.path() / "phien";
    terminal.environment.variables["VANTHU_TOKEN_FILE"] = tokenFile.string();
    terminal.environment.variables["VANTHU_PASSWORD"] = "mat-khau";
    REQUIRE(terminal.run({"login", "thu"}) == 0);
    REQUIRE(fs::exists(tokenFile));

    CHECK(terminal.run({"logout"}) == 0);
    CHECK(terminal.run({"logout"}) == 0);  // twice is no harm

    CHECK_FALSE(fs::exists(tokenFile));
    CHECK(server.received()[1].path == "/api/v1/sessions/current");
}

TEST_CASE("a wrong password says so and keeps nothing", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{401, R"({"title":"Chưa đăng nhập","status":401,"code":"not_authenticated"})",
                     "application/problem+json"};
    });
    Terminal terminal(server.url());
    terminal.environment.variables["VANTHU_PASSWORD"] = "sai";

    CHECK(terminal.run({"login", "thu"}) == 1);

    CHECK(terminal.err.find("sai tên đăng nhập hoặc mật khẩu") != std::string::npos);
    CHECK_FALSE(fs::exists(terminal.folder.path() / "vanthu"));
}

TEST_CASE("the own password is changed with the current one", "[cli]") {
    TestServer server([](const Received&) { return Reply{204, ""}; });
    Terminal terminal(server.url());
    terminal.environment.variables["VANTHU_PASSWORD"] = "mat-khau-cu";
    terminal.environment.variables["VANTHU_NEW_PASSWORD"] = "mat-khau-moi";

    REQUIRE(terminal.run({"password"}) == 0);

    const auto request = server.received().at(0);
    CHECK(request.method + ' ' + request.path == "PUT /api/v1/me/password");
    CHECK(request.body == R"({"current_password":"mat-khau-cu","new_password":"mat-khau-moi"})");
    CHECK(terminal.err.find("Đã đổi mật khẩu") != std::string::npos);
}

TEST_CASE("setup needs the token that the server wrote", "[cli]") {
    Terminal terminal;
    terminal.environment.variables["VANTHU_PASSWORD"] = "mat-khau";

    CHECK(terminal.run({"setup", "--token-file", terminal.file("empty", ""), "--organisation", "UBND",
                        "--code", "H09", "--admin", "quantri"}) == 1);

    CHECK(terminal.err.find("setup-token") != std::string::npos);
}
