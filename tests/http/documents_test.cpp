#include "schemas/domain/limits.h"
#include "server/app/passwords.h"
#include "storage/document_store.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <thread>

namespace vanthu::tests {
namespace {

const std::string kBytes = "nội dung của tệp";
const std::string kSentFile =
    R"({"part":"f","name":"kế hoạch.txt","size":22,"sha256":")" + app::tokenHash(kBytes) + "\"}";

std::string outgoingJson(const std::string& more = "") {
    return R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch","signer":{"name":"An"})" + more + "}";
}
std::string incomingJson(const std::string& more = "") {
    return R"({"direction":"incoming","type":"KH","code":"456/KH-BNV","issuer_name":"Bộ Nội vụ",)"
           R"("issued_date":"2026-02-27","subject":"Kế hoạch")" +
           more + "}";
}
std::string multipart(const std::string& json, const std::string& part = "f",
                      const std::string& bytes = kBytes) {
    return "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n" + json +
           "\r\n--b\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"x\"\r\n\r\n" +
           bytes + "\r\n--b--\r\n";
}

struct Registry : HttpWorld {
    std::string token{tokenOf("vanthu", domain::Role::clerk, "H99.1")};

    HttpAnswer enter(const std::string& json) const { return post("/api/v1/documents", token, json); }
    HttpAnswer upload(const std::string& body,
                      std::vector<std::pair<std::string, std::string>> headers = {}) const {
        return send({"POST", "/api/v1/documents", token, body, "multipart/form-data; boundary=b",
                     std::move(headers)});
    }
    std::size_t stored() {
        std::size_t count = 0;
        blobs.forEach([&](const std::string&) { ++count; });
        return count + database.read([](storage::ReadTransaction& transaction) {
            return storage::documentIdsAfter(transaction, {}, 1000).size();
        });
    }
};

TEST_CASE("a document comes back as it was registered, with its file as an attachment", "[http]") {
    Registry registry;

    const auto made = registry.upload(multipart(outgoingJson(",\"files\":[" + kSentFile + "]")));

    REQUIRE(made.status == 201);
    CHECK(made.json()->getValue<std::string>("code") == "01/KH-SNV");
    const auto path = made.response.get("Location");
    const auto shown = registry.get(path, registry.token);
    CHECK(shown.response.get("ETag") == "\"1\"");
    CHECK(shown.json()->getArray("extraction")->getObject(0)->getValue<std::string>("state") == "pending");
    const auto file = registry.get(path + "/files/1", registry.token);
    CHECK(file.body == kBytes);
    CHECK(file.response.get("Content-Disposition").find("filename*=UTF-8''k%E1%BA%BF%20ho%E1%BA%A1ch.txt") !=
          std::string::npos);
    CHECK(file.response.get("X-Content-Type-Options") == "nosniff");
    CHECK(registry.get(path + "/files/2", registry.token).status == 404);
    const auto history = registry.get(path + "/history", registry.token).json()->getArray("changes");
    CHECK(history->getObject(0)->getValue<std::string>("action") == "registered");
}

TEST_CASE("a clerk of the unit or an administrator asks for a file to be read anew", "[http]") {
    Registry registry;
    const auto made = registry.upload(multipart(outgoingJson(",\"files\":[" + kSentFile + "]")));
    const auto path = made.response.get("Location");

    const auto asked = registry.send({"POST", path + "/files/1/extraction", registry.token});

    CHECK(asked.status == 202);
    CHECK(asked.json()->getValue<std::string>("state") == "pending");
    CHECK(asked.json()->getValue<std::string>("digest") ==
          made.json()->getArray("files")->getObject(0)->getValue<std::string>("digest"));
    const auto history = registry.get(path + "/history", registry.token).json()->getArray("changes");
    const auto last = history->getObject(static_cast<unsigned>(history->size() - 1));
    CHECK(last->getValue<std::string>("action") == "extract_again");
    CHECK(last->getObject("after")->getValue<int>("file") == 1);
    CHECK(registry.get(path, registry.token).response.get("ETag") == "\"1\"");
    CHECK(registry.send({"POST", path + "/files/2/extraction", registry.token}).status == 404);
    const auto admin = registry.app.sessions.logIn("quantri", kPassword, "127.0.0.1").token;
    CHECK(registry.send({"POST", path + "/files/1/extraction", admin}).status == 202);
}

TEST_CASE("a searchable copy is refused with what to do while there is nothing to make it of", "[http]") {
    Registry registry;
    const auto made = registry.upload(multipart(outgoingJson(",\"files\":[" + kSentFile + "]")));
    const auto path = made.response.get("Location");
    const auto digest = made.json()->getArray("files")->getObject(0)->getValue<std::string>("digest");
    const auto ask = [&] { return registry.get(path + "/files/1/searchable", registry.token); };

    CHECK(ask().status == 409);
    CHECK(ask().body.find("nhận dạng chữ") != std::string::npos);
    CHECK(registry.get(path + "/files/2/searchable", registry.token).status == 404);

    registry.app.scans.keep(digest, {domain::ExtractionState::text, "", layout::ScannedPages{2, {1, 2}}});
    layout::OcrPage page;
    page.widthMm = 210;
    page.heightMm = 297;
    registry.app.scans.keep(digest, 1, {domain::ExtractionState::text, "", page});
    CHECK(ask().body.find("1/2 trang") != std::string::npos);

    page.number = 2;
    registry.app.scans.keep(digest, 2, {domain::ExtractionState::text, "", page});
    CHECK(ask().status == 409);  // the file is neither PDF nor image
    CHECK(ask().body.find("bản gốc") != std::string::npos);
    CHECK(registry.get(path + "/files/1", registry.token).body == kBytes);
}

TEST_CASE("bad documents answer with field and rule, and store nothing", "[http]") {
    Registry registry;
    struct Case {
        std::string json;
        int status;
        std::string code, violation;
    };
    const Case bad = GENERATE(
        Case{incomingJson(R"(,"issued_date":"2026-02-30")")
                 .replace(incomingJson().find(R"("issued_date":"2026-02-27",)"), 27, ""),
             422, "invalid_input", "issued_date not_a_date"},
        Case{incomingJson(R"(,"due_date":"28/09/2018")"), 422, "invalid_input", "due_date not_a_date"},
        Case{incomingJson(R"(,"due_date":"")"), 422, "invalid_input", "due_date not_a_date"},
        Case{incomingJson(R"(,"note":")" + std::string(501, 'x') + '"'), 422, "invalid_input",
             "note too_long"},
        Case{R"({"direction":"incoming","type":"KHONG","issuer_name":"B","subject":"S"})", 422,
             "invalid_input", "type unknown_type"},
        Case{R"({"direction":"sideways","type":"KH","issuer_name":"B","subject":"S"})", 422, "invalid_input",
             "direction unknown_value"},
        Case{incomingJson(R"(,"issuer":"H77")"), 422, "invalid_input", "issuer unknown_organisation"},
        Case{incomingJson(R"(,"surprise":1)"), 422, "invalid_input", "surprise unknown_field"},
        Case{incomingJson(R"(,"page_count":"ba")"), 422, "invalid_input", "page_count not_a_number"},
        Case{incomingJson(R"(,"page_count":0)"), 422, "invalid_input", "page_count out_of_range"},
        Case{incomingJson(R"(,"secrecy":"toi_mat")"), 422, "secret_document", "secrecy secret_document"},
        Case{incomingJson(R"(,"files":[{"part":"f","name":"a/b.txt","size":1,"sha256":"x"}])"), 422,
             "invalid_input", "files[0].name not_a_file_name"},
        Case{"{\"direction\":\"incoming\",", 400, "malformed", "document broken_json"},
        Case{R"({"direction":"incoming","direction":"outgoing"})", 400, "malformed", "document broken_json"},
        Case{"{\"subject\":\"\xff\"}", 400, "malformed", "document not_utf8"},
        Case{"[" + std::string(100, '['), 400, "malformed", "document broken_json"},
        Case{"[]", 422, "invalid_input", "document not_an_object"});

    const auto answer = registry.enter(bad.json);

    CAPTURE(bad.json, answer.body);
    CHECK(answer.status == bad.status);
    CHECK(answer.response.getContentType() == "application/problem+json; charset=utf-8");
    CHECK(answer.code() == bad.code);
    REQUIRE(!answer.violations().empty());
    CHECK(answer.violations()[0] == bad.violation);
    CHECK(registry.stored() == 0);
}

TEST_CASE("bad uploads answer with what is wrong, and store nothing", "[http]") {
    Registry registry;
    const auto json = outgoingJson(",\"files\":[" + kSentFile + "]");
    struct Case {
        std::string body;
        int status;
        std::string violation;
    };
    const Case bad = GENERATE_COPY(
        Case{multipart(json, "f", "nội dung khác hẳn!!"), 422, "files[0].size size_mismatch"},
        Case{multipart(json, "f", std::string(22, 'x')), 422, "files[0].sha256 digest_mismatch"},
        Case{multipart(json, "f", ""), 422, "files[0].size size_mismatch"},
        Case{multipart(json, "g"), 422, "files unexpected_part"},
        Case{"--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n" + json + "\r\n--b--\r\n", 422,
             "files[0].part missing"},
        Case{"--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nx\r\n--b--\r\n", 400,
             "document required"},
        Case{"no boundary at all", 400, "body broken_multipart"},
        Case{"--b--\r\n", 400, "body broken_multipart"}, Case{"--b\r\n", 400, "body broken_multipart"},
        Case{"--b\r\nContent-Disposition: form-data; name=\"document\"", 400, "body broken_multipart"},
        Case{multipart(json).substr(0, multipart(json).size() - 20), 422, "files[0].size size_mismatch"});

    const auto answer = registry.upload(bad.body);

    CAPTURE(bad.body, answer.body);
    CHECK(answer.status == bad.status);
    REQUIRE(!answer.violations().empty());
    CHECK(answer.violations()[0] == bad.violation);
    CHECK(registry.stored() == 0);
}

TEST_CASE("bodies over their limit and of the wrong kind are refused", "[http]") {
    Registry registry;

    CHECK(registry.enter(std::string(limits::kJsonBodyBytes + 1, ' ')).status == 413);
    CHECK(registry.send({"POST", "/api/v1/documents", registry.token, "x", "text/plain"}).status == 415);
    CHECK(registry
              .raw("POST /api/v1/documents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + registry.token +
                   "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 99999999999\r\n\r\n")
              .find(" 413 ") != std::string::npos);
    CHECK(registry.stored() == 0);
}

TEST_CASE("a body that nobody read is not taken for the next request", "[http]") {
    Registry registry;
    const std::string hidden = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n";

    const auto answer = registry.raw("POST /api/v1/documents HTTP/1.1\r\nHost: x\r\nContent-Length: " +
                                     std::to_string(hidden.size()) + "\r\n\r\n" + hidden);

    CHECK(answer.find(" 401 ") != std::string::npos);
    CHECK(answer.find("ok\n") == std::string::npos);
}

TEST_CASE("a repeated create with its key is answered as before", "[http]") {
    Registry registry;
    const auto body = multipart(outgoingJson(",\"files\":[" + kSentFile + "]"));
    std::vector<HttpAnswer> answers(6);
    {
        std::vector<std::jthread> clients;
        for (auto& answer : answers)
            clients.emplace_back([&] { answer = registry.upload(body, {{"Idempotency-Key", "k-1"}}); });
    }

    for (const auto& answer : answers) {
        CHECK(answer.status == 201);
        CHECK(answer.body == answers[0].body);
    }
    const auto other = registry.send({"POST",
                                      "/api/v1/documents",
                                      registry.token,
                                      outgoingJson(),
                                      "application/json",
                                      {{"Idempotency-Key", "k-1"}}});
    CHECK(other.status == 409);
    CHECK(other.code() == "conflict");
    const auto badKey = registry.send({"POST",
                                       "/api/v1/documents",
                                       registry.token,
                                       outgoingJson(),
                                       "application/json",
                                       {{"Idempotency-Key", "a b"}}});
    CHECK(badKey.violations() == std::vector<std::string>{"Idempotency-Key bad_key"});
}

TEST_CASE("a duplicate is told and registered after confirmation", "[http]") {
    Registry registry;
    REQUIRE(registry.enter(incomingJson()).status == 201);

    const auto again = registry.enter(incomingJson());

    CHECK(again.status == 409);
    CHECK(again.code() == "duplicate");
    CHECK(registry.enter(incomingJson(R"(,"confirm_duplicate":true)")).status == 201);
}

TEST_CASE("a change that names an old version is refused", "[http]") {
    Registry registry;
    const auto admin = registry.app.sessions.logIn("quantri", kPassword, "127.0.0.1").token;
    const auto etag = registry.get("/api/v1/books/1", admin).response.get("ETag");
    const HttpWorld::Call close{
        "PATCH", "/api/v1/books/1", admin, R"({"state":"closed"})", "application/json", {{"If-Match", etag}}};

    CHECK(registry.send(close).status == 200);
    const auto late = registry.send(close);

    CHECK(late.status == 412);
    CHECK(late.code() == "precondition_failed");
}

TEST_CASE("query parameters are checked by name and value", "[http]") {
    Registry registry;
    const auto [query, violation] = GENERATE(table<std::string, std::string>({
        {"?limit=0", "limit out_of_range"},
        {"?limit=201", "limit out_of_range"},
        {"?from=2026-02-30", "from not_a_date"},
        {"?direction=both", "direction unknown_value"},
        {"?cursor=1.abc", "cursor bad_cursor"},
        {"?page=2", "page unknown_parameter"},
        {"?limit=1&limit=2", "limit repeated"},
    }));

    const auto answer = registry.get("/api/v1/documents" + query, registry.token);

    CHECK(answer.status == 422);
    CHECK(answer.violations() == std::vector<std::string>{violation});
}

TEST_CASE("a token is good until it expires", "[http]") {
    Registry registry;
    REQUIRE(registry.get("/api/v1/me", registry.token).status == 200);

    registry.clock.advance(std::chrono::hours{limits::kSessionHours});

    const auto answer = registry.get("/api/v1/me", registry.token);
    CHECK(answer.status == 401);
    CHECK(answer.response.get("WWW-Authenticate") == "Bearer");
}

}  // namespace
}  // namespace vanthu::tests
