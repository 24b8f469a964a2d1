#pragma once

#include "schemas/domain/time.h"
#include "storage/transaction.h"

#include <string>

namespace vanthu::exchange {

/// What the receiver of a document that went out by the axis reports of it.
struct ForeignStatus {
    std::string documentKey;   ///< DocumentId under which it went out
    std::string receiverCode;  ///< normalised
    std::string code;          ///< StatusCode of QCVN 102:2016
    std::string reason;
    domain::Timestamp at{};
};

enum class StatusFate {
    taken,
    unknownDocument,  ///< nothing went to that receiver under that DocumentId
};

/// Moves the delivery on, as the report of a peer does. A repeat changes nothing.
[[nodiscard]] StatusFate takeForeignStatus(storage::WriteTransaction& transaction,
                                           const ForeignStatus& status);

}  // namespace vanthu::exchange
