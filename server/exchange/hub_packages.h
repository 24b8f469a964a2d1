#pragma once

#include "schemas/exchange/manifest.h"
#include "server/exchange_cores/rows.h"
#include "storage/transaction.h"

namespace vanthu::exchange {

// What the station learnt of statistic packages, in the transaction that stores its own row: the part of
// HubBooks that is about no document.

void recordPackageSent(storage::WriteTransaction& transaction, const exchange_cores::OutboxRow& row,
                       const wire::Manifest& manifest);
void recordPackageReceived(storage::WriteTransaction& transaction, domain::PeerId hub,
                           const exchange_cores::InboxRow& row, const wire::Manifest& manifest);

}  // namespace vanthu::exchange
