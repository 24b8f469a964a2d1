#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/edxml_message.h"
#include "server/app/edxml_document.h"
#include "storage/transaction.h"

#include <string>

namespace vanthu::app {

/// Does what a message asks for: puts a document into the inboxes of the receivers that have a unit, recalls
/// what came before. Answers why it cannot, EdxmlHold::none when it did; `row.remark` then says what people
/// should know. A repeat changes nothing.
[[nodiscard]] domain::EdxmlHold deliverEdxml(storage::WriteTransaction& transaction, const ReadEdxml& message,
                                             domain::EdxmlMessage& row, const domain::Document& document);

/// After a message is stored as delivered: its sender is to be told, when it came by the axis (01 of a
/// document, 15 of a recall), and recalls that came before their document are carried out.
void concludeEdxml(storage::WriteTransaction& transaction, const domain::EdxmlMessage& row);

/// EdxmlMessage of schemas/api/openapi.yaml.
[[nodiscard]] std::string edxmlJson(storage::ReadTransaction& transaction,
                                    const domain::EdxmlMessage& message);

}  // namespace vanthu::app
