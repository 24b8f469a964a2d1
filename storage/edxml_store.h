#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/edxml_message.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// Stores a message with its receivers. Throws Error{conflict} when its key and fingerprint are here.
[[nodiscard]] domain::EdxmlMessage insertEdxml(WriteTransaction& transaction, domain::EdxmlMessage message);
/// True when something else came under that key.
[[nodiscard]] bool isEdxmlKeyTaken(ReadTransaction& transaction, const domain::EdxmlMessage& message);
[[nodiscard]] std::optional<domain::EdxmlMessage> findEdxml(ReadTransaction& transaction, domain::EdxmlId id);
/// What came before under that key and says the same.
[[nodiscard]] std::optional<domain::EdxmlMessage> findEdxml(ReadTransaction& transaction,
                                                            std::string_view key,
                                                            std::string_view fingerprint);
/// Writes state, hold, remark, reason, messageId and who decided, if the message is still held. Throws
/// Error{conflict} when somebody was faster.
void decideEdxml(WriteTransaction& transaction, const domain::EdxmlMessage& message);
/// Held messages of that sender about that document, oldest first.
[[nodiscard]] std::vector<domain::EdxmlMessage> heldAbout(ReadTransaction& transaction,
                                                          std::string_view senderCode,
                                                          std::string_view messageId);

struct EdxmlFilter {
    bool everyUnit{false};
    std::vector<domain::OrganisationId> units;  ///< unless everyUnit: addressed to one of them,
    domain::AccountId broughtBy;                ///< or brought by that account
    std::optional<domain::EdxmlState> state;
};
/// Newest first, with receivers.
[[nodiscard]] std::vector<domain::EdxmlMessage> listEdxml(ReadTransaction& transaction,
                                                          const EdxmlFilter& filter,
                                                          std::optional<domain::EdxmlId> before, int limit);

[[nodiscard]] std::int64_t countEdxml(ReadTransaction& transaction, const EdxmlFilter& filter);

/// As the change log records it.
[[nodiscard]] std::string recordOf(const domain::EdxmlMessage& message);

/// What a sender's document became in the inboxes here.
[[nodiscard]] std::vector<domain::InboxItem> inboxItemsOf(ReadTransaction& transaction,
                                                          std::string_view senderCode,
                                                          std::string_view messageId);

}  // namespace vanthu::storage
