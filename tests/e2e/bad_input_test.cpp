#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"

#include <fstream>

using vanthu::tests::addUnit;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;

namespace {

std::string times(const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

}  // namespace

TEST_CASE("bad input gets one line that names the field, and nothing is stored", "[e2e]") {
    Installation installation;
    const Person admin(installation);
    const Person clerk(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
    addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    const auto file = [&](const std::string& name, const std::string& content) {
        std::ofstream(clerk.folder() / name) << content;
        return (clerk.folder() / name).string();
    };
    const std::vector<std::string> incoming{"incoming",  "register", "--number",   "456/KH-UBND", "--issuer",
                                            "UBND tỉnh", "--date",   "28/09/2018", "--type",      "KH"};
    const auto with = [&](const std::vector<std::string>& more) {
        auto words = incoming;
        words.insert(words.end(), more.begin(), more.end());
        return words;
    };
    struct Case {
        const Person& person;
        std::vector<std::string> words;
        std::string said;
    };
    const std::vector<Case> cases{
        {clerk, with({"--subject", "x", "--arrival-date", "31/02/2018"}), "31/02/2018"},
        {clerk, with({"--subject", times("ế", 501)}), "subject"},
        {clerk, with({"--subject", " "}), "subject"},
        {clerk, {"incoming", "register", "--number", "1/KH-UBND", "--subject", "x"}, "type"},
        {clerk,
         {"incoming", "register", "--number", "1/KH-UBND", "--subject", "x", "--type", "KHÔNG CÓ"},
         "type"},
        {clerk, with({"--subject", "x", "--secrecy", "mat"}), "mật"},
        {clerk, with({"--subject", "x", "--book", "khong-co"}), "book"},
        {clerk, with({"--subject", "x", "--file", file("rong.pdf", "")}), "rong.pdf"},
        {clerk,
         with({"--subject", "x", "--file", file(times("a", 250) + ".txt", "x"), "--idempotency-key",
               times("k", 129)}),
         "dempotency"},
        {clerk, {"outgoing", "register", "--type", "KH", "--subject", "x", "--to", "KHÔNG.CÓ"}, "receivers"},
        {clerk,
         {"outgoing", "register", "--type", "KH", "--subject", "x", "--number", "0"},
         "registry_number"},
        {clerk, {"document", "show", "999999"}, "mã"},
        {clerk, {"exchange", "accept", "999999"}, "mã"},
        {clerk, {"exchange", "send", "999999", "--to", "H09"}, "mã"},
        {clerk, {"report", "entry", "--from", "2018-12-31", "--to", "2018-01-01"}, "to"},
        {clerk,
         {"report", "entry", "--from", "2018-01-01", "--to", "2018-12-31", "--unit", "KHÔNG.CÓ"},
         "đơn vị"},
        {clerk, {"search", "x", "--limit", "201"}, "limit"},
        {clerk, {"search", "x", "--cursor", "không phải dấu trang"}, "cursor"},
        {clerk, {"user", "list"}, "quyền"},
        {clerk, {"verify"}, "quyền"},
        {admin, {"user", "add", "Có Dấu", "--role", "van_thu", "--unit", "H09.12"}, "login"},
        {admin, {"user", "add", "abc", "--role", "van_thu", "--unit", "KHÔNG.CÓ"}, "organisation"},
        {admin, {"user", "disable", "khong.co"}, "khong.co"},
        {admin,
         {"exchange", "peers", "add", "--name", "x", "--key", times("k", 40), "--organisation", "H34",
          "--endpoint", "http://x"},
         "endpoint"},
        {admin, {"number", "void", "1", "5", "--year", "1700", "--reason", "x"}, "year"},
        {admin,
         {"import", "documents",
          file("a.jsonl", "{\"id\":\"1\",\"subject\":\"" + times("x", 10) + "\",\"date\":\"nay\"}\n"),
          "--rejects", (clerk.folder() / "loi.jsonl").string()},
         "1 bản ghi"},
    };

    for (const auto& wrong : cases) {
        const auto finished = wrong.person.run(wrong.words);
        INFO(wrong.words.back() << " … expecting " << wrong.said << "\n" << finished.out << finished.err);
        CHECK(finished.exitCode != 0);
        CHECK(finished.exitCode < 128);
        CHECK(finished.err.find("vanthu: ") != std::string::npos);
        CHECK(finished.err.find(" — hãy ") != std::string::npos);
        CHECK(finished.err.find(wrong.said) != std::string::npos);
    }
    CHECK(clerk.ask({"document", "list"})["documents"].items().empty());
    CHECK(installation.running());
}

TEST_CASE("nobody gets in without a password of the account", "[e2e]") {
    Installation installation;
    const Person admin(installation);
    const Person stranger(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");

    CHECK(stranger.run({"whoami"}).exitCode == 1);
    CHECK(stranger.run({"search", "x"}).err.find("vanthu login") != std::string::npos);
    CHECK(stranger.run({"login", "ai-do"}).exitCode == 1);
    // Setup works once.
    std::ofstream(stranger.folder() / "setup-token") << "doan-mo\n";
    CHECK(stranger
              .run({"setup", "--token-file", (stranger.folder() / "setup-token").string(), "--organisation",
                    "X", "--code", "H10", "--admin", "ke-la"})
              .exitCode == 1);
    admin.does({"whoami"});
}

TEST_CASE("a repeated registration warns, and is taken once confirmed", "[e2e]") {
    Installation installation;
    const Person admin(installation);
    const Person clerk(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
    addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    std::vector<std::string> words{"incoming",  "register", "--number", "05/KH-UBND", "--issuer", "UBND tỉnh",
                                   "--subject", "Kế hoạch", "--date",   "28/09/2018", "--type",   "KH"};
    const auto first = clerk.ask(words);

    words[3] = "5 / KH-UBND";  // another spelling of the same number
    const auto warned = clerk.run(words);
    CHECK(warned.exitCode == 1);
    INFO(warned.err);
    CHECK(warned.err.find(first["id"].text()) != std::string::npos);
    CHECK(warned.err.find("--confirm-duplicate") != std::string::npos);
    words.emplace_back("--confirm-duplicate");
    const auto second = clerk.ask(words);

    CHECK(first["registry_number"].text() == "1");
    CHECK(second["registry_number"].text() == "2");
}
