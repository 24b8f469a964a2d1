#pragma once

#include "tests/support/server_process.h"
#include "tests/support/temp_dir.h"

#include <filesystem>
#include <memory>
#include <string>

namespace vanthu::bench {

/// A fresh server with one agency, an administrator and a clerk, on the disk that the benchmark is about.
class Installation {
  public:
    /// `below`: the folder in which the data folder is made; it decides which disk is measured.
    explicit Installation(const std::filesystem::path& below);
    ~Installation();
    Installation(const Installation&) = delete;
    Installation& operator=(const Installation&) = delete;

    /// Starts the server again over the same data, after server().stop().
    void start();

    [[nodiscard]] tests::ServerProcess& server() { return *server_; }
    [[nodiscard]] int port() const { return server_->port(); }
    [[nodiscard]] const std::filesystem::path& data() const { return data_; }
    [[nodiscard]] const std::string& clerkToken() const { return clerkToken_; }

  private:
    void setUp();
    [[nodiscard]] std::string logIn(const std::string& login, const std::string& password) const;

    std::filesystem::path folder_;
    std::filesystem::path data_;
    std::unique_ptr<tests::ServerProcess> server_;
    std::string clerkToken_;
};

}  // namespace vanthu::bench
