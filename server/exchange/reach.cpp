#include "server/exchange/reach.h"

#include <sodium.h>

#include "schemas/exchange/frame.h"

namespace vanthu::exchange {

std::optional<std::string> codeOf(const domain::Organisation& organisation, domain::Date day) {
    for (const auto scheme : {domain::IdentifierScheme::qd20, domain::IdentifierScheme::qcvn102,
                              domain::IdentifierScheme::taxCode})
        for (const auto& identifier : organisation.identifiers)
            if (identifier.scheme == scheme && identifier.validFrom <= day &&
                (!identifier.validTo || day <= *identifier.validTo))
                return identifier.code;
    return std::nullopt;
}

std::optional<domain::PeerId> peerFor(const PeerTable& peers, const domain::Organisation& organisation) {
    for (const auto& peer : peers.peers())
        for (const auto& identifier : organisation.identifiers)
            if (speaksFor(peer, identifier.code)) return peer.id;
    if (const auto* hub = peers.hub()) return hub->id;
    return std::nullopt;
}

std::string freshMessageId() {
    constexpr std::size_t kMessageIdBytes = 16;
    std::string id(kMessageIdBytes, '\0');
    randombytes_buf(id.data(), id.size());
    return wire::hex(id);
}

}  // namespace vanthu::exchange
