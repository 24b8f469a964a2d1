#pragma once

#include "indexer/search/manifest.h"
#include "indexer/search/sharded_database.h"

#include <chrono>
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

/// The databases that no thread uses right now, and which of them cannot be read. Any thread.
class IndexReader {
  public:
    explicit IndexReader(std::string folder) : folder_(std::move(folder)) {}

    /// Runs `work` on databases that show the newest commit; again when the writer overtook it. Where one of
    /// them is damaged or out of reach the others answer, and the writer is told to look at it. Throws
    /// Error{unavailable} when none is left.
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
    /// Tries every database alone; true when some have to be left out that were not.
    bool findUnreadable(const AnyWork& work);
    enum class Condition { readable, damaged, unreachable };
    [[nodiscard]] Condition conditionOf(const Shard& shard, const AnyWork& work) const;
    void forgetRepaired();
    [[nodiscard]] std::vector<Shard> readable(const Manifest& manifest) const;

    const std::string folder_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<OpenIndex>> idle_;
    /// Databases that are left out: a damaged one, in a folder, as long as the mark is there that it is to be
    /// looked at; one elsewhere that does not answer, by its address, until it is tried again.
    struct LeftOut {
        int year;
        std::chrono::steady_clock::time_point until;
    };
    std::map<std::string, LeftOut> leftOut_;
};

}  // namespace vanthu::search
