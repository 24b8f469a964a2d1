#pragma once

#include "schemas/domain/delivery.h"
#include "storage/transaction.h"

#include <string>

namespace vanthu::exchange {

/// The outgoing document was recalled in this transaction: what did not leave yet will not, units of this
/// installation freeze what they have, and every other receiver is told until it answers. Call
/// Exchange::wake() after the commit.
void queueRecall(storage::WriteTransaction& transaction, domain::DocumentId document,
                 const std::string& reason);

/// Its sender recalls what came: an item that nobody decided can no longer be accepted, and the document made
/// of it is frozen, with the reason (F8.1). Nothing is removed; a repeat changes nothing.
void carryOutRecall(storage::WriteTransaction& transaction, domain::InboxItem item,
                    const std::string& reason);

}  // namespace vanthu::exchange
