#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace vanthu::domain {

/// How access rights changed.
enum class AlertKind {
    accountCreated,
    accountDisabled,
    accountEnabled,
    postGiven,
    postEnded,
    delegationGiven,
    delegationEnded,
    unitMoved,
    reorganised,
    accessChanged,
};
template <>
inline constexpr auto kWords<AlertKind> = std::array{
    Word{AlertKind::accountCreated, "account_created", "Lập tài khoản"},
    Word{AlertKind::accountDisabled, "account_disabled", "Khóa tài khoản"},
    Word{AlertKind::accountEnabled, "account_enabled", "Mở khóa tài khoản"},
    Word{AlertKind::postGiven, "post_given", "Giao chức vụ"},
    Word{AlertKind::postEnded, "post_ended", "Thôi chức vụ"},
    Word{AlertKind::delegationGiven, "delegation_given", "Uỷ quyền"},
    Word{AlertKind::delegationEnded, "delegation_ended", "Chấm dứt uỷ quyền"},
    Word{AlertKind::unitMoved, "unit_moved", "Đổi cơ quan cấp trên"},
    Word{AlertKind::reorganised, "reorganised", "Sắp xếp, kế thừa đơn vị"},
    Word{AlertKind::accessChanged, "access_changed", "Đổi phạm vi của văn bản"},
};

/// A change of access rights, open until a competent person confirmed it (NĐ 30/2020 Phụ lục VI).
struct RightAlert {
    AlertId id;
    AlertKind kind{AlertKind::postGiven};
    std::optional<AccountId> account;  ///< whose rights; none: of many
    OrganisationId organisation;       ///< the unit whose leader is competent, beside administrators
    std::string entity;                ///< what was changed, as the change log calls it
    std::int64_t entityId{0};
    AccountId madeBy;
    Timestamp madeAt{};
    std::optional<AccountId> confirmedBy;
    std::optional<Timestamp> confirmedAt;
    std::string note;  ///< of the one who confirmed

    [[nodiscard]] bool isOpen() const { return !confirmedAt; }
};

}  // namespace vanthu::domain
