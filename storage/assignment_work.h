#pragma once

#include "storage/open_work.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Assignments that wait for the account by name, the earliest deadline first. Those of the unit as a whole
/// wait for whoever leads it and need no handing over.
[[nodiscard]] std::vector<OpenWork> openAssignments(ReadTransaction& transaction, const WorkPlace& place);
std::int64_t handOverAssignments(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                                 const std::string& reason);

}  // namespace vanthu::storage
