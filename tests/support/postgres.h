#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace vanthu::tests {

/// A private PostgreSQL server of this test process: made at first use, gone with the process, reachable over
/// a socket in its own temporary folder only.
class PostgresServer {
  public:
    /// It does not sync, so it proves nothing about durability.
    static PostgresServer& instance();
    /// One with the settings of a new installation: what it commits is on disk. For measurements.
    static PostgresServer& durable();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// The url of a new, empty database.
    [[nodiscard]] std::string newDatabase();

  private:
    explicit PostgresServer(const std::vector<std::string>& settings);
    ~PostgresServer();
    [[nodiscard]] std::string url(const std::string& database) const;
    void waitUntilReady() const;

    std::filesystem::path folder_;
    int process_{-1};
    int databases_{0};
};

}  // namespace vanthu::tests
