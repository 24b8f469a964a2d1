#include "server/exchange_station/offences.h"

namespace vanthu::exchange_station {

bool Offences::note(exchange_cores::NodeId node, exchange_cores::Moment steady) {
    auto& [recent, pausedUntil] = records_[node];
    while (!recent.empty() && recent.front() <= steady - kWithin)
        recent.pop_front();
    recent.push_back(steady);
    if (recent.size() < kLimit) return false;
    recent.clear();
    pausedUntil = steady + kPause;
    return true;
}

bool Offences::isPaused(exchange_cores::NodeId node, exchange_cores::Moment steady) const {
    const auto found = records_.find(node);
    return found != records_.end() && steady < found->second.pausedUntil;
}

}  // namespace vanthu::exchange_station
