#pragma once

#include <string>
#include <vector>

#include "schemas/domain/delivery.h"
#include "schemas/domain/trusted_signer.h"
#include "server/evidence/signing_key.h"
#include "storage/transaction.h"

namespace vanthu::exchange {

/// What proves of one sent document what was sent, that it came to whom, and what became of it there: one
/// line of canonical JSON, ASCII alone, in which every byte is under the seal of this installation
/// (docs/exchange.md §12). `deliveries`: of that document; those that went over no hub are left out.
/// `ownKey`: our public key as Z85. "" where nothing of it was signed.
[[nodiscard]] std::string evidenceBundle(storage::ReadTransaction& transaction,
                                         const std::vector<domain::Delivery>& deliveries,
                                         const std::string& ownKey, const evidence::SigningKey& sealer);

}  // namespace vanthu::exchange
