#include "indexer/keeper.h"

#include "indexer/follow/log_place.h"
#include "indexer/follow/rebuild.h"
#include "indexer/follow/shard_checker.h"
#include "indexer/log.h"
#include "indexer/search/crash_mark.h"
#include "schemas/domain/error.h"

namespace vanthu::indexer {
namespace {

/// More than that in one run is a broken disk: an administrator has to look.
constexpr int kRepairsMost = 10;

void report(const std::string& event, const std::map<std::string, std::int64_t>& figures) {
    logLine("info", event, figures);
}

}  // namespace

IndexKeeper::IndexKeeper(storage::Database& database, std::vector<TextReader*> texts, ScanReader& scans,
                         std::filesystem::path folder, KeeperSettings settings)
    : database_(database),
      texts_(std::move(texts)),
      scans_(scans),
      folder_(std::move(folder)),
      settings_(settings) {}

void IndexKeeper::wake() {
    const std::lock_guard lock(mutex_);
    if (follower_ != nullptr) follower_->wake();
}

void IndexKeeper::stop() {
    stop_.request_stop();
    const std::lock_guard lock(mutex_);
    if (follower_ != nullptr) follower_->stop();
}

void IndexKeeper::setFollower(Follower* follower) {
    const std::lock_guard lock(mutex_);
    follower_ = follower;
    if (follower_ != nullptr && stopped()) follower_->stop();
}

void IndexKeeper::run() {
    if (settings_.rebuild) build(std::nullopt);
    const bool crashed = search::takeCrashMark(folder_);
    if (crashed) logLine("warning", "crashed", {}, "after a crash every part of the index is checked first");
    if (settings_.check || crashed) markAll();
    while (!stopped()) {
        try {
            prepare();
            if (stopped()) return;
            const auto damaged = follow();
            if (!damaged) return;
            setAside(damaged);
        } catch (const DamagedShard& error) {
            logLine("error", "index_damaged", {{"year", error.year()}}, error.what());
            setAside(error.year());
        } catch (const Error& error) {
            if (error.code() != ErrorCode::damaged) throw;
            logLine("error", "index_damaged", {}, error.what());
            setAside(std::nullopt);
        }
    }
}

void IndexKeeper::markAll() {
    try {
        search::markAllSuspect(folder_);
    } catch (const Error& error) {  // another format: there is nothing to check
        if (error.code() != ErrorCode::damaged) throw;
    }
}

void IndexKeeper::setAside(std::optional<int> year) {
    if (++repairs_ > kRepairsMost)
        throw Error(ErrorCode::damaged,
                    "index " + folder_.string() +
                        ": damaged again and again; is the disk sound? See the log of the system");
    logLine("warning", "index_set_aside", {{"year", year.value_or(0)}},
            "kept as \"damaged\"; it is built anew from the store");
    const IndexFolder folder(folder_);
    if (year)
        folder.setAside(*year);
    else
        folder.setAllAside();
}

void IndexKeeper::prepare() {
    if (const auto fault = checkSuspects(folder_)) throw DamagedShard(fault->year, fault->why);
    const auto manifest = search::readManifest(folder_);
    if (!manifest && database_.head() == 0) return;
    if (!manifest) return build(std::nullopt);
    if (!belongsToLog(database_, manifest->cursor)) {
        logLine("warning", "other_log", {}, "the index belongs to another change log (a restored backup?)");
        return build(std::nullopt);
    }
    for (const int year : manifest->missing)
        if (!stopped()) build(year);
}

void IndexKeeper::build(std::optional<int> year) {
    const IndexFolder folder(folder_);
    logLine("info", "rebuilding", {{"year", year.value_or(0)}});
    try {
        Rebuild(database_, folder, texts_, scans_, report).run(year, stop_.get_token());
    } catch (const Error& error) {
        if (error.code() != ErrorCode::damaged || ++repairs_ > kRepairsMost) throw;
        logLine("error", "build_damaged", {}, error.what());
        Rebuild::forget(folder);
        Rebuild(database_, folder, texts_, scans_, report).run(year, stop_.get_token());
    }
}

std::optional<int> IndexKeeper::follow() {
    IndexWriter writer(folder_);
    logLine("info", "following", {{"cursor", writer.cursor().sequence}});
    Follower follower(database_, *texts_.front(), scans_, writer, {.once = settings_.once}, report);
    std::atomic<int> damaged{0};
    setFollower(&follower);
    {
        const ShardChecker checker(folder_, [&](int year, const std::string& why) {
            logLine("error", "index_damaged", {{"year", year}}, why);
            damaged = year;
            follower.stop();
        });
        try {
            follower.run();
        } catch (...) {
            setFollower(nullptr);
            throw;
        }
    }
    setFollower(nullptr);
    return damaged == 0 ? std::nullopt : std::optional<int>(damaged);
}

}  // namespace vanthu::indexer
