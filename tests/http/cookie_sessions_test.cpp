#include "server/http/session_cookie.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

const Headers kSameOrigin{{"Sec-Fetch-Site", "same-origin"}};

HttpAnswer logInByCookie(const HttpWorld& world, const Headers& headers) {
    return world.send({"POST", "/api/v1/sessions", "",
                       R"({"login":"quantri","password":")" + std::string(kPassword) + R"(","cookie":true})",
                       "application/json", headers});
}

/// "vanthu_session=…" as a browser sends it back.
std::string cookieOf(const HttpAnswer& answer) {
    const auto cookie = answer.response.get("Set-Cookie", "");
    return cookie.substr(0, cookie.find(';'));
}

HttpAnswer sendBy(const HttpWorld& world, const std::string& method, const std::string& path,
                  const std::string& cookie, Headers headers = {}, const std::string& body = "") {
    headers.emplace_back("Cookie", "other=1; " + cookie);
    return world.send({method, path, "", body, "application/json", headers});
}

TEST_CASE("a login by cookie answers no token and a cookie that no script reads", "[http]") {
    HttpWorld world;

    const auto answer = logInByCookie(world, kSameOrigin);

    REQUIRE(answer.status == 201);
    CHECK_FALSE(answer.json()->has("token"));
    CHECK(answer.json()->getObject("account")->getValue<std::string>("login") == "quantri");
    const auto cookie = answer.response.get("Set-Cookie");
    for (const auto* rule :
         {"vanthu_session=", "; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=43200"})
        CHECK(cookie.find(rule) != std::string::npos);
    CHECK(cookie.find("Secure") == std::string::npos);
    CHECK(sendBy(world, "GET", "/api/v1/me", cookieOf(answer)).status == 200);
}

TEST_CASE("a login without cookie answers as it always did", "[http]") {
    HttpWorld world;

    const auto answer = world.post("/api/v1/sessions", "",
                                   R"({"login":"quantri","password":")" + std::string(kPassword) + "\"}");

    CHECK(answer.status == 201);
    CHECK(answer.json()->has("token"));
    CHECK_FALSE(answer.response.has("Set-Cookie"));
}

TEST_CASE("the cookie is Secure when a trusted proxy says that the client speaks TLS", "[http]") {
    http::HttpSettings settings;
    settings.trustedProxies = {"127.0.0.1"};
    HttpWorld behind(settings);
    HttpWorld open;
    const Headers overTls{{"X-Forwarded-Proto", "https"}, {"Sec-Fetch-Site", "same-origin"}};

    CHECK(logInByCookie(behind, overTls).response.get("Set-Cookie").ends_with("; Secure"));
    CHECK(logInByCookie(open, overTls).response.get("Set-Cookie").find("Secure") == std::string::npos);
}

TEST_CASE("a change by cookie is taken from a page of this server only", "[http]") {
    HttpWorld world;
    const auto cookie = cookieOf(logInByCookie(world, kSameOrigin));
    const auto host = "127.0.0.1:" + std::to_string(world.server.port());
    const auto change = [&](const Headers& headers) {
        return sendBy(world, "PUT", "/api/v1/me/mail", cookie, headers, R"({"email":"a@b.vn"})").status;
    };

    CHECK(change({{"Sec-Fetch-Site", "same-origin"}}) == 200);
    CHECK(change({{"Origin", "http://" + host}}) == 200);
    CHECK(change({}) == 403);
    CHECK(change({{"Sec-Fetch-Site", "cross-site"}}) == 403);
    CHECK(change({{"Sec-Fetch-Site", "same-site"}}) == 403);
    CHECK(change({{"Sec-Fetch-Site", "none"}}) == 403);
    CHECK(change({{"Origin", "http://127.0.0.1:1"}}) == 403);
    CHECK(change({{"Origin", "null"}}) == 403);
    // What the browser says of itself counts, not what a page could have made up beside it.
    CHECK(change({{"Sec-Fetch-Site", "cross-site"}, {"Origin", "http://" + host}}) == 403);
    CHECK(sendBy(world, "GET", "/api/v1/me", cookie, {{"Sec-Fetch-Site", "cross-site"}}).status == 200);
    CHECK(sendBy(world, "HEAD", "/api/v1/me", cookie).status == 200);
}

TEST_CASE("a login by cookie from another site is refused", "[http]") {
    HttpWorld world;

    const auto answer = logInByCookie(world, {{"Origin", "https://evil.example"}});

    CHECK(answer.status == 403);
    CHECK_FALSE(answer.response.has("Set-Cookie"));
    CHECK(answer.json()->getValue<std::string>("detail").find(". Hãy ") != std::string::npos);
}

TEST_CASE("a bearer token goes before the cookie and needs no origin", "[http]") {
    HttpWorld world;
    const auto cookie = cookieOf(logInByCookie(world, kSameOrigin));
    const auto token = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto ask = [&](const std::string& bearer) {
        return world.send({"GET", "/api/v1/me", bearer, "", "application/json", {{"Cookie", cookie}}});
    };

    CHECK(ask(token).json()->getValue<std::string>("login") == "vanthu");
    CHECK(ask("khong-phai-the").status == 401);
    CHECK(world
              .send({"PUT",
                     "/api/v1/me/mail",
                     token,
                     R"({"email":"a@b.vn"})",
                     "application/json",
                     {{"Cookie", cookie}, {"Sec-Fetch-Site", "cross-site"}}})
              .status == 200);
}

TEST_CASE("a session by cookie ends by logging out and by time", "[http]") {
    HttpWorld world;
    const auto cookie = cookieOf(logInByCookie(world, kSameOrigin));
    const auto later = cookieOf(logInByCookie(world, kSameOrigin));

    const auto end = sendBy(world, "DELETE", "/api/v1/sessions/current", cookie, kSameOrigin);
    CHECK(end.status == 204);
    CHECK(end.response.get("Set-Cookie").find("vanthu_session=;") == 0);
    CHECK(end.response.get("Set-Cookie").find("Max-Age=0") != std::string::npos);
    CHECK(sendBy(world, "GET", "/api/v1/me", cookie).status == 401);

    CHECK(sendBy(world, "GET", "/api/v1/me", later).status == 200);
    world.clock.advance(std::chrono::hours{13});
    CHECK(sendBy(world, "GET", "/api/v1/me", later).status == 401);
}

TEST_CASE("the password is changed by cookie as by token", "[http]") {
    HttpWorld world;
    const auto cookie = cookieOf(logInByCookie(world, kSameOrigin));

    CHECK(sendBy(world, "PUT", "/api/v1/me/password", cookie, kSameOrigin,
                 R"({"current_password":")" + std::string(kPassword) +
                     R"(","new_password":"mat-khau-moi-rat-dai"})")
              .status == 204);
    CHECK(sendBy(world, "GET", "/api/v1/me", cookie).status == 200);
}

TEST_CASE("whether the installation is set up is known to everybody", "[http]") {
    HttpWorld world;

    CHECK(world.get("/api/v1/setup").json()->getValue<bool>("done"));
}

}  // namespace
}  // namespace vanthu::tests
