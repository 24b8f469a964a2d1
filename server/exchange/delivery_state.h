#pragma once

#include <string>

#include "schemas/domain/delivery.h"
#include "storage/transaction.h"

namespace vanthu::exchange {

/// A receiver said so at that moment; `arrivalNumber` comes with an acceptance. `sequence` counts what it
/// said of this delivery.
struct ReportedStatus {
    domain::StatusCode code{domain::StatusCode::arrived};
    std::string reason;
    std::string arrivalNumber;
    domain::Timestamp at{};
    int sequence{0};
};

/// The status that tells how far the work came: 04, 05, 06, and 03 where nobody has it.
[[nodiscard]] domain::StatusCode statusTelling(domain::Progress progress);
/// The other way; none for every other status.
[[nodiscard]] domain::Progress progressTold(domain::StatusCode code);

/// True while the receiver is still to get it.
[[nodiscard]] bool isOpen(const domain::Delivery& delivery);

/// The delivery after a status (domain rule §4.6): arrived < accepted, whatever the order in which they come;
/// a refusal ends it; an arrival overrides that we had given up. Of 03, 04 and 05 the one that the receiver
/// said last holds: 03 after 04 says that nobody works on it any more; 06 ends it. 15 and 16 are the answers
/// to an update; those to a recall are told beside the state: takeRecallAnswer().
void apply(domain::Delivery& delivery, const ReportedStatus& status);

/// Stores the delivery as `apply` left it; the clerks of the sending unit are told when the receiver accepted
/// or refused it by that.
void storeReported(storage::WriteTransaction& transaction, const domain::Delivery& before,
                   const domain::Delivery& after);

/// Tells the clerks of the sending unit that the receiver accepted or refused.
void tellSender(storage::WriteTransaction& transaction, const domain::Delivery& delivery);

}  // namespace vanthu::exchange
