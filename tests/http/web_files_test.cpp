#include "tests/http/http_world.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

namespace vanthu::tests {
namespace {

namespace fs = std::filesystem;

/// A folder as a build leaves it, beside a secret that is not of it.
struct Build {
    TempDir folder;
    fs::path web{folder.path() / "web"};

    Build() {
        fs::create_directories(web / "assets");
        write(folder.path() / "secret.txt", "bí mật");
        write(web / "index.html", "<!doctype html><div id=root></div>");
        write(web / "favicon.svg", "<svg/>");
        write(web / "assets/desk-1a2b.js", "const desk = 1;");
        write(web / "assets/desk-1a2b.js.gz", "squeezed");
        write(web / "assets/desk-1a2b.css", "body{}");
        fs::create_symlink(folder.path() / "secret.txt", web / "secret.txt");
        fs::create_directory_symlink(folder.path(), web / "outside");
    }
    static void write(const fs::path& file, const std::string& bytes) { std::ofstream(file) << bytes; }
};

http::HttpSettings settingsWith(const fs::path& web) {
    http::HttpSettings settings;
    settings.web = web;
    return settings;
}

HttpAnswer navigate(const HttpWorld& world, const std::string& path, const std::string& method = "GET") {
    return world.send({method, path, "", "", "", {{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}}});
}

TEST_CASE("files of the desk are served with their types, policies and times to keep", "[http]") {
    const Build build;
    const HttpWorld world(settingsWith(build.web));

    const auto page = world.get("/");
    CHECK(page.status == 200);
    CHECK(page.body.find("id=root") != std::string::npos);
    CHECK(page.response.getContentType() == "text/html; charset=utf-8");
    CHECK(page.response.get("Cache-Control") == "no-cache");
    const auto policy = page.response.get("Content-Security-Policy");
    for (const auto* rule : {"script-src 'self';", "object-src 'none'", "frame-ancestors 'none'",
                             "base-uri 'none'", "form-action 'self'"})
        CHECK(policy.find(rule) != std::string::npos);

    const auto script = world.get("/assets/desk-1a2b.js");
    CHECK(script.body == "const desk = 1;");
    CHECK(script.response.getContentType() == "text/javascript; charset=utf-8");
    CHECK(script.response.get("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(script.response.get("X-Content-Type-Options") == "nosniff");
    CHECK(script.response.get("Vary") == "Accept-Encoding");
    CHECK(world.get("/assets/desk-1a2b.css").response.getContentType() == "text/css; charset=utf-8");
    CHECK(world.get("/favicon.svg").response.get("Cache-Control") == "no-cache");
}

TEST_CASE("what was squeezed is sent so to whoever takes it", "[http]") {
    const Build build;
    const HttpWorld world(settingsWith(build.web));
    const auto ask = [&](const std::string& accepted) {
        return world.send({"GET", "/assets/desk-1a2b.js", "", "", "", {{"Accept-Encoding", accepted}}});
    };

    CHECK(ask("gzip, deflate, br").body == "squeezed");
    CHECK(ask("gzip").response.get("Content-Encoding") == "gzip");
    CHECK(ask("br, gzip;q=0.5").body == "squeezed");
    CHECK(ask("gzip;q=0").body == "const desk = 1;");
    CHECK(ask("gzip; q=0.0").body == "const desk = 1;");
    CHECK_FALSE(ask("br").response.has("Content-Encoding"));
    CHECK(ask("gzip").response.get("ETag") != ask("br").response.get("ETag"));
    CHECK(world.get("/assets/desk-1a2b.js.gz").status == 404);
}

TEST_CASE("a browser that has the page is answered 304", "[http]") {
    const Build build;
    const HttpWorld world(settingsWith(build.web));
    const auto etag = world.get("/").response.get("ETag");

    const auto again = world.send({"GET", "/", "", "", "", {{"If-None-Match", etag}}});

    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(again.response.get("ETag") == etag);
    CHECK(world.send({"GET", "/", "", "", "", {{"If-None-Match", "\"other\""}}}).status == 200);
}

TEST_CASE("an address that a browser navigates to is the desk's", "[http]") {
    const Build build;
    const HttpWorld world(settingsWith(build.web));

    CHECK(navigate(world, "/documents/41?tab=history").body.find("id=root") != std::string::npos);
    CHECK(navigate(world, "/work").status == 200);
    CHECK(navigate(world, "/assets/gone.js").status == 404);
    CHECK(navigate(world, "/api/v1/nothing").status == 404);
    CHECK(world.get("/documents/41").status == 404);
    CHECK(navigate(world, "/work", "HEAD").status == 200);
    CHECK(navigate(world, "/work", "HEAD").body.empty());
    CHECK(navigate(world, "/livez").body == "ok\n");
}

TEST_CASE("no address leaves the folder of the desk", "[http]") {
    const Build build;
    const HttpWorld world(settingsWith(build.web));
    for (const std::string path :
         {"/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt",
          "/secret.txt", "/outside/secret.txt", "//etc/passwd", "/assets/..\\..\\secret.txt", "/./index.html",
          "/index.html%00.js"}) {
        CAPTURE(path);
        const auto answer = world.raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        CHECK(answer.find("bí mật") == std::string::npos);
        CHECK(answer.find("root:") == std::string::npos);
        CHECK(answer.starts_with("HTTP/1.1 40"));
    }
}

TEST_CASE("files of the desk are read and nothing else", "[http]") {
    const Build build;
    const HttpWorld world(settingsWith(build.web));

    const auto posted = world.post("/favicon.svg", "", "{}");
    CHECK(posted.status == 405);
    CHECK(posted.response.get("Allow") == "GET, HEAD");
    CHECK(world.send({"DELETE", "/assets/desk-1a2b.js"}).status == 405);
    CHECK(world.post("/work", "", "{}").status == 404);
    CHECK(world.send({"HEAD", "/assets/desk-1a2b.js"}).body.empty());
    CHECK(world.send({"HEAD", "/assets/desk-1a2b.js"}).response.getContentLength() == 15);
}

TEST_CASE("without files of the desk the start page stays", "[http]") {
    const TempDir folder;
    const auto web = GENERATE(as<std::string>{}, "", "missing", "empty");
    fs::create_directory(folder.path() / "empty");
    const HttpWorld world(settingsWith(web.empty() ? fs::path() : folder.path() / web));

    CHECK(world.get("/").body.find("/api/openapi.yaml") != std::string::npos);
    CHECK(navigate(world, "/work").status == 404);
}

}  // namespace
}  // namespace vanthu::tests
