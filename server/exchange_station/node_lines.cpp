#include "server/exchange_station/node_lines.h"

#include <algorithm>
#include <utility>

namespace vanthu::exchange_station {

NodeLines::NodeLines(const std::vector<NodeAddress>& nodes) {
    for (const auto& [node, peer] : nodes)
        lines_.emplace(node, Line{peer, false, ""});
}

NodeLines::Line* NodeLines::find(domain::PeerId peer) {
    const auto found =
        std::ranges::find_if(lines_, [&](const auto& entry) { return entry.second.peer == peer; });
    return found == lines_.end() ? nullptr : &found->second;
}

void NodeLines::dialled(domain::PeerId peer, wire::LineState state) {
    if (auto* line = find(peer)) line->isUp = state == wire::LineState::up;
}

bool NodeLines::heard(const wire::Route& route) {
    auto* line = find(route.peer);
    if (line == nullptr) return false;
    if (!route.connection.empty()) return std::exchange(line->accepted, route.connection) != route.connection;
    line->isUp = true;
    return false;
}

void NodeLines::lost(const wire::Route& route) {
    auto* line = find(route.peer);
    if (line == nullptr) return;
    if (route.connection.empty())
        line->isUp = false;
    else if (line->accepted == route.connection)
        line->accepted.clear();
}

void NodeLines::lostAll() {
    for (auto& [node, line] : lines_)
        line = {line.peer, false, ""};
}

std::optional<NodeId> NodeLines::nodeOf(domain::PeerId peer) const {
    for (const auto& [node, line] : lines_)
        if (line.peer == peer) return node;
    return std::nullopt;
}

std::optional<wire::Route> NodeLines::routeTo(NodeId node) const {
    const auto found = lines_.find(node);
    if (found == lines_.end()) return std::nullopt;
    const auto& line = found->second;
    if (line.isUp) return wire::Route{line.peer, ""};
    if (!line.accepted.empty()) return wire::Route{line.peer, line.accepted};
    return std::nullopt;
}

}  // namespace vanthu::exchange_station
