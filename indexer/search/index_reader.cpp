#include "indexer/search/index_reader.h"

#include "schemas/domain/error.h"
#include "schemas/domain/sorted.h"

#include <algorithm>
#include <utility>

namespace vanthu::search {
namespace {

constexpr int kAttempts = 5;  ///< the writer may commit twice while one search runs; more is a storm

constexpr std::chrono::seconds kTryAgainAfter{10};  ///< a database elsewhere that did not answer
constexpr auto kUntilRepaired = std::chrono::steady_clock::time_point::max();

const std::string& keyOf(const Shard& shard) {
    return shard.remote.empty() ? shard.folder : shard.remote;
}

[[noreturn]] void unavailable(const std::string& folder, const std::string& why) {
    throw Error(ErrorCode::unavailable, "index " + folder + ": " + why);
}

Manifest manifestOf(const std::string& folder) {
    try {
        if (auto manifest = readManifest(folder)) return std::move(*manifest);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::damaged) throw;
        unavailable(folder, "it has another format; vanthu-indexer will rebuild it");
    }
    unavailable(folder, "there is none yet; is vanthu-indexer running?");
}

}  // namespace

std::unique_ptr<OpenIndex> openIndex(const std::filesystem::path& folder, const std::vector<Shard>& places) {
    auto index = std::make_unique<OpenIndex>();
    for (const auto& shard : places)
        index->add(openShard(folder, shard), !shard.remote.empty());
    index->places = places;
    return index;
}

void IndexReader::run(const AnyWork& work) {
    std::string why;
    const auto attempt = [&] {
        try {
            auto index = take();
            work(*index);
            give(std::move(index));
            return true;
        } catch (const Xapian::DatabaseError& error) {  // overtaken, replaced by a rebuild, or damaged
            why = error.get_description();
            return false;
        } catch (const Xapian::NetworkError& error) {
            why = error.get_description();
            return false;
        } catch (const Xapian::Error& error) {
            throw Error(ErrorCode::internal, "index " + folder_ + ": " + error.get_description());
        }
    };
    for (int i = 0; i < kAttempts; ++i)
        if (attempt()) return;
    const std::string firstWhy = why;
    if (findUnreadable(work) && attempt()) return;
    unavailable(folder_, firstWhy + "; vanthu-indexer rebuilds a damaged index by itself");
}

std::unique_ptr<OpenIndex> IndexReader::take() {
    const Manifest manifest = manifestOf(folder_);
    std::unique_ptr<OpenIndex> index;
    std::vector<Shard> places;
    {
        const std::lock_guard lock(mutex_);
        forgetRepaired();
        places = readable(manifest);
        std::erase_if(idle_, [&](const auto& old) { return old->places != places; });
        if (!idle_.empty()) {
            index = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (places.empty()) throw Xapian::DatabaseOpeningError("no part of it can be read at the moment");
    if (index == nullptr)
        index = openIndex(folder_, places);
    else
        index->reopen();
    index->cursor = manifest.cursor;
    index->missingYears = manifest.missing;
    for (const auto& shard : manifest.shards)
        if (std::ranges::find(places, shard) == places.end()) index->missingYears.push_back(shard.year);
    domain::sortUnique(index->missingYears);
    return index;
}

void IndexReader::give(std::unique_ptr<OpenIndex> index) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(index));
}

std::vector<Shard> IndexReader::readable(const Manifest& manifest) const {
    auto places = manifest.shards;
    std::erase_if(places, [&](const Shard& shard) { return leftOut_.contains(keyOf(shard)); });
    return places;
}

void IndexReader::forgetRepaired() {
    const auto now = std::chrono::steady_clock::now();
    std::erase_if(leftOut_, [&](const auto& entry) {
        const auto& [key, out] = entry;
        return out.until < now || (out.until == kUntilRepaired && !isSuspect(folder_, out.year));
    });
}

IndexReader::Condition IndexReader::conditionOf(const Shard& shard, const AnyWork& work) const {
    std::optional<Xapian::rev> overtakenAt;
    for (int i = 0; i < kAttempts; ++i) {
        Xapian::rev revision = 0;
        try {
            const auto index = openIndex(folder_, {shard});
            if (shard.remote.empty()) revision = index->get_revision();
            work(*index);
            return Condition::readable;
        } catch (const Xapian::DatabaseModifiedError&) {  // by nobody, when the revision is still the same
            if (overtakenAt == revision) return Condition::damaged;
            overtakenAt = revision;
        } catch (const Xapian::NetworkError&) {
            return Condition::unreachable;
        } catch (const Xapian::DatabaseError&) {
            return Condition::damaged;
        }
    }
    return Condition::readable;
}

bool IndexReader::findUnreadable(const AnyWork& work) {
    const Manifest manifest = manifestOf(folder_);
    bool found = false;
    for (const auto& shard : manifest.shards) {
        const auto condition = conditionOf(shard, work);
        if (condition == Condition::readable) continue;
        LeftOut out{shard.year, kUntilRepaired};
        if (condition == Condition::damaged && shard.remote.empty())
            markSuspect(folder_, shard.year);
        else
            out.until = std::chrono::steady_clock::now() + kTryAgainAfter;
        const std::lock_guard lock(mutex_);
        found = leftOut_.insert_or_assign(keyOf(shard), out).second || found;
    }
    return found;
}

}  // namespace vanthu::search
