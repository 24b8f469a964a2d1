#pragma once

#include "indexer/search/manifest.h"
#include "indexer/search/sharded_database.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace vanthu::search {

/// The index as one thread has it open.
struct OpenIndex : ShardedDatabase {
    std::vector<Shard> places;  ///< of the databases
    LogCursor cursor;           ///< read before the databases were brought up to date: they are not older
    std::vector<int> missingYears;
};

/// Opens these databases. Throws what Xapian throws.
[[nodiscard]] std::unique_ptr<OpenIndex> openIndex(const std::filesystem::path& folder,
                                                   const std::vector<Shard>& places);

/// The databases that no thread uses right now, and which of them are damaged. Any thread.
class IndexReader {
  public:
    explicit IndexReader(std::string folder) : folder_(std::move(folder)) {}

    /// Runs `work` on databases that show the newest commit; again when the writer overtook it. Where one of
    /// them is damaged the others answer, and the writer is told to look at it. Throws Error{unavailable}
    /// when none is left.
    template <class Work>
    auto with(Work&& work) {
        std::optional<std::invoke_result_t<Work&, const OpenIndex&>> result;
        run([&](const OpenIndex& index) { result.emplace(work(index)); });
        return std::move(*result);
    }

  private:
    using AnyWork = std::function<void(const OpenIndex&)>;

    void run(const AnyWork& work);
    [[nodiscard]] std::unique_ptr<OpenIndex> take();
    void give(std::unique_ptr<OpenIndex> index);
    /// Tries every database alone; true when some were found damaged that were not known to be.
    bool findDamaged(const AnyWork& work);
    [[nodiscard]] bool isDamaged(const Shard& shard, const AnyWork& work) const;
    [[nodiscard]] std::vector<Shard> readable(const Manifest& manifest) const;

    const std::string folder_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<OpenIndex>> idle_;
    /// Folders of databases and their years; as long as the mark is there that they are to be looked at.
    std::map<std::string, int> damaged_;
};

}  // namespace vanthu::search
