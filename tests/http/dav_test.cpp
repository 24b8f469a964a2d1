#include "tests/http/uploading.h"

#include "schemas/domain/limits.h"

#include <catch2/catch.hpp>

#include <sys/resource.h>

#include <csignal>

namespace vanthu::tests {
namespace {

/// A drop of the department, and a device that speaks to it.
struct Scanner : HttpWorld {
    std::string administrator{app.sessions.logIn("quantri", kPassword, "127.0.0.1").token};
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string password{makeDrop("may-quet").json()->getValue<std::string>("password")};

    using Headers = std::vector<std::pair<std::string, std::string>>;
    [[nodiscard]] HttpAnswer makeDrop(const std::string& name, const std::string& unit = "H99.1") const {
        return post("/api/v1/drops", administrator, R"({"name":")" + name + R"(","unit":")" + unit + "\"}");
    }
    [[nodiscard]] HttpAnswer dav(const std::string& method, const std::string& path,
                                 const std::string& body = "", Headers headers = {}) const {
        return davAs("may-quet:" + password, method, path, body, std::move(headers));
    }
    [[nodiscard]] HttpAnswer davAs(const std::string& who, const std::string& method, const std::string& path,
                                   const std::string& body = "", Headers headers = {}) const {
        headers.emplace_back("Authorization", "Basic " + base64(who));
        return send({method, "/dav/" + path, "", body, "application/pdf", std::move(headers)});
    }
    [[nodiscard]] Poco::JSON::Array::Ptr waiting() const {
        return get("/api/v1/intake?state=waiting", clerk).json()->getArray("items");
    }
};

TEST_CASE("what a device puts waits at the desk of the drop's unit, bit for bit", "[http]") {
    const Scanner scanner;

    CHECK(scanner.dav("PUT", "may-quet/qu%C3%A9t%201.pdf", "%PDF-1.4 quét").status == 201);

    const auto items = scanner.waiting();
    REQUIRE(items->size() == 1);
    const auto item = items->getObject(0);
    CHECK(item->getValue<std::string>("channel") == "drop");
    CHECK(item->getValue<std::string>("sender") == "may-quet");
    CHECK(item->getArray("files")->getObject(0)->getValue<std::string>("name") == "quét 1.pdf");
    CHECK(
        scanner.get("/api/v1/intake/" + item->getValue<std::string>("id") + "/files/1", scanner.clerk).body ==
        "%PDF-1.4 quét");
    const auto channel = scanner.get("/api/v1/intake/channels", scanner.clerk).json()->getArray("channels");
    REQUIRE(channel->size() == 1);
    CHECK(channel->getObject(0)->getValue<std::string>("unit") == "H99.1");
    CHECK(channel->getObject(0)->getValue<int>("taken") == 1);
    CHECK(scanner.get("/metrics").body.find("\nvanthu_intake_waiting_items 1\n") != std::string::npos);
}

TEST_CASE("the same bytes put again, under another name, are the same item", "[http]") {
    const Scanner scanner;

    CHECK(scanner.dav("PUT", "may-quet/a.pdf", "x").status == 201);
    CHECK(scanner.dav("PUT", "may-quet/a.pdf", "x").status == 201);
    CHECK(scanner.dav("PUT", "may-quet/2026/b.pdf", "x").status == 201);
    CHECK(scanner.waiting()->size() == 1);
    CHECK(scanner.dav("PUT", "may-quet/a.pdf", "y").status == 201);
    CHECK(scanner.waiting()->size() == 2);
}

TEST_CASE("clerks of the unit are told of a batch once, and anew when they have read it", "[http]") {
    Scanner scanner;
    const auto notices = [&](const std::string& token) {
        return scanner.get("/api/v1/notices", token).json()->getArray("items");
    };
    const auto elsewhere = scanner.tokenOf("vanthu.tinh", domain::Role::clerk, "H99");

    for (const auto* page : {"a", "b", "c", "a"})
        CHECK(scanner.dav("PUT", "may-quet/" + std::string(page) + ".pdf", page).status == 201);

    REQUIRE(notices(scanner.clerk)->size() == 1);
    const auto notice = notices(scanner.clerk)->getObject(0);
    CHECK(notice->getValue<std::string>("kind") == "intake_arrived");
    CHECK(notice->getValue<std::string>("text") == "Có văn bản mới chờ tiếp nhận: a.pdf");
    CHECK(notice->getValue<std::string>("entity_id") ==
          scanner.waiting()->getObject(2)->getValue<std::string>("id"));
    CHECK(notices(elsewhere)->empty());
    CHECK(scanner.post("/api/v1/notices/" + notice->getValue<std::string>("id") + "/read", scanner.clerk, "")
              .status == 200);
    CHECK(scanner.dav("PUT", "may-quet/a.pdf", "a").status == 201);  // the same as before: nothing new
    CHECK(notices(scanner.clerk)->size() == 1);
    CHECK(scanner.dav("PUT", "may-quet/d.pdf", "d").status == 201);
    CHECK(notices(scanner.clerk)->size() == 2);
}

TEST_CASE("an empty file that a client writes first is no item", "[http]") {
    const Scanner scanner;

    CHECK(scanner.dav("LOCK", "may-quet/a.pdf").status == 200);
    CHECK(scanner.dav("PUT", "may-quet/a.pdf").status == 201);
    CHECK(scanner.dav("PUT", "may-quet/a.pdf", "x").status == 201);
    CHECK(scanner.dav("UNLOCK", "may-quet/a.pdf").status == 204);

    CHECK(scanner.waiting()->size() == 1);
}

TEST_CASE("a device finds the drop, what it just wrote, and nothing else", "[http]") {
    const Scanner scanner;
    CHECK(scanner.makeDrop("khac").status == 201);
    const auto root = scanner.dav("PROPFIND", "may-quet/", "", {{"Depth", "1"}});
    CHECK(root.status == 207);
    CHECK(root.body.find("<D:href>/dav/may-quet/</D:href>") != std::string::npos);
    CHECK(root.body.find("<D:collection/>") != std::string::npos);
    CHECK(scanner.dav("PROPFIND", "may-quet/a%26b.pdf", "", {{"Depth", "0"}}).status == 404);

    CHECK(scanner.dav("MKCOL", "may-quet/thang-3").status == 201);
    CHECK(scanner.dav("MKCOL", "may-quet/thang-3").status == 405);
    CHECK(scanner.dav("PUT", "may-quet/thang-3/a&b.pdf", "abc").status == 201);

    const auto file = scanner.dav("PROPFIND", "may-quet/thang-3/a&b.pdf", "", {{"Depth", "0"}});
    CHECK(file.status == 207);
    CHECK(file.body.find("<D:getcontentlength>3<") != std::string::npos);
    CHECK(file.body.find("a&amp;b.pdf") != std::string::npos);
    CHECK(scanner.dav("HEAD", "may-quet/thang-3/a%26b.pdf").status == 200);
    CHECK(scanner.dav("HEAD", "may-quet/c.pdf").status == 404);
    CHECK(scanner.dav("GET", "may-quet/thang-3/a%26b.pdf").status == 403);
    CHECK(scanner.dav("DELETE", "may-quet/thang-3/a%26b.pdf").status == 405);
    // The hour is over.
    auto& clock = const_cast<Scanner&>(scanner).clock;
    clock.advance(std::chrono::hours{1});
    CHECK(scanner.dav("HEAD", "may-quet/thang-3/a%26b.pdf").status == 404);
}

TEST_CASE("entities in the body of a question are not looked at", "[http]") {
    const Scanner scanner;
    const std::string hostile =
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><propfind>&a;</propfind>";

    const auto answer = scanner.dav("PROPFIND", "may-quet/", hostile, {{"Depth", "infinity"}});

    CHECK(answer.status == 207);
    CHECK(answer.body.find("root") == std::string::npos);
}

TEST_CASE("a drop's password opens that drop only, and neither does anything else", "[http]") {
    const Scanner scanner;
    const auto other = scanner.makeDrop("khac").json()->getValue<std::string>("password");
    const auto put = [&](const std::string& who, const std::string& path) {
        return scanner.davAs(who, "PUT", path, "x").status;
    };

    CHECK(put("may-quet:" + other, "may-quet/a.pdf") == 401);
    CHECK(put("khac:" + other, "may-quet/a.pdf") == 401);
    CHECK(put("may-quet:", "may-quet/a.pdf") == 401);
    CHECK(put("khong-co:" + other, "khong-co/a.pdf") == 401);
    CHECK(put("vanthu:" + std::string(kPassword), "may-quet/a.pdf") == 401);
    CHECK(scanner.send({"PUT", "/dav/may-quet/a.pdf", scanner.administrator, "x"}).status == 401);
    CHECK(scanner.send({"PROPFIND", "/dav/may-quet/", ""}).response.get("WWW-Authenticate") ==
          "Basic realm=\"vanthu\", charset=\"UTF-8\"");
    CHECK(scanner.get("/api/v1/intake", scanner.password).status == 401);
    CHECK(scanner.waiting()->size() == 0);
    CHECK(put("khac:" + other, "khac/a.pdf") == 201);
}

TEST_CASE("guessing the password of a drop is slowed down from that address", "[http]") {
    const Scanner scanner;
    CHECK(scanner.davAs("may-quet:", "PUT", "may-quet/a.pdf", "x").status == 401);  // asked, not guessed

    for (int i = 0; i < limits::kLoginFailures; ++i)
        CHECK(scanner.davAs("may-quet:sai", "PUT", "may-quet/a.pdf", "x").status == 401);

    const auto paused = scanner.dav("PUT", "may-quet/a.pdf", "x");
    CHECK(paused.status == 429);
    CHECK(paused.response.has("Retry-After"));
    CHECK(scanner.waiting()->size() == 0);
}

TEST_CASE("a revoked drop takes nothing, at once, and its name is free again", "[http]") {
    const Scanner scanner;
    CHECK(scanner.dav("PUT", "may-quet/a.pdf", "x").status == 201);
    CHECK(scanner.makeDrop("may-quet").status == 409);
    const auto listed = scanner.get("/api/v1/drops", scanner.administrator);
    CHECK(listed.body.find("argon2") == std::string::npos);
    CHECK(listed.body.find(scanner.password) == std::string::npos);

    CHECK(scanner.send({"DELETE", "/api/v1/drops/1", scanner.administrator}).status == 204);

    CHECK(scanner.dav("PUT", "may-quet/b.pdf", "y").status == 401);
    CHECK(scanner.send({"DELETE", "/api/v1/drops/1", scanner.administrator}).status == 404);
    CHECK(scanner.makeDrop("may-quet").status == 201);
    CHECK(scanner.dav("PUT", "may-quet/b.pdf", "y").status == 401);
}

TEST_CASE("a file that cannot be taken is refused with a sentence, and leaves nothing", "[http]") {
    const Scanner scanner;

    CHECK(scanner.dav("PUT", "may-quet/", "x").status == 405);
    CHECK(scanner.dav("PUT", "may-quet/.DS_Store", "x").status == 403);
    CHECK(scanner.dav("PUT", "may-quet/a.pdf", "x", {{"Content-Range", "bytes 0-0/2"}}).status == 400);
    CHECK(scanner.dav("PUT", "may-quet/a%zz", "x").status == 400);
    const auto head = "PUT /dav/may-quet/a.pdf HTTP/1.1\r\nHost: x\r\nAuthorization: Basic " +
                      base64("may-quet:" + scanner.password) + "\r\n";
    const auto large =
        scanner.raw(head + "Content-Length: " + std::to_string(limits::kIntakeFileBytes + 1) + "\r\n\r\n");
    CHECK(large.find(" 413 ") != std::string::npos);
    CHECK(large.find("GiB") != std::string::npos);
    CHECK(scanner.raw(head + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n").find(" 411 ") !=
          std::string::npos);
    CHECK(scanner.raw(head + "Content-Length: 6\r\n\r\nabc").find(" 400 ") != std::string::npos);
    CHECK(scanner.waiting()->size() == 0);
}

TEST_CASE("what is wrong with a new drop is told field by field", "[http]") {
    const Scanner scanner;
    using Told = std::vector<std::string>;

    for (const auto* name : {"-a", "Máy", "a/b", "A"})
        CHECK(scanner.makeDrop(name).violations() == Told{"name bad_name"});
    CHECK(scanner.makeDrop(std::string(limits::kDropNameBytes + 1, 'a')).violations() ==
          Told{"name bad_name"});
    CHECK(scanner.makeDrop("a", "H77").violations() == Told{"unit unknown_organisation"});
}

/// Files of this process end there, as on a full disk.
class FullDisk {
  public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }

  private:
    rlimit before_{};
};

TEST_CASE("a full disk is told as 507, and the device's next try is taken", "[http]") {
    const Scanner scanner;
    const std::string bytes(24 << 20, 's');
    {
        const FullDisk full(16 << 20);
        const auto answer = scanner.dav("PUT", "may-quet/a.pdf", bytes);
        CHECK(answer.status == 507);
        CHECK(answer.response.get("Retry-After") == "30");
        CHECK(scanner.dav("HEAD", "may-quet/a.pdf").status == 404);
    }
    CHECK(scanner.waiting()->size() == 0);

    CHECK(scanner.dav("PUT", "may-quet/a.pdf", bytes).status == 201);
    CHECK(scanner.waiting()->size() == 1);
}

}  // namespace
}  // namespace vanthu::tests
