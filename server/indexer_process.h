#pragma once

#include "server/process/supervisor.h"
#include "storage/database.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace vanthu::server {

/// Keeps one vanthu-indexer running and wakes it when the change log moved.
class IndexerProcess {
  public:
    /// The url may hold a password: the program gets it in its environment, where others cannot read it.
    IndexerProcess(std::filesystem::path program, std::vector<std::string> arguments, std::string databaseUrl,
                   const storage::Database& database);
    /// Lets the indexer finish its batch and end, kills it when it does not.
    ~IndexerProcess() = default;

  private:
    void serve(process::ChildProcess& child, const std::stop_token& stop) const;

    const storage::Database& database_;
    process::Supervisor supervisor_;
};

}  // namespace vanthu::server
