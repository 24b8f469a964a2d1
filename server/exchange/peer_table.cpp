#include "server/exchange/peer_table.h"

#include <algorithm>

#include "schemas/domain/organisation.h"
#include "schemas/exchange/z85.h"

namespace vanthu::exchange {

PeerTable::PeerTable(std::vector<domain::Peer> peers, domain::Date day)
    : peers_(std::move(peers)), day_(day) {
    std::erase_if(peers_, [&](const auto& peer) { return !mayExchange(peer, day); });
}

const domain::Peer* PeerTable::find(domain::PeerId id) const {
    const auto found = std::ranges::find(peers_, id, &domain::Peer::id);
    return found == peers_.end() ? nullptr : &*found;
}

const domain::Peer* PeerTable::hub() const {
    const auto found = std::ranges::find(peers_, true, &domain::Peer::isHub);
    return found == peers_.end() ? nullptr : &*found;
}

std::vector<wire::AllowedKey> PeerTable::allowedKeys() const {
    std::vector<wire::AllowedKey> keys;
    for (const auto& peer : peers_)
        keys.push_back({peer.id, peer.publicKey});
    return keys;
}

std::vector<wire::DialledPeer> PeerTable::dialledPeers() const {
    std::vector<wire::DialledPeer> dialled;
    for (const auto& peer : peers_)
        if (!peer.endpoint.empty()) dialled.push_back({peer.id, peer.endpoint, peer.publicKey});
    return dialled;
}

bool PeerTable::losesKeyIn(const PeerTable& later) const {
    return std::ranges::any_of(peers_, [&](const auto& peer) {
        const auto* kept = later.find(peer.id);
        return kept == nullptr || kept->publicKey != peer.publicKey;
    });
}

bool mayExchange(const domain::Peer& peer, domain::Date day) {
    return !peer.revoked && peer.validFrom <= day && (!peer.validTo || day <= *peer.validTo) &&
           wire::isCurveKey(peer.publicKey);
}

bool speaksFor(const domain::Peer& peer, std::string_view organisationCode) {
    const auto code = domain::normalisedOrganisationCode(organisationCode);
    return std::ranges::find(peer.organisationCodes, code) != peer.organisationCodes.end();
}

}  // namespace vanthu::exchange
