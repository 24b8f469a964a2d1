#pragma once

#include "schemas/domain/flow_draft.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>

namespace vanthu::domain {

/// Where an outgoing document of a report stands, from its first draft on. Up to `abandoned` it is a draft,
/// then registered; see OutgoingCounts.
enum class OutgoingStanding {
    drafting,
    toApprove,
    toCheck,
    toSign,
    toIssue,
    abandoned,
    notSent,
    sent,
    replaced,
    recalled
};
template <>
inline constexpr auto kWords<OutgoingStanding> = std::array{
    Word{OutgoingStanding::drafting, "drafting", "Đang soạn thảo"},
    Word{OutgoingStanding::toApprove, "to_approve", "Chờ duyệt"},
    Word{OutgoingStanding::toCheck, "to_check", "Chờ kiểm tra thể thức"},
    Word{OutgoingStanding::toSign, "to_sign", "Chờ ký"},
    Word{OutgoingStanding::toIssue, "to_issue", "Đã ký, chờ ban hành"},
    Word{OutgoingStanding::abandoned, "abandoned", "Không ban hành"},
    Word{OutgoingStanding::notSent, "not_sent", "Đã ban hành, chưa gửi liên thông"},
    Word{OutgoingStanding::sent, "sent", "Đã gửi liên thông"},
    Word{OutgoingStanding::replaced, "replaced", "Đã được thay thế"},
    Word{OutgoingStanding::recalled, "recalled", "Đã thu hồi"},
};
inline constexpr std::size_t kOutgoingStandings = kWords<OutgoingStanding>.size();

[[nodiscard]] constexpr bool isRegistered(OutgoingStanding standing) {
    return standing >= OutgoingStanding::notSent;
}

/// Of a draft that was not issued; std::nullopt for one that was: its document tells.
[[nodiscard]] constexpr std::optional<OutgoingStanding> standingOf(DraftState state) {
    switch (state) {
        case DraftState::drafting:
            return OutgoingStanding::drafting;
        case DraftState::submitted:
            return OutgoingStanding::toApprove;
        case DraftState::contentApproved:
            return OutgoingStanding::toCheck;
        case DraftState::formChecked:
            return OutgoingStanding::toSign;
        case DraftState::signed_:
        case DraftState::numbered:
            return OutgoingStanding::toIssue;
        case DraftState::abandoned:
            return OutgoingStanding::abandoned;
        case DraftState::issued:
        case DraftState::sent:
        case DraftState::recalled:
            break;
    }
    return std::nullopt;
}

/// Raw counts behind table 4 of domain §6.6, of one organisation and type of document: drafts that began in
/// the period and were not issued, and documents issued in it, however they were registered. Each stands in
/// one place as it is now: recalled goes before replaced, that before sent. Sent is what was handed over to
/// the exchange for at least one receiver.
struct OutgoingCounts {
    OrganisationId organisation;
    std::string typeCode;
    std::array<int, kOutgoingStandings> byStanding{};
};

}  // namespace vanthu::domain
