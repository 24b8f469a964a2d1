#pragma once

#include "schemas/domain/change.h"
#include "storage/sql.h"

#include <string_view>

namespace vanthu::storage {

/// What changeFrom() reads, in its order.
inline constexpr std::string_view kChangeColumns =
    "sequence, account_id, at, entity, entity_id, action, before_json, after_json, previous_hash, hash";

[[nodiscard]] domain::Change changeFrom(const Row& row);

}  // namespace vanthu::storage
