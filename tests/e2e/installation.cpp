#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"

#include <csignal>
#include <fstream>
#include <sstream>

namespace vanthu::tests {
namespace {

std::string contentOf(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

std::string program(const std::string& name) {
    return std::filesystem::path(VANTHU_PROGRAMS) / name;
}

}  // namespace

Installation::Installation(std::vector<std::string> options) : options_(std::move(options)) {
    std::filesystem::create_directories(data());
    start();
}

void Installation::start() {
    const auto state = data() / "vanthud.json";
    std::filesystem::remove(state);  // of the run before: a crash leaves it behind
    std::vector<std::string> settings{"--data", data().string(),     "--port",
                                      "0",      "--exchange-listen", "tcp://127.0.0.1:*"};
    settings.insert(settings.end(), options_.begin(), options_.end());
    server_ = std::make_unique<ChildProcess>(program("vanthud"), settings, folder_.path() / "log");
    const bool ready =
        eventually(std::chrono::seconds(60), [&] { return !running() || std::filesystem::exists(state); });
    INFO(log());
    REQUIRE(ready);
    REQUIRE(running());
    url_ = "http://127.0.0.1:" + cli::Json::parse(contentOf(state))["http_port"].text();
}

std::string Installation::log() const {
    return contentOf(folder_.path() / "log");
}

Finished Person::run(const std::vector<std::string>& words) const {
    return runProgram(program("vanthu"), words,
                      {{"VANTHU_SERVER", installation_.url()},
                       {"XDG_CONFIG_HOME", folder_.path().string()},
                       {"VANTHU_TOKEN_FILE", (folder_.path() / "token").string()},
                       {"VANTHU_PASSWORD", kPassword},
                       {"VANTHU_NEW_PASSWORD", kPassword}});
}

cli::Json Person::ask(std::vector<std::string> words) const {
    words.emplace_back("--json");
    const auto finished = run(words);
    std::string line;
    for (const auto& word : words)
        line += " " + word;
    INFO("vanthu" << line << "\n" << finished.out << finished.err);
    REQUIRE(finished.exitCode == 0);
    return cli::Json::parse(finished.out);
}

void Person::does(const std::vector<std::string>& words) const {
    const auto finished = run(words);
    std::string line;
    for (const auto& word : words)
        line += " " + word;
    INFO("vanthu" << line << "\n" << finished.out << finished.err);
    REQUIRE(finished.exitCode == 0);
}

std::string Person::token() const {
    std::ifstream in(folder_.path() / "token");
    std::string token;
    std::getline(in, token);
    return token;
}

void setUp(const Installation& installation, const Person& administrator, const std::string& organisation,
           const std::string& code) {
    administrator.does({"setup", "--token-file", (installation.data() / "setup-token").string(),
                        "--organisation", organisation, "--code", code, "--notation", "UBND", "--admin",
                        "quantri"});
    administrator.login("quantri");
}

void addUnit(const Person& administrator, const std::string& name, const std::string& code,
             const std::string& notation, const Person& clerk, const std::string& login) {
    const std::string parent = code.substr(0, code.find('.'));
    administrator.does({"org", "add", name, "--code", code, "--parent", parent, "--notation", notation,
                        "--kind", "so_nganh", "--keeps-registry", "--interconnected"});
    administrator.does(
        {"user", "add", login, "--role", "van_thu", "--unit", code, "--full-name", "Trần Thị Thư"});
    clerk.login(login);
}

}  // namespace vanthu::tests
