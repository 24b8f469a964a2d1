#pragma once

#include "schemas/domain/book.h"
#include "storage/sql.h"

namespace vanthu::storage {

/// From series_id, number, suffix, held_for, purpose, until_day, reserved_by, reserved_at.
[[nodiscard]] domain::Reservation reservationFrom(const Row& row);

}  // namespace vanthu::storage
