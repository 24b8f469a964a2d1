#pragma once

#include <string>

#include "schemas/domain/delivery.h"
#include "storage/transaction.h"

namespace vanthu::exchange {

/// Numbers of the statuses of one delivery: the arrival is the first, and a decision is made once.
inline constexpr int kArrivalSequence = 1;
inline constexpr int kDecisionSequence = 2;
inline constexpr int kRecallSequence = 3;  ///< the answer to a recall, 15 or 16

/// A receiver said so at that moment; `arrivalNumber` comes with an acceptance.
struct ReportedStatus {
    domain::StatusCode code{domain::StatusCode::arrived};
    std::string reason;
    std::string arrivalNumber;
    domain::Timestamp at{};
};

/// True while the receiver is still to get it.
[[nodiscard]] bool isOpen(const domain::Delivery& delivery);

/// The delivery after a status (domain rule §4.6): arrived < accepted, whatever the order in which they come;
/// a refusal ends it; an arrival overrides that we had given up. 15 and 16 are the answers to an update;
/// those to a recall are told beside the state: takeRecallAnswer().
void apply(domain::Delivery& delivery, const ReportedStatus& status);

/// Tells the clerks of the sending unit that the receiver accepted or refused.
void tellSender(storage::WriteTransaction& transaction, const domain::Delivery& delivery);

}  // namespace vanthu::exchange
