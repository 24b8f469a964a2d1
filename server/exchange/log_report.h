#pragma once

#include <string>

#include "storage/transaction.h"

namespace vanthu::exchange {

/// What this installation can show of its own log and of those of the hubs that it speaks to, as JSON: how
/// long each is, its last signed head, and the heads that contradict each other (docs/exchange.md §12).
/// `ownKey`: our public key as Z85.
[[nodiscard]] std::string logReport(storage::ReadTransaction& transaction, const std::string& ownKey);

}  // namespace vanthu::exchange
