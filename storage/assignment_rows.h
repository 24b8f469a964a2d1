#pragma once

#include "schemas/domain/handling.h"
#include "storage/sql.h"
#include "storage/work_place.h"

#include <cstdint>
#include <string_view>

// Rows of the table assignments, for the stores that read them. Internal to storage/*.cpp.
namespace vanthu::storage {

/// What assignmentFrom() reads, in its order. due_date is kNoDeadline where there is none.
inline constexpr std::string_view kAssignmentColumns =
    "id, document_id, parent_id, unit_id, account_id, role, state, due_date, instruction, assigned_by, "
    "assigned_at, read_at, ended_at, result";
inline constexpr int kAssignmentColumnCount = 14;

[[nodiscard]] domain::Assignment assignmentFrom(const Row& row);
[[nodiscard]] std::int64_t deadlineOf(const domain::Assignment& assignment);

}  // namespace vanthu::storage
