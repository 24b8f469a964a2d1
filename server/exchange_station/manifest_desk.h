#pragma once

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>

#include "server/exchange_cores/rows.h"
#include "storage/database.h"
#include "storage/station_store.h"

namespace vanthu::exchange_station {

/// The exact bytes of manifests: those on disk, and those of messages whose row is not on disk yet. One
/// thread.
class ManifestDesk {
  public:
    explicit ManifestDesk(storage::Database& database) : database_(database) {}

    /// Keeps the bytes, and the signature as far as it is believed, as long as somebody holds `manifest`.
    /// False: too many are waiting for their files, this one is not kept.
    [[nodiscard]] bool keep(const exchange_cores::ManifestPointer& manifest,
                            storage::StationManifest signedText);
    /// Throws Error{damaged} where it is nowhere.
    [[nodiscard]] const storage::StationManifest& find(const exchange_cores::Digest& digest);
    /// The bytes, where they are not on disk as far as this desk knows. Part of the transaction that stores a
    /// row with that manifest.
    [[nodiscard]] const storage::StationManifest* unstored(const exchange_cores::Digest& digest) const;
    /// That transaction is on disk.
    void stored(const exchange_cores::Digest& digest);
    void clear() { fresh_.clear(); }

  private:
    struct Fresh {
        std::weak_ptr<const exchange_cores::Manifest> holder;
        storage::StationManifest manifest;
    };
    const storage::StationManifest& remember(const exchange_cores::Digest& digest,
                                             storage::StationManifest manifest);

    storage::Database& database_;
    std::unordered_map<exchange_cores::Digest, Fresh, exchange_cores::HashOf> fresh_;
    /// Read or stored of late: what is sent on goes out soon after it came.
    std::unordered_map<exchange_cores::Digest, storage::StationManifest, exchange_cores::HashOf> recent_;
    std::deque<exchange_cores::Digest> recentOrder_;
};

}  // namespace vanthu::exchange_station
