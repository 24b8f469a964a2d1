#include "server/exchange/received_item.h"

#include <utility>

#include "schemas/domain/organisation.h"

namespace vanthu::exchange {

domain::InboxItem receivedItem(const wire::Manifest& manifest, std::string text, std::string digest) {
    domain::InboxItem item;
    item.messageId = manifest.messageId;
    item.senderCode = domain::normalisedOrganisationCode(manifest.senderCode);
    item.senderName = manifest.senderName;
    item.digest = std::move(digest);
    item.manifest = std::move(text);
    item.kind = manifest.kind;
    item.changes = manifest.changes;
    return item;
}

}  // namespace vanthu::exchange
