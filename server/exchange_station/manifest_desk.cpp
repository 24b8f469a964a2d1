#include "server/exchange_station/manifest_desk.h"

#include "schemas/domain/error.h"
#include "server/exchange_station/names.h"

namespace vanthu::exchange_station {
namespace {

using storage::StationManifest;

constexpr std::size_t kFresh = 1024;
constexpr std::size_t kRecent = 256;

}  // namespace

bool ManifestDesk::keep(const exchange_cores::ManifestPointer& manifest, StationManifest signedText) {
    if (fresh_.size() >= kFresh)
        std::erase_if(fresh_, [](const auto& entry) { return entry.second.holder.expired(); });
    if (fresh_.size() >= kFresh && !fresh_.contains(manifest->digest)) return false;
    auto& kept = fresh_[manifest->digest];
    kept.holder = manifest;
    // What is known to be signed stays so, whoever repeats it bare.
    if (kept.manifest.signature.empty()) kept.manifest = std::move(signedText);
    return true;
}

const StationManifest& ManifestDesk::find(const Digest& digest) {
    if (const auto* fresh = unstored(digest)) return *fresh;
    if (const auto known = recent_.find(digest); known != recent_.end()) return known->second;
    auto manifest = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::findStationManifest(transaction, hexOf(digest));
    });
    if (!manifest)
        throw Error(ErrorCode::damaged, "The manifest " + hexOf(digest) + " is not in the database");
    return remember(digest, std::move(*manifest));
}

const StationManifest* ManifestDesk::unstored(const Digest& digest) const {
    const auto found = fresh_.find(digest);
    return found == fresh_.end() ? nullptr : &found->second.manifest;
}

void ManifestDesk::stored(const Digest& digest) {
    if (auto fresh = fresh_.extract(digest)) remember(digest, std::move(fresh.mapped().manifest));
}

const StationManifest& ManifestDesk::remember(const Digest& digest, StationManifest manifest) {
    const auto [known, isNew] = recent_.try_emplace(digest);
    if (known->second.signature.empty()) known->second = std::move(manifest);
    if (!isNew) return known->second;
    recentOrder_.push_back(digest);
    if (recentOrder_.size() > kRecent) {
        recent_.erase(recentOrder_.front());
        recentOrder_.pop_front();
    }
    return known->second;
}

}  // namespace vanthu::exchange_station
