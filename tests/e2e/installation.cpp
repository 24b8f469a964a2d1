#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"

#include <fstream>
#include <thread>

namespace vanthu::tests {

Installation::Installation(std::vector<std::string> options) : options_(std::move(options)) {
    start();
}

void Installation::start() {
    std::vector<std::string> settings{"--exchange-listen", "tcp://127.0.0.1:*"};
    settings.insert(settings.end(), options_.begin(), options_.end());
    server_ = std::make_unique<ServerProcess>(data(), settings);
    url_ = "http://127.0.0.1:" + std::to_string(server_->port());
}

Finished Person::run(const std::vector<std::string>& words) const {
    return runProgram(programPath("vanthu"), words,
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

void introduce(const Person& here, const Person& there, const std::string& unit, const std::string& code) {
    const cli::Json identity = there.ask({"exchange", "peers", "identity"});
    here.does({"org", "add", unit, "--code", code, "--interconnected"});
    here.does({"exchange", "peers", "add", "--name", unit, "--key", identity["public_key"].text(),
               "--organisation", code, "--endpoint", identity["endpoint"].text()});
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

bool eventually(std::chrono::seconds within, const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + within;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return true;
}

}  // namespace vanthu::tests
