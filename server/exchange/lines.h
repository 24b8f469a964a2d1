#pragma once

#include <map>
#include <optional>
#include <vector>

#include "schemas/exchange/link.h"
#include "server/exchange/outgoing_transfer.h"

namespace vanthu::exchange {

/// Which lines to peers are alive, and which one a message should take. About links only: it never changes a
/// delivery. One thread.
class Lines {
  public:
    explicit Lines(std::chrono::milliseconds pollInterval) : pollInterval_(pollInterval) {}

    void dialled(domain::PeerId peer, wire::LineState state, Instant now);
    /// Something came over that line.
    void heard(const wire::Route& route, Instant now);
    void lost(const wire::Route& route);
    /// The gateway died and every line with it.
    void lostAll();

    /// The line that we dialled where it is alive, else the newest that the peer dialled.
    [[nodiscard]] std::optional<wire::Route> routeTo(domain::PeerId peer, Instant now) const;
    /// Dialled lines that should be polled now; each once per interval.
    [[nodiscard]] std::vector<wire::Route> toPoll(Instant now);
    /// Peers that became reachable since the last call.
    [[nodiscard]] std::vector<domain::PeerId> takeReachable(Instant now);
    [[nodiscard]] bool isRefused(domain::PeerId peer) const;

  private:
    struct Line {
        wire::LineState dialled{wire::LineState::down};
        Instant dialledHeardAt{};
        Instant polledAt{};
        std::string accepted;  ///< newest connection of the peer, "" for none
        Instant acceptedHeardAt{};
        bool reachable{false};  ///< as takeReachable() last told
    };
    [[nodiscard]] bool isFresh(Instant heardAt, Instant now) const;
    [[nodiscard]] std::optional<wire::Route> routeOf(domain::PeerId peer, const Line& line,
                                                     Instant now) const;

    std::chrono::milliseconds pollInterval_;
    std::map<domain::PeerId, Line> lines_;
};

}  // namespace vanthu::exchange
