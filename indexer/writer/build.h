#pragma once

#include "indexer/search/manifest.h"
#include "indexer/writer/composer.h"
#include "indexer/writer/index_folder.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::indexer {

/// What a build shall make: the index of all documents up to one id as they are in the store from one place
/// of the log on; what happens later, the follower adds.
struct BuildPlan {
    search::LogCursor from;
    int reader{0};            ///< version of the reader of files
    std::optional<int> year;  ///< this one alone; none: all
    domain::DocumentId last;
    std::int64_t span{0};  ///< ids of one part
    bool operator==(const BuildPlan&) const = default;

    [[nodiscard]] std::int64_t parts() const { return span == 0 ? 0 : (last.value + span - 1) / span; }
};

/// Shards made off-line, of parts: each the documents of a range of ids, written by one thread into databases
/// of its own, which are merged in the end. That uses all cores, writes every block once and leaves no gaps.
/// Parts that are done outlive a crash. Several threads may write different parts.
class Build {
  public:
    /// Goes on with a build of the same plan but for `from` and `last`, when `continues` says that the log
    /// has its `from`; else begins anew.
    template <class Continues>
    Build(const IndexFolder& folder, BuildPlan plan, Continues&& continues) : folder_(folder), plan_(plan) {
        const auto begun = begunPlan();
        const bool goesOn =
            begun && begun->reader == plan.reader && begun->year == plan.year && continues(begun->from);
        if (goesOn)
            plan_ = *begun;
        else
            begin();
    }

    [[nodiscard]] const BuildPlan& plan() const { return plan_; }
    [[nodiscard]] bool isDone(std::int64_t part) const;

    /// Merges the parts into shards, which take the place of what the manifest names for their years; the
    /// cursor becomes the plan's unless only one year was built. Durable; the parts are gone then.
    void finish() const;

    /// Where a part is written until it is done; empty.
    [[nodiscard]] std::filesystem::path beginPart(std::int64_t part) const;
    /// What was written there counts from now on.
    void endPart(std::int64_t part) const;

  private:
    [[nodiscard]] std::optional<BuildPlan> begunPlan() const;
    void begin() const;
    [[nodiscard]] std::filesystem::path partFolder(std::int64_t part) const;
    /// The databases of the parts by year.
    [[nodiscard]] std::map<int, std::vector<std::filesystem::path>> partsByYear() const;
    [[nodiscard]] search::Shard merged(int year, const std::vector<std::filesystem::path>& parts,
                                       search::Manifest& manifest) const;

    const IndexFolder& folder_;
    BuildPlan plan_;
};

/// Writes one part. One thread.
class PartWriter {
  public:
    PartWriter(const Build& build, std::int64_t part);
    ~PartWriter();
    PartWriter(const PartWriter&) = delete;
    PartWriter& operator=(const PartWriter&) = delete;

    /// Documents in ascending order of their ids.
    void add(const IndexedDocument& indexed);
    /// The part is complete and on disk.
    void finish();

  private:
    struct Databases;
    const Build& build_;
    const std::int64_t part_;
    std::unique_ptr<Databases> databases_;
    Composer composer_;
    std::size_t pendingBytes_{0};
};

}  // namespace vanthu::indexer
