#pragma once

#include <filesystem>
#include <string>

namespace vanthu::tests {

/// A private PostgreSQL server of this test process: made at first use, gone with the process, reachable over
/// a socket in its own temporary folder only. It does not sync, so it proves nothing about durability.
class PostgresServer {
  public:
    static PostgresServer& instance();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// The url of a new, empty database.
    [[nodiscard]] std::string newDatabase();

  private:
    PostgresServer();
    ~PostgresServer();
    [[nodiscard]] std::string url(const std::string& database) const;
    void waitUntilReady() const;

    std::filesystem::path folder_;
    int process_{-1};
    int databases_{0};
};

}  // namespace vanthu::tests
