#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "storage/transaction.h"

#include <string>
#include <vector>

namespace vanthu::exchange {

/// A document that came by a network whose messages are not ours, in our terms. Its files are in the blob
/// store, or will be before the transaction commits.
struct ForeignArrival {
    std::string messageId;   ///< 32 hex digits, the same for every repeat
    std::string senderCode;  ///< normalised
    std::string senderName;
    domain::Document document;  ///< with files
    domain::OrganisationId recipient;
    std::string recipientCode;  ///< as its sender addressed it
    domain::SendingKind kind{domain::SendingKind::fresh};
    std::vector<std::string> changes{};  ///< the messages that it updates or replaces
    std::string reason{};                ///< of an update
};

/// Puts it into the inbox of that unit, where it is decided on as what a peer sent. The same message again
/// changes nothing. Throws Error{invalidInput} for a document that no manifest can hold.
domain::InboxItem takeForeign(storage::WriteTransaction& transaction, const ForeignArrival& arrival);

}  // namespace vanthu::exchange
