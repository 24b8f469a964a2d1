#include "server/exchange_station/directory_routes.h"

#include <algorithm>

#include "server/exchange_station/names.h"
#include "storage/directory_store.h"

namespace vanthu::exchange_station {
namespace {

using exchange_cores::NodeId;
using exchange_cores::PartyId;
using wire::DirectoryGateway;
using wire::DirectoryOrganisation;

/// Successors of successors, hubs behind hubs: more of them are a circle.
constexpr int kSteps = 8;
/// Whoever asks for more organisations than that has them looked up again.
constexpr std::size_t kRoutesKept = 100'000;

/// The entry of that publisher among them.
template <class Entry>
std::optional<Entry> entryOf(const std::vector<storage::FoundEntry>& found, const std::string& publisher) {
    const auto one = std::ranges::find(found, publisher, &storage::FoundEntry::publisher);
    if (one == found.end()) return std::nullopt;
    return std::get<Entry>(wire::parseDirectoryEntry(one->body));
}

std::optional<DirectoryOrganisation> organisationOf(storage::ReadTransaction& transaction,
                                                    const std::string& publisher, const std::string& code) {
    return entryOf<DirectoryOrganisation>(storage::directoryEntriesByKey(transaction, 1, code), publisher);
}

std::optional<DirectoryGateway> gatewayOf(storage::ReadTransaction& transaction, const std::string& publisher,
                                          const std::string& id) {
    return entryOf<DirectoryGateway>(storage::directoryEntriesByKey(transaction, 2, id), publisher);
}

/// Of the organisation, or of who took over from it.
std::string servingGateway(storage::ReadTransaction& transaction, const std::string& publisher,
                           std::optional<DirectoryOrganisation> organisation) {
    for (int i = 0; organisation && i < kSteps; ++i) {
        if (!organisation->gateway.empty()) return organisation->gateway;
        if (organisation->successor.empty()) break;
        organisation = organisationOf(transaction, publisher, organisation->successor);
    }
    return "";
}

}  // namespace

DirectoryRoutes::DirectoryRoutes(storage::Database& database, std::vector<std::string> publishers,
                                 std::string ownKey, const std::vector<std::string>& peerKeys)
    : database_(database), publishers_(std::move(publishers)), ownKey_(std::move(ownKey)) {
    for (const auto& key : peerKeys)
        peers_.emplace(key, nodeOf(key));
}

std::optional<NodeId> DirectoryRoutes::routeTo(PartyId party) {
    if (publishers_.empty()) return std::nullopt;
    if (known_.size() >= kRoutesKept) known_.clear();
    const auto known = known_.find(party.value);
    if (known != known_.end()) return known->second;
    return known_.emplace(party.value, found(party)).first->second;
}

std::optional<NodeId> DirectoryRoutes::found(PartyId party) const {
    return database_.read([&](storage::ReadTransaction& transaction) -> std::optional<NodeId> {
        const auto entries = storage::directoryEntriesByParty(transaction, party.value);
        for (const auto& publisher : publishers_) {
            const auto organisation = entryOf<DirectoryOrganisation>(entries, publisher);
            if (!organisation) continue;
            auto gateway =
                gatewayOf(transaction, publisher, servingGateway(transaction, publisher, organisation));
            // Behind us, and no peer: above us nobody knows better.
            for (int i = 0; gateway && gateway->publicKey != ownKey_ && i < kSteps; ++i) {
                for (const auto& key : {gateway->publicKey, gateway->nextPublicKey})
                    if (const auto peer = peers_.find(key); peer != peers_.end()) return peer->second;
                gateway = gatewayOf(transaction, publisher, gateway->hub);
            }
            return std::nullopt;
        }
        return std::nullopt;
    });
}

std::vector<DirectoryGateway> directoryNeighbours(storage::ReadTransaction& transaction,
                                                  const std::vector<std::string>& publishers,
                                                  const std::string& publicKey) {
    std::vector<DirectoryGateway> neighbours;
    for (const auto& publisher : publishers) {
        std::vector<DirectoryGateway> gateways;
        for (const auto& entry : storage::directoryEntriesOf(transaction, publisher, 2))
            gateways.push_back(std::get<DirectoryGateway>(wire::parseDirectoryEntry(entry.body)));
        const auto self = std::ranges::find(gateways, publicKey, &DirectoryGateway::publicKey);
        if (self == gateways.end()) continue;
        for (auto& gateway : gateways) {
            const bool isHub = gateway.id == self->hub;
            if (!isHub && gateway.hub != self->id) continue;
            if (!isHub) gateway.endpoint.clear();
            if (std::ranges::find(neighbours, gateway.publicKey, &DirectoryGateway::publicKey) ==
                neighbours.end())
                neighbours.push_back(gateway);
        }
    }
    return neighbours;
}

}  // namespace vanthu::exchange_station
