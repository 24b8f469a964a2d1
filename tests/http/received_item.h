#pragma once

#include "schemas/exchange/manifest.h"
#include "storage/exchange_store.h"
#include "tests/app/world.h"

#include <optional>
#include <string>

namespace vanthu::tests {

/// What H01 sends to H99.1, without files.
inline wire::Manifest receivedManifest(World& world) {
    wire::Manifest manifest;
    manifest.messageId = std::string(32, '1');
    manifest.senderCode = "H01";
    manifest.senderName = "Tỉnh bạn";
    manifest.to = {"H99.1"};
    manifest.document.typeCode = "KH";
    manifest.document.subject = "Kế hoạch";
    manifest.document.signer.name = "An";
    manifest.document.code = {.number = "1", .year = {}, .notation = "KH-UBND"};
    manifest.document.issuedDate = domain::vietnamDate(world.clock.now());
    manifest.createdAt = world.clock.now();
    return manifest;
}

/// Puts it into the exchange inbox of the unit, as the core does; answers its id there.
inline std::int64_t receiveItem(World& world, domain::OrganisationId recipient,
                                const wire::Manifest& manifest,
                                std::optional<domain::PeerId> peer = std::nullopt) {
    domain::InboxItem item;
    item.messageId = manifest.messageId;
    item.senderCode = "h01";
    item.senderName = manifest.senderName;
    item.recipient = recipient;
    item.recipientCode = "H99.1";
    item.manifest = wire::encode(manifest);
    item.digest = "digest";
    item.arrivedAt = world.clock.now();
    item.peer = peer;
    item.kind = manifest.kind;
    item.changes = manifest.changes;
    return world.database.write({{}, world.clock.now()}, [&](storage::WriteTransaction& transaction) {
        return storage::insertInboxItem(transaction, item, "").item.id.value;
    });
}

/// The same of a document with one file.
inline std::int64_t receiveItem(World& world, domain::OrganisationId recipient, const std::string& name,
                                const std::string& bytes) {
    const auto blob = world.blobs.put(bytes);
    const std::string prefix = "sha256:";
    auto manifest = receivedManifest(world);
    manifest.parts = {{name, name.ends_with(".pdf") ? "application/pdf" : "text/plain", blob.sizeBytes,
                       blob.digest.substr(prefix.size())}};
    return receiveItem(world, recipient, manifest);
}

}  // namespace vanthu::tests
