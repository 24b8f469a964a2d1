#pragma once

#include "storage/open_work.h"

namespace vanthu::storage {

/// Case files as work that waits for somebody: those that an account makes in a unit and that are not in the
/// archive yet. Whoever leaves hands over all of them (NĐ 30/2020 Điều 31).
[[nodiscard]] std::vector<OpenWork> openCaseFiles(ReadTransaction& transaction, const WorkPlace& place);
std::int64_t handOverCaseFiles(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                               const std::string& reason);

}  // namespace vanthu::storage
