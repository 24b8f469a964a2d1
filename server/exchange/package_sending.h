#pragma once

#include "schemas/domain/package_delivery.h"
#include "schemas/domain/statistic_package.h"
#include "storage/transaction.h"

#include <string>

namespace vanthu::exchange {

/// Queues a package that was made here for a unit of another installation, once: its message and its
/// delivery, in this transaction. `queuedByName`: as the person is called now. Throws Error{invalidInput}
/// with a violation "to" (unknown, keeps its registry here, no code, no peer and no hub);
/// Refused{senderWithoutCode, statisticAlreadySent, statisticTooLong}. Call Exchange::wake() after the
/// commit.
[[nodiscard]] domain::PackageDelivery queuePackage(storage::WriteTransaction& transaction,
                                                   const domain::KeptPackage& package,
                                                   domain::OrganisationId recipient,
                                                   const std::string& queuedByName);

}  // namespace vanthu::exchange
