#pragma once

#include "storage/database.h"

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace vanthu::server {

/// Keeps one vanthu-indexer running: starts it, wakes it when the change log moved, starts it again with a
/// growing pause when it ends. It learns from the end of its input that we are gone. One thread of its own
/// does it all.
class IndexerProcess {
  public:
    /// The url may hold a password: the program gets it in its environment, where others cannot read it.
    IndexerProcess(std::filesystem::path program, std::vector<std::string> arguments, std::string databaseUrl,
                   const storage::Database& database);
    /// Lets the indexer finish its batch and end, kills it when it does not.
    ~IndexerProcess();

  private:
    void run(const std::stop_token& stop);
    void start();
    [[nodiscard]] bool hasEnded();
    void wake() const;
    void end();

    std::filesystem::path program_;
    std::vector<std::string> arguments_;
    std::string databaseUrl_;
    const storage::Database& database_;
    pid_t child_{0};
    int input_{-1};  ///< writing end of its standard input
    std::jthread thread_;
};

}  // namespace vanthu::server
