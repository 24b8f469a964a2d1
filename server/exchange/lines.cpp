#include "server/exchange/lines.h"

namespace vanthu::exchange {

void Lines::dialled(domain::PeerId peer, wire::LineState state, Instant now) {
    auto& line = lines_[peer];
    line.dialled = state;
    line.dialledHeardAt = now;
    line.polledAt = {};
}

void Lines::heard(const wire::Route& route, Instant now) {
    auto& line = lines_[route.peer];
    if (route.connection.empty()) {
        line.dialledHeardAt = now;
        return;
    }
    line.accepted = route.connection;
    line.acceptedHeardAt = now;
}

void Lines::lost(const wire::Route& route) {
    auto& line = lines_[route.peer];
    if (route.connection.empty())
        line.dialledHeardAt = {};
    else if (line.accepted == route.connection)
        line.accepted.clear();
}

void Lines::lostAll() {
    lines_.clear();
}

std::optional<wire::Route> Lines::routeTo(domain::PeerId peer, Instant now) const {
    const auto line = lines_.find(peer);
    return line == lines_.end() ? std::nullopt : routeOf(peer, line->second, now);
}

std::vector<wire::Route> Lines::toPoll(Instant now) {
    std::vector<wire::Route> routes;
    for (auto& [peer, line] : lines_) {
        if (line.dialled != wire::LineState::up || now - line.polledAt < pollInterval_) continue;
        line.polledAt = now;
        routes.push_back({peer, ""});
    }
    return routes;
}

std::vector<domain::PeerId> Lines::takeReachable(Instant now) {
    std::vector<domain::PeerId> peers;
    for (auto& [peer, line] : lines_) {
        const bool before = line.reachable;
        line.reachable = routeOf(peer, line, now).has_value();
        if (line.reachable && !before) peers.push_back(peer);
    }
    return peers;
}

bool Lines::isRefused(domain::PeerId peer) const {
    const auto line = lines_.find(peer);
    return line != lines_.end() && line->second.dialled == wire::LineState::refused;
}

bool Lines::isFresh(Instant heardAt, Instant now) const {
    return now - heardAt < 3 * pollInterval_;
}

std::optional<wire::Route> Lines::routeOf(domain::PeerId peer, const Line& line, Instant now) const {
    if (line.dialled == wire::LineState::up && isFresh(line.dialledHeardAt, now))
        return wire::Route{peer, ""};
    if (!line.accepted.empty() && isFresh(line.acceptedHeardAt, now)) return wire::Route{peer, line.accepted};
    return std::nullopt;
}

}  // namespace vanthu::exchange
