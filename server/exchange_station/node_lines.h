#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "schemas/exchange/link.h"
#include "server/exchange_station/names.h"

namespace vanthu::exchange_station {

/// A node as the gateway process knows it.
struct NodeAddress {
    NodeId node;
    domain::PeerId peer;
};

/// Which line of the gateway process leads to which node. About links only: it never changes a document. One
/// thread.
class NodeLines {
  public:
    explicit NodeLines(const std::vector<NodeAddress>& nodes);

    void dialled(domain::PeerId peer, wire::LineState state);
    /// Something came over that line. True for the first of a line that the peer dialled: what we said over
    /// its former one may be lost.
    bool heard(const wire::Route& route);
    void lost(const wire::Route& route);
    /// The gateway died and every line with it.
    void lostAll();

    [[nodiscard]] std::optional<NodeId> nodeOf(domain::PeerId peer) const;
    /// The line that we dialled where it is up, else the newest that the peer dialled.
    [[nodiscard]] std::optional<wire::Route> routeTo(NodeId node) const;

  private:
    struct Line {
        domain::PeerId peer;
        bool isUp{false};      ///< the one that we dialled
        std::string accepted;  ///< newest connection of the peer, "" for none
    };
    [[nodiscard]] Line* find(domain::PeerId peer);

    std::unordered_map<NodeId, Line, exchange_cores::HashOf> lines_;
};

}  // namespace vanthu::exchange_station
