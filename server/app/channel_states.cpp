#include "server/app/channel_states.h"

namespace vanthu::app {
namespace {

/// As the text format quotes it.
std::string labelValue(const std::string& raw) {
    std::string value;
    for (const char c : raw) {
        if (c == '"' || c == '\\') value += '\\';
        value += c == '\n' ? ' ' : c;
    }
    return value;
}

}  // namespace

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
    std::string text =
        "# HELP vanthu_intake_total Things that channels brought, by what became of them.\n"
        "# TYPE vanthu_intake_total counter\n";
    std::string failing =
        "# HELP vanthu_intake_failing 1 when the last round of the channel ended with an error.\n"
        "# TYPE vanthu_intake_failing gauge\n";
    for (const auto& state : states) {
        const auto labels = "channel=\"" + std::string(domain::code(state.channel)) + "\",name=\"" +
                            labelValue(state.name) + "\",unit=\"" + labelValue(state.unit) + '"';
        for (const auto& [outcome, count] :
             {std::pair{"taken", state.taken}, {"repeated", state.repeated}, {"refused", state.refused}})
            text += "vanthu_intake_total{" + labels + ",outcome=\"" + outcome + "\"} " +
                    std::to_string(count) + '\n';
        failing += "vanthu_intake_failing{" + labels + "} " + (state.lastError.empty() ? "0" : "1") + '\n';
    }
    return text + failing;
}

}  // namespace vanthu::app
