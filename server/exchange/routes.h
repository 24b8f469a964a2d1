#pragma once

#include "schemas/exchange/link.h"

#include <algorithm>
#include <vector>

namespace vanthu::exchange {

/// Who is at the other end of these lines.
[[nodiscard]] inline std::vector<domain::PeerId> peersOf(const std::vector<wire::Route>& routes) {
    std::vector<domain::PeerId> peers;
    for (const auto& route : routes)
        peers.push_back(route.peer);
    return peers;
}

/// Precondition: one of them leads there.
[[nodiscard]] inline const wire::Route& routeTo(const std::vector<wire::Route>& routes, domain::PeerId peer) {
    return *std::ranges::find(routes, peer, &wire::Route::peer);
}

}  // namespace vanthu::exchange
