#pragma once

#include "schemas/domain/time.h"

#include <string>

namespace vanthu::reports {

/// Tờ phân cách: sheets of A4 that are laid between the documents of a stack before it is scanned. All are
/// the same.
[[nodiscard]] std::string separatorSheets(int count, domain::Timestamp printedAt);

}  // namespace vanthu::reports
