#pragma once

#include "indexer/follow/follower.h"
#include "indexer/follow/scan_reader.h"
#include "indexer/follow/text_reader.h"
#include "indexer/writer/index_folder.h"
#include "storage/database.h"

#include <filesystem>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace vanthu::indexer {

struct KeeperSettings {
    bool rebuild{false};  ///< builds a new index first
    bool check{false};    ///< looks first whether every part is whole
    bool once{false};     ///< ends when the index is up to date
};

/// Keeps an index: builds what is missing, follows the log, and where a part is found damaged sets it aside
/// and builds that part anew while the others answer.
class IndexKeeper {
  public:
    /// The first reader of texts serves the follower, all of them a build.
    IndexKeeper(storage::Database& database, std::vector<TextReader*> texts, ScanReader& scans,
                std::filesystem::path folder, KeeperSettings settings);

    void run();
    /// The log moved. Any thread.
    void wake();
    /// Ends run() soon. Any thread.
    void stop();

  private:
    void markAll();
    void prepare();
    void build(std::optional<int> year);
    /// A part that was found damaged meanwhile.
    [[nodiscard]] std::optional<int> follow();
    void setAside(std::optional<int> year);
    void setFollower(Follower* follower);
    [[nodiscard]] bool stopped() const { return stop_.stop_requested(); }

    storage::Database& database_;
    const std::vector<TextReader*> texts_;
    ScanReader& scans_;
    const std::filesystem::path folder_;
    const KeeperSettings settings_;
    int repairs_{0};
    std::stop_source stop_;
    std::mutex mutex_;
    Follower* follower_{nullptr};
};

}  // namespace vanthu::indexer
