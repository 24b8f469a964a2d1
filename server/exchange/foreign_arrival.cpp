#include "server/exchange/foreign_arrival.h"

#include "schemas/exchange/manifest.h"
#include "server/exchange/received_item.h"
#include "storage/digest.h"
#include "storage/exchange_store.h"

namespace vanthu::exchange {
namespace {

wire::Manifest manifestOf(const ForeignArrival& arrival, domain::Timestamp now) {
    wire::Manifest manifest;
    manifest.messageId = arrival.messageId;
    manifest.senderCode = arrival.senderCode;
    manifest.senderName = arrival.senderName;
    manifest.to = {arrival.recipientCode};
    manifest.document = arrival.document;
    for (const auto& file : arrival.document.files)
        manifest.parts.push_back({file.name, file.mediaType, file.sizeBytes,
                                  file.digest.substr(file.digest.find(':') + 1), file.title, file.kind});
    manifest.createdAt = now;
    manifest.kind = arrival.kind;
    manifest.changes = arrival.changes;
    if (manifest.changes.size() > wire::kChangedMessages) manifest.changes.resize(wire::kChangedMessages);
    manifest.reason = arrival.reason;
    return manifest;
}

}  // namespace

domain::InboxItem takeForeign(storage::WriteTransaction& transaction, const ForeignArrival& arrival) {
    const auto text = wire::encode(manifestOf(arrival, transaction.actor().at));
    // Every reader of the inbox parses it again.
    auto item = receivedItem(wire::parseManifest(text), text, storage::hex(storage::sha256(text)));
    item.recipient = arrival.recipient;
    item.recipientCode = arrival.recipientCode;
    item.arrivedAt = transaction.actor().at;
    return storage::insertInboxItem(transaction, std::move(item), "").item;
}

}  // namespace vanthu::exchange
