#pragma once

#include "indexer/search/manifest.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

namespace vanthu::indexer {

/// Looks, in a thread of its own, at the parts of the index of which a reader or a person says that they may
/// be damaged (search::markSuspect). Ends with the first that is.
class ShardChecker {
  public:
    using Found = std::function<void(int year, const std::string& why)>;

    ShardChecker(std::filesystem::path folder, Found found);

  private:
    void run(const std::stop_token& stop);

    const std::filesystem::path folder_;
    const Found found_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::jthread thread_;  ///< waits for the check at hand before it ends
};

struct Fault {
    int year;
    std::string why;
};

/// faultOf() in a process of its own: one that crashes or takes for ever says that the shard is damaged.
/// Throws Error{unavailable} when it cannot be looked at now.
[[nodiscard]] std::string faultSeenApart(const std::filesystem::path& shard);
/// The other end of it: what `vanthu-indexer --check-shard` does. The exit status.
[[nodiscard]] int checkShardAlone(const std::filesystem::path& shard);

/// Checks every local suspect; those without a fault are cleared. The first with one. Throws Error{damaged}
/// for a folder of another format.
[[nodiscard]] std::optional<Fault> checkSuspects(const std::filesystem::path& folder);

}  // namespace vanthu::indexer
