#pragma once

#include "server/app/channel_states.h"
#include "server/app/edxml_messages.h"
#include "server/app/edxml_outbox.h"
#include "server/app/edxml_reports.h"
#include "server/axis/axis_client.h"

#include <chrono>
#include <exception>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>

namespace vanthu::intake {

struct AxisBridgeSettings {
    axis::AxisSettings axis;
    std::chrono::seconds interval{60};
    int days{30};  ///< how far back the list of what came is asked for
    /// Called before each step with its name; a test ends the process there.
    std::function<void(std::string_view step)> atStep{};
    /// When it is requested the step that is running ends soon, also before an axis that is silent.
    std::stop_token stop{};
};

/// Brings what waits at the axis into the inboxes, hands it what we send by it, and tells it what became of
/// what it brought. A message is
/// acknowledged only after it is on disk, whole; one that comes again is not doubled, and what is known to be
/// here is not fetched again. One thread calls.
class AxisBridge {
  public:
    AxisBridge(AxisBridgeSettings settings, app::EdxmlMessages& messages, app::EdxmlReports& reports,
               app::EdxmlOutbox& outbox, app::ChannelStates& states, const domain::Clock& clock);

    /// A round when it is time. Never throws for a message; what fails for the axis, the disk or the database
    /// is tried again, after a pause that doubles up to a quarter of an hour.
    void step();

    [[nodiscard]] const app::ChannelState& state() const { return state_; }

  private:
    void look(axis::MessageType type);
    /// std::nullopt for what is too large, or what the axis refuses to give.
    [[nodiscard]] std::optional<std::string> fetched(const std::string& id);
    void take(const std::string& id);
    void sendDocuments();
    void tellStatuses();
    /// The first trouble of a round is the one that is told.
    void note(const std::exception& error);
    void at(std::string_view step) const;

    AxisBridgeSettings settings_;
    app::EdxmlMessages& messages_;
    app::EdxmlReports& reports_;
    app::EdxmlOutbox& outbox_;
    app::ChannelStates& states_;
    const domain::Clock& clock_;
    axis::AxisClient client_;
    std::map<std::string, axis::Outcome> unconfirmed_;  ///< on disk here, and the axis does not know yet
    std::set<std::string> failed_;                      ///< go last, so that they never stop the rest
    std::string trouble_;
    int troubledRounds_{0};
    domain::Timestamp nextRoundAt_{};
    app::ChannelState state_;
};

}  // namespace vanthu::intake
