#pragma once

#include "schemas/domain/intake.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// How one channel fares, since this process began.
struct ChannelState {
    domain::IntakeChannel channel{domain::IntakeChannel::folder};
    std::string name;  ///< of the folder or mailbox, for people
    std::string unit;  ///< code of the unit at whose desk its items wait
    std::int64_t taken{0};
    std::int64_t repeated{0};  ///< things that were here already
    std::int64_t refused{0};   ///< put aside as unfit, with a reason
    std::optional<domain::Timestamp> lastRoundAt;
    std::string lastError;  ///< Vietnamese; of the last round, "" when it went well
    std::optional<domain::Timestamp> lastErrorAt;
};

/// What channels report and people ask for. Any thread may call.
class ChannelStates {
  public:
    /// Replaces what that channel (kind and name) reported before.
    void report(const ChannelState& state);
    /// By kind and name.
    [[nodiscard]] std::vector<ChannelState> all() const;
    /// Counters in Prometheus text format; "" without a channel.
    [[nodiscard]] std::string metrics() const;

  private:
    mutable std::mutex mutex_;
    std::map<std::pair<domain::IntakeChannel, std::string>, ChannelState> states_;
};

}  // namespace vanthu::app
