#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"

#include <optional>
#include <string>

namespace vanthu::domain {

using DropId = Id<struct DropTag>;

/// A place at one unit's desk that a device puts files into with a password of its own, and can do nothing
/// else with.
struct Drop {
    DropId id;
    std::string name;  ///< in its address: a-z, 0-9 and hyphens
    OrganisationId unit;
    AccountId createdBy;
    Timestamp createdAt{};
    std::optional<Timestamp> revokedAt;  ///< takes nothing since then
};

}  // namespace vanthu::domain
