#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/domain/time.h"

namespace vanthu::hub {

/// One look at a hub, for those who run it.
struct HubState {
    enum class Line { down, up, paused };  ///< paused: it sent noise and is not heard for a while
    struct Peer {
        std::string name;
        Line line{Line::down};
        std::optional<std::int64_t> silentSeconds;  ///< none: not heard since the hub started
        std::int64_t waiting{0};                    ///< messages that leave as soon as it takes them
        std::int64_t parked{0};                     ///< documents that wait until it is back
        std::optional<domain::Timestamp> oldestAt;  ///< since when the oldest of both is here
        std::int64_t heldDocuments{0};              ///< that came from it and wait for others
        std::int64_t heldBytes{0};
        bool isFull{false};  ///< that is its quota: what else it has to say waits at its side
    };
    struct Directory {
        std::string publisher;
        std::int64_t sequence{0};
        std::int64_t newest{0};  ///< that a peer said that it has
        std::int64_t entries{0};
        std::optional<domain::Timestamp> madeAt;  ///< of its newest edition; none: nothing has come yet
        std::string problem;                      ///< why something was refused since; "" for none
    };
    domain::Timestamp asOf;
    domain::Timestamp startedAt;
    std::string endpoint;  ///< "" where it only dials
    std::vector<Peer> peers;
    std::vector<Directory> directories;                 ///< that it follows
    std::int64_t freeBytes{0};                          ///< of the disk under its folder
    std::optional<domain::Timestamp> certificateUntil;  ///< of the key by which it signs, where it has one
};

[[nodiscard]] std::string hubStateJson(const HubState& state);
/// Throws Error{damaged} for what hubStateJson did not write.
[[nodiscard]] HubState parseHubState(std::string_view json);

/// What a person should look at, each in a sentence; empty when all is well. A state that is older than a
/// minute says that the hub does not run, and nothing else.
[[nodiscard]] std::vector<std::string> concerns(const HubState& state, domain::Timestamp now);
/// Lines for a terminal, the concerns first.
[[nodiscard]] std::string hubStateText(const HubState& state, domain::Timestamp now);
/// The text format of Prometheus, for the textfile collector of its node exporter.
[[nodiscard]] std::string hubMetrics(const HubState& state);

}  // namespace vanthu::hub
