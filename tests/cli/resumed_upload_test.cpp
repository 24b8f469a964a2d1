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
