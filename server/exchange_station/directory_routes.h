#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "schemas/exchange/directory_entry.h"
#include "server/exchange_cores/ids.h"
#include "storage/database.h"

namespace vanthu::exchange_station {

/// Through which of our peers an organisation is reached, as directories say. One thread.
class DirectoryRoutes {
  public:
    /// `publishers`: of two that name one organisation the first counts. The database outlives it.
    DirectoryRoutes(storage::Database& database, std::vector<std::string> publishers, std::string ownKey,
                    const std::vector<std::string>& peerKeys);

    /// None: no directory knows it, or none of our peers leads there. Who took over is reached in the place
    /// of who has no gateway any more; behind a hub that is no peer, the hub that it dials.
    [[nodiscard]] std::optional<exchange_cores::NodeId> routeTo(exchange_cores::PartyId party);
    /// The directories are others now.
    void forget() { known_.clear(); }

  private:
    [[nodiscard]] std::optional<exchange_cores::NodeId> found(exchange_cores::PartyId party) const;

    storage::Database& database_;
    std::vector<std::string> publishers_;
    std::string ownKey_;
    std::unordered_map<std::string, exchange_cores::NodeId> peers_;  ///< by key
    std::unordered_map<std::uint64_t, std::optional<exchange_cores::NodeId>> known_;
};

/// Who dials, or is dialled by, the node with that key, as the directories say: gateways and hubs that name
/// it as their hub, and the hub that it names. The address is "" where they dial.
[[nodiscard]] std::vector<wire::DirectoryGateway> directoryNeighbours(
    storage::ReadTransaction& transaction, const std::vector<std::string>& publishers,
    const std::string& publicKey);

}  // namespace vanthu::exchange_station
