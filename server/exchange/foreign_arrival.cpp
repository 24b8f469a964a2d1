#include "server/exchange/foreign_arrival.h"

#include "schemas/exchange/manifest.h"
#include "storage/digest.h"
#include "storage/exchange_store.h"

namespace vanthu::exchange {
namespace {

std::string manifestOf(const ForeignArrival& arrival, domain::Timestamp now) {
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
    auto text = wire::encode(manifest);
    // Every reader of the inbox parses it again.
    static_cast<void>(wire::parseManifest(text));
    return text;
}

}  // namespace

domain::InboxItem takeForeign(storage::WriteTransaction& transaction, const ForeignArrival& arrival) {
    domain::InboxItem item;
    item.messageId = arrival.messageId;
    item.senderCode = arrival.senderCode;
    item.senderName = arrival.senderName;
    item.recipient = arrival.recipient;
    item.recipientCode = arrival.recipientCode;
    item.arrivedAt = transaction.actor().at;
    item.manifest = manifestOf(arrival, item.arrivedAt);
    item.digest = storage::hex(storage::sha256(item.manifest));
    return storage::insertInboxItem(transaction, std::move(item), "").item;
}

}  // namespace vanthu::exchange
