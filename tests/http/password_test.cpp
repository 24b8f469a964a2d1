#include "schemas/domain/limits.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

constexpr const char* kNewPassword = "mat-khau-moi-rat-dai";

HttpAnswer change(const HttpWorld& world, const std::string& token, const std::string& current,
                  const std::string& wanted) {
    return world.send({"PUT", "/api/v1/me/password", token,
                       R"({"current_password":")" + current + R"(","new_password":")" + wanted + "\"}"});
}

int logInStatus(const HttpWorld& world, const std::string& password) {
    return world.post("/api/v1/sessions", "", R"({"login":"vanthu","password":")" + password + "\"}").status;
}

TEST_CASE("changing the own password keeps this session and ends the others", "[http]") {
    HttpWorld world;
    const auto token = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto other = world.app.sessions.logIn("vanthu", kPassword, "127.0.0.1").token;
    const auto stranger = world.tokenOf("lanhdao", domain::Role::leader, "H99.1");
    REQUIRE(world.get("/api/v1/me", other).status == 200);

    CHECK(change(world, token, kPassword, kNewPassword).status == 204);

    CHECK(world.get("/api/v1/me", token).status == 200);
    CHECK(world.get("/api/v1/me", other).status == 401);
    CHECK(world.get("/api/v1/me", stranger).status == 200);
    CHECK(logInStatus(world, kPassword) == 401);
    CHECK(logInStatus(world, kNewPassword) == 201);
}

TEST_CASE("a bad change of the password names the field and changes nothing", "[http]") {
    HttpWorld world;
    const auto token = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto [current, wanted, violation] = GENERATE(table<std::string, std::string, std::string>({
        {"sai-mat-khau-roi", kNewPassword, "current_password wrong_password"},
        {kPassword, "ngan", "new_password too_short"},
        {kPassword, std::string(limits::kPasswordMax + 1, 'x'), "new_password too_long"},
        {kPassword, kPassword, "new_password unchanged"},
    }));

    const auto answer = change(world, token, current, wanted);

    CHECK(answer.status == 422);
    CHECK(answer.violations() == std::vector{violation});
    CHECK(logInStatus(world, kPassword) == 201);
}

TEST_CASE("guessing the current password is slowed down as logins are", "[http]") {
    HttpWorld world;
    const auto token = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    for (int i = 0; i < limits::kLoginFailures; ++i)
        CHECK(change(world, token, "sai-mat-khau-roi", kNewPassword).status == 422);

    CHECK(change(world, token, kPassword, kNewPassword).status == 429);
    CHECK(logInStatus(world, kPassword) == 429);
}

}  // namespace
}  // namespace vanthu::tests
