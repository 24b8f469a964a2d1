#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"

#include <catch2/catch.hpp>

#include <mutex>
#include <string>

namespace vanthu::tests {
namespace {

/// A server that keeps one upload, as far as it pleases.
class Store {
  public:
    Reply answer(const Received& request) {
        const std::lock_guard lock(mutex_);
        if (request.method == "POST") return {201, R"({"id":7,"offset":0})"};
        if (request.method == "GET")
            return {200, R"({"id":7,"offset":)" + std::to_string(bytes.size()) +
                             (bytes.size() == whole ? R"(,"item":12})" : "}")};
        if (std::to_string(bytes.size()) != request.headers.at("upload-offset")) return {409};
        ++pieces;
        if (pieces == breaksAt) {
            bytes += request.body;  // kept, and the answer is lost
            return {0};
        }
        if (pieces == damagedAt) return {460};
        bytes += request.body;
        return {204, ""};
    }

    std::string bytes;
    std::size_t whole{0};
    int pieces{0};
    int breaksAt{0};
    int damagedAt{0};

  private:
    std::mutex mutex_;
};

TEST_CASE("an upload goes on by itself after a lost answer and a damaged piece", "[cli]") {
    Store store;
    store.whole = 9u << 20;
    store.breaksAt = 1;
    store.damagedAt = 2;
    TestServer server([&](const Received& request) { return store.answer(request); });
    Terminal terminal(server.url());
    std::string content;
    for (std::size_t i = 0; i < store.whole; ++i)
        content += static_cast<char>(i * 7 % 251);

    CHECK(terminal.run({"intake", "upload", terminal.file("quet.pdf", content)}) == 0);

    CHECK(store.bytes == content);
    CHECK(store.pieces == 4);
    CHECK(terminal.out.find("mục chờ tiếp nhận mã 12") != std::string::npos);
    const auto made = server.received().front();
    CHECK(made.headers.at("upload-length") == std::to_string(store.whole));
    CHECK(made.headers.at("upload-metadata").starts_with("filename cXVldC5wZGY=,filetype "));
}

TEST_CASE("a large file goes ahead of its registration, which goes on with what an earlier run left",
          "[cli]") {
    Store store;
    store.whole = 17u << 20;
    const std::string content(store.whole, 'q');
    store.bytes = content.substr(0, 8 << 20);  // and then the program was killed
    const auto answer = [&](const Received& request) {
        if (request.path.find("/documents") == std::string::npos) return store.answer(request);
        return Reply{201, R"({"id":5,"direction":"incoming","registry_number":"1","files":[{},{}]})"};
    };
    TestServer server(answer);
    Terminal terminal(server.url());

    CHECK(terminal.run({"incoming", "register", "--file", terminal.file("quet.pdf", content), "--file",
                        terminal.file("nho.txt", "nhỏ"), "--issuer", "Bộ Nội vụ", "--type", "KH", "--subject",
                        "Kế hoạch"}) == 0);

    CHECK((store.bytes == content));
    CHECK(store.pieces == 3);
    const auto requests = server.received();
    CHECK(requests.front().headers.at("idempotency-key").starts_with("upload-"));
    const auto& body = requests.back().body;
    CHECK(body.find(R"("upload":7,)") != std::string::npos);
    CHECK(body.find(R"("part":"file2")") != std::string::npos);
    CHECK(body.find(R"("part":"file1")") == std::string::npos);
    CHECK(body.size() < 4096);
}

TEST_CASE("a file whose earlier upload was registered, or has run out, is sent anew", "[cli]") {
    const int gone = GENERATE(404, 200);
    Store store;
    store.whole = 1;
    int created = 0;
    TestServer server([&](const Received& request) {
        if (request.path.find("/intake/") != std::string::npos)
            return Reply{200, R"({"state":"registered"})"};
        if (request.method == "POST") ++created;
        if (request.method == "GET" && created == 1)
            return gone == 404 ? Reply{404, R"({"title":"x","status":404,"code":"not_found","detail":"x"})",
                                       "application/problem+json"}
                               : Reply{200, R"({"id":7,"offset":1,"item":11})"};
        return store.answer(request);
    });
    Terminal terminal(server.url());

    CHECK(terminal.run({"intake", "upload", terminal.file("quet.pdf", "a")}) == 0);

    CHECK(created == 2);
    CHECK(terminal.out.find("mục chờ tiếp nhận mã 12") != std::string::npos);
}

TEST_CASE("an upload that the server refuses ends with its reason, an empty file with its own", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{413, R"({"title":"Quá lớn","status":413,"code":"too_large","detail":"Tệp quá lớn."})",
                     "application/problem+json"};
    });
    Terminal terminal(server.url());

    CHECK(terminal.run({"intake", "upload", terminal.file("quet.pdf", "a")}) == 1);
    CHECK(terminal.err.find("ệp quá lớn") != std::string::npos);
    CHECK(terminal.run({"intake", "upload", terminal.file("rong.pdf", "")}) == 1);
    CHECK(terminal.err.find("tệp rỗng") != std::string::npos);
}

}  // namespace
}  // namespace vanthu::tests
