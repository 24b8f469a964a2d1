#pragma once

#include "schemas/domain/maintenance.h"
#include "storage/transaction.h"

#include <optional>

namespace vanthu::storage {

// When the installation was last looked after: no part of the registry, so it is not in the change log.

/// By the actor of the transaction, now.
domain::MaintenanceRun insertMaintenanceRun(WriteTransaction& transaction, domain::MaintenanceRun run);

/// The newest of that kind.
[[nodiscard]] std::optional<domain::MaintenanceRun> lastMaintenanceRun(ReadTransaction& transaction,
                                                                       domain::MaintenanceKind kind);
/// The newest of that kind that did not fail.
[[nodiscard]] std::optional<domain::MaintenanceRun> lastFinishedRun(ReadTransaction& transaction,
                                                                    domain::MaintenanceKind kind);

}  // namespace vanthu::storage
