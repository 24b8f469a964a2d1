#include <catch2/catch.hpp>

#include "client-cli/help.h"
#include "tests/support/temp_dir.h"

#include <cstdlib>
#include <fstream>
#include <set>

namespace cli = vanthu::cli;

TEST_CASE("every command is complete: summary, example, action and helpful options", "[cli]") {
    std::set<std::string_view> names;
    for (const auto& command : cli::commandTable()) {
        INFO(command.name);
        CHECK(names.insert(command.name).second);
        CHECK_FALSE(command.summary.empty());
        CHECK_FALSE(command.summary.ends_with('.'));
        CHECK_FALSE(command.examples.empty());
        CHECK(command.run != nullptr);
        std::set<std::string_view> options;
        for (const auto& option : command.options) {
            INFO(option.name);
            CHECK(options.insert(option.name).second);
            CHECK_FALSE(option.help.empty());
            CHECK((option.kind == cli::ValueKind::flag || !option.value.empty()));
            CHECK((option.kind == cli::ValueKind::choice) == !option.choices.empty());
        }
    }
}

TEST_CASE("the commands that the architecture promises are there", "[cli]") {
    for (const auto* name : {"setup",
                             "login",
                             "logout",
                             "whoami",
                             "incoming register",
                             "outgoing register",
                             "document show",
                             "document list",
                             "document history",
                             "document download",
                             "search",
                             "exchange send",
                             "exchange inbox",
                             "exchange import",
                             "exchange export",
                             "exchange messages",
                             "exchange original",
                             "exchange release",
                             "exchange discard",
                             "exchange accept",
                             "exchange refuse",
                             "exchange status",
                             "exchange peers",
                             "intake list",
                             "intake register",
                             "report entry",
                             "report interconnection",
                             "report register",
                             "document extract-again",
                             "document slip",
                             "document stamp",
                             "document check",
                             "document rules",
                             "import documents",
                             "verify",
                             "org list",
                             "org import",
                             "user add",
                             "user list",
                             "user disable",
                             "book list",
                             "book open",
                             "book close",
                             "number gaps",
                             "number reserve",
                             "number void",
                             "document correct",
                             "document link",
                             "system",
                             "completion"}) {
        INFO(name);
        CHECK_NOTHROW(cli::helpText(name));
        CHECK(cli::helpText(name).find("Ví dụ:") != std::string::npos);
    }
}

TEST_CASE("a mistyped command finds its neighbour, another word does not", "[cli]") {
    CHECK(cli::nearestCommand("serch") == "search");
    CHECK(cli::nearestCommand("veryfy") == "verify");
    CHECK(cli::nearestCommand("abcdefghijk").empty());
}

TEST_CASE("the manual page names every command", "[cli]") {
    const auto page = cli::manualPage();

    CHECK(page.starts_with(".TH VANTHU 1"));
    for (const auto& command : cli::commandTable()) {
        INFO(command.name);
        auto name = std::string(command.name);
        for (auto at = name.find('-'); at != std::string::npos; at = name.find('-', at + 2))
            name.insert(at, 1, '\\');  // a hyphen that stays one, in roff
        CHECK(page.find(".SS vanthu " + name) != std::string::npos);
    }
}

TEST_CASE("completion of bash offers commands, options and choices", "[cli]") {
    const vanthu::tests::TempDir folder;
    const auto script = folder.path() / "completion.bash";
    std::ofstream(script) << cli::completionScript("bash") << R"bash(
ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _vanthu; echo "${COMPREPLY[@]}"; }
[[ "$(ask vanthu exch)" == "exchange" ]] || exit 1
[[ "$(ask vanthu exchange pe)" == "peers" ]] || exit 2
[[ "$(ask vanthu exchange peers rev)" == "revoke" ]] || exit 3
[[ "$(ask vanthu incoming register --arrival-d)" == "--arrival-date" ]] || exit 4
[[ "$(ask vanthu report entry --format p)" == "pdf" ]] || exit 5
[[ "$(ask vanthu search --server http://x ke --so)" == "--sort" ]] || exit 6
)bash";

    CHECK(std::system(("bash " + script.string()).c_str()) == 0);
}

TEST_CASE("completion of fish and zsh knows every command; another shell is refused", "[cli]") {
    const auto fish = cli::completionScript("fish");
    for (const auto& command : cli::commandTable()) {
        INFO(command.name);
        CHECK(fish.find(std::string(command.summary)) != std::string::npos);
    }
    CHECK(cli::completionScript("zsh").starts_with("#compdef vanthu"));
    CHECK_THROWS(cli::completionScript("tcsh"));
}
