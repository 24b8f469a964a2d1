#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/edxml_message.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::storage {

/// A status of a document that came by the axis, which its sender is still to be told.
struct EdxmlReport {
    std::int64_t id{0};
    domain::EdxmlId message;           ///< that brought the document
    domain::OrganisationId recipient;  ///< who tells
    std::string code;                  ///< StatusCode of QCVN 102:2016
    std::string reason;
    domain::Timestamp at{};
    int attempts{0};
    domain::Timestamp nextAttemptAt{};
};

/// Queues a status of an inbox item now, once each; nothing for an item that did not come by the axis.
void queueEdxmlReport(WriteTransaction& transaction, const domain::InboxItem& item, std::string_view code,
                      const std::string& reason);
/// The oldest that is still to be told, due or not: what is told of a document keeps its order.
[[nodiscard]] std::optional<EdxmlReport> nextEdxmlReport(ReadTransaction& transaction);
void postponeEdxmlReport(WriteTransaction& transaction, std::int64_t id, int attempts,
                         domain::Timestamp nextAttemptAt);
/// It was told, or nobody will ever hear it.
void closeEdxmlReport(WriteTransaction& transaction, std::int64_t id);

}  // namespace vanthu::storage
