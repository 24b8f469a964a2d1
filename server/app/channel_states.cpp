#include "server/app/channel_states.h"

#include "schemas/domain/metric_family.h"

namespace vanthu::app {

void ChannelStates::report(const ChannelState& state) {
    const std::lock_guard lock(mutex_);
    states_[{state.channel, state.name}] = state;
}

std::vector<ChannelState> ChannelStates::all() const {
    const std::lock_guard lock(mutex_);
    std::vector<ChannelState> all;
    for (const auto& [key, state] : states_)
        all.push_back(state);
    return all;
}

std::string ChannelStates::metrics() const {
    const auto states = all();
    if (states.empty()) return {};
    using Family = domain::MetricFamily;
    Family total("vanthu_intake_total", "Things that channels brought, by what became of them.",
                 Family::Kind::counter);
    Family failing("vanthu_intake_failing", "1 when the last round of the channel ended with an error.");
    for (const auto& state : states) {
        const Family::Labels labels{
            {"channel", domain::code(state.channel)}, {"name", state.name}, {"unit", state.unit}};
        for (const auto& [outcome, count] :
             {std::pair{"taken", state.taken}, {"repeated", state.repeated}, {"refused", state.refused}}) {
            auto withOutcome = labels;
            withOutcome.emplace_back("outcome", outcome);
            total.sample(count, withOutcome);
        }
        failing.sample(state.lastError.empty() ? 0 : 1, labels);
    }
    return total.text() + failing.text();
}

}  // namespace vanthu::app
