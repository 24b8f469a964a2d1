#pragma once

#include "tests/support/server_process.h"
#include "tests/support/temp_dir.h"

#include <cstdint>
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
    [[nodiscard]] const std::string& adminToken() const { return adminToken_; }

    /// A unit of the agency that keeps a registry; answers its id.
    std::int64_t addUnit(const std::string& name, const std::string& code);
    /// An account in that unit, by id; answers a token of it.
    std::string addAccount(const std::string& login, const std::string& role, std::int64_t unit);
    /// The agency itself.
    [[nodiscard]] std::int64_t root() const { return root_; }

  private:
    void setUp();
    [[nodiscard]] std::string logIn(const std::string& login) const;

    std::filesystem::path folder_;
    std::filesystem::path data_;
    std::unique_ptr<tests::ServerProcess> server_;
    std::string password_;
    std::string adminToken_;
    std::string clerkToken_;
    std::int64_t root_{0};
};

}  // namespace vanthu::bench
