#pragma once

#include "client-cli/json.h"
#include "tests/support/programs.h"
#include "tests/support/server_process.h"
#include "tests/support/temp_dir.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vanthu::tests {

/// One vanthud with its own data folder, on ports of its own choice.
class Installation {
  public:
    /// Starts it with these options besides its own, and waits until it serves.
    explicit Installation(std::vector<std::string> options = {});

    void start();
    /// SIGTERM, as an administrator stops it.
    void stop() { server_->stop(); }
    /// kill -9.
    void crash() { server_->kill(); }

    [[nodiscard]] bool running() { return server_->running(); }
    [[nodiscard]] pid_t pid() const { return server_->pid(); }
    [[nodiscard]] const std::string& url() const { return url_; }
    [[nodiscard]] std::filesystem::path data() const { return folder_.path() / "data"; }
    /// What vanthud and its children printed so far.
    [[nodiscard]] std::string log() const { return server_->log(); }

  private:
    const std::vector<std::string> options_;
    TempDir folder_;
    std::unique_ptr<ServerProcess> server_;
    std::string url_;
};

/// One person with an account at an installation and a terminal of their own.
class Person {
  public:
    static constexpr const char* kPassword = "mat-khau-rat-dai-2018";

    explicit Person(const Installation& installation) : installation_(installation) {}

    /// Runs `vanthu` with these words.
    [[nodiscard]] Finished run(const std::vector<std::string>& words) const;
    /// The same with --json; a failed command fails the test.
    [[nodiscard]] cli::Json ask(std::vector<std::string> words) const;
    /// The same without an answer of interest.
    void does(const std::vector<std::string>& words) const;

    void login(const std::string& name) const { does({"login", name}); }
    [[nodiscard]] std::string token() const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  private:
    const Installation& installation_;
    TempDir folder_;
};

/// Makes the root organisation and `quantri`, who is logged in afterwards.
void setUp(const Installation& installation, const Person& administrator, const std::string& organisation,
           const std::string& code);

/// Adds a unit that keeps a registry, and its clerk, who is logged in afterwards.
void addUnit(const Person& administrator, const std::string& name, const std::string& code,
             const std::string& notation, const Person& clerk, const std::string& login);

/// Tells `here` of the other installation: its unit as a receiver, its key and address as a peer.
void introduce(const Person& here, const Person& there, const std::string& unit, const std::string& code);

/// Asks again and again until the condition holds; false when it does not within the time.
[[nodiscard]] bool eventually(std::chrono::seconds within, const std::function<bool()>& condition);

}  // namespace vanthu::tests
