#include <catch2/catch.hpp>

#include "client-cli/failure.h"
#include "client-cli/import_source.h"
#include "client-cli/json.h"
#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <mutex>
#include <set>
#include <sstream>

#include <Poco/DeflatingStream.h>

using vanthu::cli::ImportSource;
using vanthu::cli::Json;
using vanthu::tests::Received;
using vanthu::tests::Reply;
using vanthu::tests::Terminal;
using vanthu::tests::TestServer;

namespace {

/// Plays POST /imports: remembers ids, rejects the subject "hỏng".
class Imports {
  public:
    Reply operator()(const Received& received) {
        std::istringstream lines(received.body);
        Json outcomes = Json::array();
        for (std::string line; std::getline(lines, line);) {
            const Json record = Json::parse(line);
            Json outcome = Json::object().set("external_id", record["external_id"]);
            if (record["subject"].text() == "hỏng")
                outcome.set("outcome", "rejected")
                    .set("violations",
                         Json::Items{Json::object().set("field", "subject").set("message", "không nhận")});
            else
                outcome.set("outcome",
                            ids.insert(record["external_id"].text()).second ? "imported" : "exists");
            outcomes.add(std::move(outcome));
        }
        return {200, Json::object().set("outcomes", std::move(outcomes)).print()};
    }

    std::set<std::string> ids;
};

}  // namespace

TEST_CASE("records arrive in batches, a repeat finds them there, rejects go to a file", "[cli]") {
    Imports imports;
    TestServer server([&](const Received& received) { return imports(received); });
    Terminal terminal(server.url());
    std::string lines;
    for (int i = 0; i < 1200; ++i)
        lines += R"({"id":")" + std::to_string(i) +
                 R"(","subject":"Văn bản"})"
                 "\n";
    lines += R"({"id":"0","subject":"Văn bản"})"
             "\n\n"
             R"({"id":"x","subject":"hỏng"})"
             "\nkhông phải JSON\n";
    const auto file = terminal.file("cu.jsonl", lines);
    const auto rejects = (terminal.folder.path() / "loi.jsonl").string();

    CHECK(terminal.run({"import", "documents", file, "--rejects", rejects, "--json"}) == 1);

    const Json first = Json::parse(terminal.out);
    CHECK(first["imported"].integer() == 1200);
    CHECK(first["existing"].integer() == 1);
    CHECK(first["rejected"].integer() == 2);
    CHECK(terminal.err.find("2 bản ghi bị từ chối") != std::string::npos);
    std::ifstream in(rejects);
    std::string line;
    REQUIRE(std::getline(in, line));
    CHECK(Json::parse(line)["line"].integer() == 1203);
    CHECK(Json::parse(line)["reason"].text() == "subject: không nhận");
    REQUIRE(std::getline(in, line));
    CHECK(Json::parse(line)["line"].integer() == 1204);
    for (const auto& received : server.received())
        CHECK(received.headers.at("content-type") == "application/x-ndjson");

    CHECK(terminal.run({"import", "documents", file, "--rejects", rejects, "--json"}) == 1);
    CHECK(Json::parse(terminal.out)["existing"].integer() == 1201);
}

TEST_CASE("the source is named after the file or folder unless told", "[cli]") {
    Imports imports;
    TestServer server([&](const Received& received) { return imports(received); });
    Terminal terminal(server.url());
    const auto file = terminal.file("so-cu.jsonl", R"({"id":"1","subject":"a"})");

    REQUIRE(terminal.run({"import", "documents", file}) == 0);
    REQUIRE(terminal.run({"import", "documents", file, "--source", "kho"}) == 0);

    CHECK(server.received()[0].body.find(R"("source":"so-cu")") != std::string::npos);
    CHECK(server.received()[1].body.find(R"("source":"kho")") != std::string::npos);
}

TEST_CASE("a batch that fails as a whole stops the import", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{403, R"({"title":"Không có quyền","status":403,"code":"forbidden"})",
                     "application/problem+json"};
    });
    Terminal terminal(server.url());

    CHECK(terminal.run({"import", "documents", terminal.file("a.jsonl", R"({"id":"1","subject":"a"})")}) ==
          1);

    CHECK(terminal.err.find("Không có quyền") != std::string::npos);
}

TEST_CASE("compressed lines and tab-separated values are read alike", "[cli]") {
    Terminal terminal;
    const auto packed = terminal.folder.path() / "a.jsonl.gz";
    {
        std::ofstream raw(packed, std::ios::binary);
        Poco::DeflatingOutputStream deflating(raw, Poco::DeflatingStreamBuf::STREAM_GZIP);
        deflating << "{\"id\":1}\r\n\n{\"id\":2}";
        deflating.close();
    }
    ImportSource lines(packed);

    CHECK(lines.next()->value["id"].integer() == 1);
    const auto second = lines.next();
    CHECK(second->value["id"].integer() == 2);
    CHECK(second->number == 3);
    CHECK_FALSE(lines.next());
    CHECK(lines.bytesRead() == static_cast<std::int64_t>(std::filesystem::file_size(packed)));

    ImportSource table(terminal.file("a.tsv", "id\tsubject\n7\tKế hoạch\t thừa\n8\n"));
    CHECK(table.next()->value.print() == R"({"id":"7","subject":"Kế hoạch"})");
    CHECK(table.next()->value.print() == R"({"id":"8"})");
}

TEST_CASE("a file of another kind, a missing one and a broken archive are failures", "[cli]") {
    Terminal terminal;
    const std::string line = R"({"id":"1","subject":"a"})";

    CHECK_THROWS_AS(ImportSource(terminal.file("a.xlsx", line)), vanthu::cli::Failure);
    CHECK_THROWS_AS(ImportSource(terminal.folder.path() / "khong-co.jsonl"), vanthu::cli::Failure);
    CHECK_THROWS_AS(vanthu::cli::importFiles(terminal.folder.path() / "khong-co"), vanthu::cli::Failure);
    ImportSource broken(terminal.file("a.jsonl.gz", "\x1f\x8b\x08 not gzip at all, only its first bytes"));
    CHECK_THROWS_AS(broken.next(), vanthu::cli::Failure);
}

TEST_CASE("every record of the codified law can be sent", "[cli][.slow]") {
    const auto folder = vanthu::tests::testData("phapdien");
    if (!folder) {
        WARN("no phapdien test data");
        return;
    }
    Imports imports;
    TestServer server([&](const Received& received) { return imports(received); });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"import", "documents", folder->string(), "--json"}) == 0);

    const Json answer = Json::parse(terminal.out);
    CHECK(answer["imported"].integer() + answer["existing"].integer() == 65'270 + 4'586);
    CHECK(answer["existing"].integer() == 30);
}
