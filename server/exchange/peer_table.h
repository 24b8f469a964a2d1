#pragma once

#include <string_view>
#include <vector>

#include "schemas/domain/delivery.h"
#include "schemas/domain/time.h"
#include "schemas/exchange/link.h"

namespace vanthu::exchange {

/// The peers that may exchange with us on one day. A value: replaced whole when peers change.
class PeerTable {
  public:
    PeerTable() = default;
    PeerTable(std::vector<domain::Peer> peers, domain::Date day);

    /// nullptr for a peer that is unknown, revoked or outside its validity.
    [[nodiscard]] const domain::Peer* find(domain::PeerId id) const;
    /// nullptr where there is none. Of several, the one that was entered first.
    [[nodiscard]] const domain::Peer* hub() const;
    [[nodiscard]] const std::vector<domain::Peer>& peers() const { return peers_; }
    [[nodiscard]] domain::Date day() const { return day_; }

    [[nodiscard]] std::vector<wire::AllowedKey> allowedKeys() const;
    [[nodiscard]] std::vector<wire::DialledPeer> dialledPeers() const;
    /// True when a key of this table opens nothing in `later`: its live connections must go.
    [[nodiscard]] bool losesKeyIn(const PeerTable& later) const;

  private:
    std::vector<domain::Peer> peers_;
    domain::Date day_;
};

/// In force on that day: not revoked, within its validity, with a key that is one.
[[nodiscard]] bool mayExchange(const domain::Peer& peer, domain::Date day);
[[nodiscard]] bool speaksFor(const domain::Peer& peer, std::string_view organisationCode);

}  // namespace vanthu::exchange
