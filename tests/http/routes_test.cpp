#include "server/http/routes.h"
#include "schemas/domain/limits.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace vanthu::tests {
namespace {

/// "GET /livez" for every operation of the API description: paths stand two blanks in, methods four.
std::set<std::string> describedRoutes() {
    std::ifstream file(std::string(VANTHU_SOURCE) + "/schemas/api/openapi.yaml");
    REQUIRE(file);
    const std::map<std::string, std::string> methods{{"    get:", "GET"},
                                                     {"    post:", "POST"},
                                                     {"    put:", "PUT"},
                                                     {"    patch:", "PATCH"},
                                                     {"    delete:", "DELETE"}};
    std::set<std::string> found;
    std::string path;
    bool inPaths = false;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && !line.starts_with(' ')) inPaths = line == "paths:";
        if (!inPaths) continue;
        if (line.starts_with("  /") && line.ends_with(':')) path = line.substr(2, line.size() - 3);
        if (const auto method = methods.find(line); method != methods.end())
            found.insert(method->second + ' ' + path);
    }
    return found;
}

TEST_CASE("the router serves what the API description says, and nothing else", "[http]") {
    std::set<std::string> served;
    for (const auto& route : http::routes())
        served.insert(std::string(route.method) + ' ' + std::string(route.pattern));

    CHECK(served == describedRoutes());
}

TEST_CASE("the description of the API takes as many units and numbers as the server does", "[http]") {
    std::ostringstream description;
    description << std::ifstream(std::string(VANTHU_SOURCE) + "/schemas/api/openapi.yaml").rdbuf();
    const auto says = [&](const std::string& text) {
        CAPTURE(text);
        CHECK(description.str().find(text) != std::string::npos);
    };
    says("at most " + std::to_string(limits::kOrganisationsPerRequest) + ". As \"3,5,8\"");
    says("(,[1-9][0-9]{0,8}){0," + std::to_string(limits::kOrganisationsPerRequest - 1) + "}$'");
    says("at most " + std::to_string(limits::kNumbersVoidedAtOnce) + " numbers");
}

TEST_CASE("every action stands in the table of rights once", "[http]") {
    std::set<app::Action> seen;
    for (const auto& right : app::rights())
        CHECK(seen.insert(right.action).second);
    for (const auto& route : http::routes())
        if (route.action) CHECK(seen.contains(*route.action));
}

TEST_CASE("paths and methods that are not served answer 404 and 405", "[http]") {
    HttpWorld world;
    const auto token = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");

    CHECK(world.get("/api/v1/nothing", token).status == 404);
    CHECK(world.get("/api/v1/documents/abc", token).status == 404);
    CHECK(world.get("/api/v1/documents/0", token).status == 404);
    CHECK(world.get("/api/v1/documents/99999999999999999999", token).status == 404);
    const auto wrong = world.send({"DELETE", "/api/v1/documents", token});
    CHECK(wrong.status == 405);
    CHECK(wrong.code() == "method_not_allowed");
    CHECK(wrong.response.get("Allow") == "GET, HEAD, POST, OPTIONS");
    CHECK(world.send({"OPTIONS", "/api/v1/documents"}).status == 204);
    CHECK(world.send({"HEAD", "/livez"}).body.empty());
}

TEST_CASE("the open pages answer without a token and with a strict policy", "[http]") {
    HttpWorld world;

    const auto page = world.get("/");

    CHECK(page.status == 200);
    CHECK(page.body.find("/api/openapi.yaml") != std::string::npos);
    CHECK(page.body.find("<script") == std::string::npos);
    CHECK(page.response.get("Content-Security-Policy").find("default-src 'none'") == 0);
    CHECK(world.get("/livez").body == "ok\n");
    CHECK(world.get("/readyz").status == 200);
    CHECK(world.get("/metrics").body.find("vanthu_change_log_head") != std::string::npos);
    CHECK(world.get("/api/openapi.yaml").body.starts_with("openapi: 3.1"));
}

}  // namespace
}  // namespace vanthu::tests
