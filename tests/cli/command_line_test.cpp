#include <catch2/catch.hpp>

#include "tests/cli/terminal.h"

using vanthu::tests::Terminal;

TEST_CASE("what no command takes is one line on stderr and exit code 2", "[cli]") {
    struct Case {
        std::vector<std::string> words;
        std::string said;
    };
    const auto wrong = GENERATE(values<Case>({
        {{"serch", "x"}, "vanthu search"},
        {{"incoming"}, "register"},
        {{"incoming", "register"}, "--subject"},
        {{"document", "show"}, "thiếu ID"},
        {{"document", "show", "abc"}, "số nguyên"},
        {{"document", "show", "-1"}, "số nguyên"},
        {{"document", "show", "1", "2"}, "tham số 2"},
        {{"search", "x", "--bogus"}, "--bogus"},
        {{"search", "x", "--limit"}, "--limit"},
        {{"search", "x", "--sort", "best"}, "relevance"},
        {{"report", "entry", "--from", "31/02/2018", "--to", "2018-12-31"}, "31/02/2018"},
        {{"report", "entry", "--to", "2018-12-31"}, "--from"},
        {{"search", "x", "--server", "ftp://x"}, "ftp://x"},
        {{"completion", "tcsh"}, "bash"},
        {{"--json"}, "thiếu tên lệnh"},
        {{"help", "nothing"}, "nothing"},
    }));
    Terminal terminal;

    CHECK(terminal.run(wrong.words) == 2);

    INFO(terminal.err);
    CHECK(terminal.out.empty());
    CHECK(terminal.err.starts_with("vanthu: "));
    CHECK(terminal.err.find(" — hãy ") != std::string::npos);
    CHECK(terminal.err.find(wrong.said) != std::string::npos);
    CHECK(terminal.err.find('\n') == terminal.err.size() - 1);
}

TEST_CASE("help is an answer, not an error", "[cli]") {
    const auto words = GENERATE(values<std::vector<std::string>>({{},
                                                                  {"--help"},
                                                                  {"help"},
                                                                  {"search", "--help"},
                                                                  {"exchange", "-h"},
                                                                  {"help", "exchange", "peers", "add"}}));
    Terminal terminal;

    CHECK(terminal.run(words) == 0);

    CHECK_FALSE(terminal.out.empty());
    CHECK(terminal.err.empty());
}

TEST_CASE("global options may stand before the command", "[cli]") {
    const auto line =
        vanthu::cli::parseLine({"--server", "http://a", "--json", "search", "kế hoạch", "verify"});

    REQUIRE(line.command != nullptr);
    CHECK(line.command->name == "search");
    CHECK(line.arguments.text("--server") == "http://a");
    CHECK(line.arguments.has("--json"));
    CHECK(line.arguments.list("QUERY") == std::vector<std::string>{"kế hoạch", "verify"});
}

TEST_CASE("dates reach commands in ISO form and several values as a list", "[cli]") {
    const auto line = vanthu::cli::parseLine({"outgoing", "register", "--subject", "x", "--date", "28/9/2018",
                                              "-F", "a.pdf", "--file", "b.pdf", "--to", "H1", "H2"});

    CHECK(line.arguments.text("--date") == "2018-09-28");
    CHECK(line.arguments.list("--file") == std::vector<std::string>{"a.pdf", "b.pdf"});
    CHECK(line.arguments.list("--to") == std::vector<std::string>{"H1", "H2"});
    CHECK_FALSE(line.arguments.has("--note"));
}

TEST_CASE("an option takes one value unless it may be repeated", "[cli]") {
    const auto search = vanthu::cli::parseLine({"search", "--limit", "5", "kế", "hoạch"});
    const auto voided =
        vanthu::cli::parseLine({"number", "void", "di", "17", "--year", "2018", "--reason", "x"});

    CHECK(search.arguments.text("--limit") == "5");
    CHECK(search.arguments.list("QUERY") == std::vector<std::string>{"kế", "hoạch"});
    CHECK(voided.arguments.list("BOOK") == std::vector<std::string>{"di"});
    CHECK(voided.arguments.text("NUMBER") == "17");
}

TEST_CASE("no server at all is a failure with exit code 1", "[cli]") {
    Terminal terminal;  // nobody listens on port 1

    CHECK(terminal.run({"exchange", "refuse", "1", "--reason", "x"}) == 1);

    CHECK(terminal.err.find("không nối được") != std::string::npos);
    CHECK(terminal.err.find("--server") != std::string::npos);
}
