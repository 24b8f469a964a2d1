#pragma once

#include "schemas/domain/handling.h"
#include "storage/transaction.h"

namespace vanthu::app {

/// Completes the case when a reply settled it and no work of main or support is pending.
void closeIfAnswered(storage::WriteTransaction& transaction, domain::DocumentId incoming);

}  // namespace vanthu::app
