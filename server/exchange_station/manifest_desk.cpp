#include "server/exchange_station/manifest_desk.h"

#include "schemas/domain/error.h"
#include "server/exchange_station/names.h"
#include "storage/station_store.h"

namespace vanthu::exchange_station {
namespace {

constexpr std::size_t kFresh = 1024;
constexpr std::size_t kRecent = 256;

}  // namespace

bool ManifestDesk::keep(const exchange_cores::ManifestPointer& manifest, std::string_view text) {
    if (fresh_.size() >= kFresh)
        std::erase_if(fresh_, [](const auto& entry) { return entry.second.holder.expired(); });
    if (fresh_.size() >= kFresh && !fresh_.contains(manifest->digest)) return false;
    fresh_.insert_or_assign(manifest->digest, Fresh{manifest, std::string(text)});
    return true;
}

std::string ManifestDesk::text(const Digest& digest) {
    if (const auto* fresh = unstored(digest)) return *fresh;
    if (const auto known = recent_.find(digest); known != recent_.end()) return known->second;
    auto text = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::findStationManifest(transaction, hexOf(digest));
    });
    if (!text) throw Error(ErrorCode::damaged, "The manifest " + hexOf(digest) + " is not in the database");
    remember(digest, *text);
    return *text;
}

const std::string* ManifestDesk::unstored(const Digest& digest) const {
    const auto found = fresh_.find(digest);
    return found == fresh_.end() ? nullptr : &found->second.text;
}

void ManifestDesk::stored(const Digest& digest) {
    const auto fresh = fresh_.extract(digest);
    if (fresh) remember(digest, fresh.mapped().text);
}

void ManifestDesk::remember(const Digest& digest, const std::string& text) {
    if (!recent_.emplace(digest, text).second) return;
    recentOrder_.push_back(digest);
    if (recentOrder_.size() <= kRecent) return;
    recent_.erase(recentOrder_.front());
    recentOrder_.pop_front();
}

}  // namespace vanthu::exchange_station
