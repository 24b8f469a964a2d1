#include "server/app/exchange_representations.h"

#include "schemas/domain/json_writer.h"
#include "server/exchange/delivery_state.h"

#include <algorithm>

namespace vanthu::app {
namespace {

void writeMoment(domain::JsonWriter& json, std::string_view name,
                 const std::optional<domain::Timestamp>& moment) {
    if (moment) json.field(name, domain::isoVietnam(*moment));
}

// QCVN 102 knows a code only once the receiver's system answered.
std::string_view statusCode(domain::DeliveryState state) {
    switch (state) {
        case domain::DeliveryState::arrived:
            return domain::code(domain::StatusCode::arrived);
        case domain::DeliveryState::refused:
            return domain::code(domain::StatusCode::refused);
        default:
            return {};
    }
}

std::string_view statusCode(const domain::Delivery& delivery) {
    if (delivery.kind == domain::SendingKind::update && delivery.state == domain::DeliveryState::accepted)
        return domain::code(domain::StatusCode::agreed);
    if (delivery.kind == domain::SendingKind::update && delivery.state == domain::DeliveryState::refused)
        return domain::code(domain::StatusCode::declined);
    if (delivery.state == domain::DeliveryState::accepted)
        return domain::code(exchange::statusTelling(delivery.progress));
    return statusCode(delivery.state);
}

/// How far the receiver's work on what it accepted came.
void writeProgress(domain::JsonWriter& json, const domain::Delivery& delivery) {
    if (delivery.state != domain::DeliveryState::accepted || delivery.progress == domain::Progress::none)
        return;
    json.field("progress", domain::code(delivery.progress));
    writeMoment(json, "progress_at", delivery.progressAt);
}

void writeKind(domain::JsonWriter& json, domain::SendingKind kind) {
    if (kind != domain::SendingKind::fresh)
        json.field("kind", domain::code(kind)).field("kind_label", domain::label(kind));
}

/// What became of the updates and replacements of a delivery at its receiver.
void writeChanges(domain::JsonWriter& json, const std::vector<domain::Delivery>& changes) {
    if (changes.empty()) return;
    const bool isReplaced = std::ranges::any_of(changes, [](const domain::Delivery& change) {
        return change.kind == domain::SendingKind::replacement &&
               (change.state == domain::DeliveryState::arrived ||
                change.state == domain::DeliveryState::accepted);
    });
    json.field("replaced", isReplaced).key("changes").beginArray();
    for (const auto& change : changes) {
        json.beginObject().field("delivery", change.id.value).field("document", change.document.value);
        writeKind(json, change.kind);
        json.field("state", domain::code(change.state))
            .field("state_label", domain::labelOf(change))
            .fieldIfAny("reason", change.reason)
            .endObject();
    }
    json.endArray();
}

void writeItems(domain::JsonWriter& json, std::string_view name,
                const std::vector<domain::InboxItem>& items) {
    json.key(name).beginArray();
    for (const auto& item : items) {
        json.beginObject().field("id", item.id.value);
        writeKind(json, item.kind);
        json.field("state", domain::code(item.state)).field("state_label", domain::labelOf(item));
        if (item.document) json.field("document", item.document->value);
        json.endObject();
    }
    json.endArray();
}

void writeChanges(domain::JsonWriter& json, const domain::InboxItem& item, const ItemChanges& changes) {
    writeKind(json, item.kind);
    if (item.kind != domain::SendingKind::fresh) {
        json.fieldIfAny("change_reason", changes.said.reason).field("original_missing", changes.of.empty());
        if (changes.of.empty() && item.state == domain::InboxState::arrived)
            json.field("original_awaited_until",
                       domain::isoVietnam(item.arrivedAt + domain::kOriginalAwaited));
        writeItems(json, "changes", changes.of);
    }
    if (!changes.said.receivers.empty()) {
        json.key("receiver_changes").beginArray();
        for (const auto& receiver : changes.said.receivers)
            json.beginObject().field("code", receiver.code).field("added", receiver.added).endObject();
        json.endArray();
    }
    if (!changes.by.empty()) writeItems(json, "changed_by", changes.by);
}

void writeMark(domain::JsonWriter& json, std::string_view name, domain::SignatureMark mark) {
    json.key(name)
        .beginObject()
        .field("state", domain::code(mark))
        .field("state_label", domain::label(mark))
        .endObject();
}

void writeRecall(domain::JsonWriter& json, const domain::DeliveryRecall& recall) {
    json.key("recall")
        .beginObject()
        .field("state", domain::code(recall.state))
        .field("state_label", domain::label(recall.state))
        .field("reason", recall.reason)
        .field("asked_at", domain::isoVietnam(recall.askedAt));
    writeMoment(json, "answered_at", recall.answeredAt);
    json.fieldIfAny("answer", recall.answer).endObject();
}

void writeRecall(domain::JsonWriter& json, const domain::InboxItem& item) {
    if (item.recall == domain::InboxRecall::none) return;
    json.key("recall")
        .beginObject()
        .field("state", domain::code(item.recall))
        .field("state_label", domain::label(item.recall))
        .field("reason", item.recallReason)
        .fieldIfAny("answer", item.recallAnswer)
        .endObject();
}

void writeSent(domain::JsonWriter& json, const domain::Document& sent) {
    json.key("document_as_sent").beginObject();
    json.fieldIfAny("code", domain::printCode(sent.code)).fieldIfAny("type", sent.typeCode);
    if (sent.issuedDate) json.field("issued_date", sent.issuedDate->iso());
    json.fieldIfAny("issuer_name", sent.issuerName).field("subject", sent.subject);
    json.field("urgency", domain::code(sent.urgency)).key("signer").beginObject();
    json.fieldIfAny("name", sent.signer.name)
        .fieldIfAny("position", sent.signer.position)
        .fieldIfAny("authority", sent.signer.authority)
        .endObject();
    json.key("files").beginArray();
    for (const auto& file : sent.files)
        json.beginObject()
            .field("name", file.name)
            .field("media_type", file.mediaType)
            .field("size", file.sizeBytes)
            .field("digest", file.digest)
            .endObject();
    json.endArray().endObject();
}

void writePeer(domain::JsonWriter& json, const domain::Peer& peer) {
    json.field("id", peer.id.value)
        .field("name", peer.name)
        .field("endpoint", peer.endpoint)
        .field("public_key", peer.publicKey)
        .key("organisation_codes")
        .beginArray();
    for (const auto& code : peer.organisationCodes)
        json.value(code);
    json.endArray().field("valid_from", peer.validFrom.iso());
    if (peer.validTo) json.field("valid_to", peer.validTo->iso());
    json.field("revoked", peer.revoked)
        .field("hub", peer.isHub)
        .field("requires_signatures", peer.requiresSignatures);
}

}  // namespace

std::string reasonOf(const domain::Delivery& delivery, const std::vector<domain::Peer>& peers,
                     domain::Date today) {
    const bool waits =
        delivery.state == domain::DeliveryState::queued || delivery.state == domain::DeliveryState::sent;
    if (!waits || !delivery.peer) return delivery.reason;
    const auto peer = std::ranges::find(peers, *delivery.peer, &domain::Peer::id);
    if (peer == peers.end()) return delivery.reason;
    const std::string name = "Hệ thống liên thông " + peer->name;
    if (peer->revoked)
        return name +
               " đã bị thu hồi nên văn bản không gửi được. Hãy nhờ quản trị viên khai hệ thống mới rồi gửi "
               "lại.";
    if (peer->validTo && *peer->validTo < today)
        return name + " đã hết hiệu lực từ sau ngày " + peer->validTo->vietnamese() +
               " nên văn bản không gửi được. Hãy nhờ quản trị viên khai hệ thống mới rồi gửi lại.";
    if (today < peer->validFrom)
        return name + " có hiệu lực từ ngày " + peer->validFrom.vietnamese() +
               "; văn bản sẽ được gửi từ ngày đó.";
    return delivery.reason;
}

std::string toJson(const domain::Delivery& delivery, const DirectorySnapshot& directory,
                   const std::string& reason, const domain::DeliveryRecall* recall,
                   domain::SignatureMark receipt, const std::vector<domain::Delivery>& changes) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", delivery.id.value)
        .field("message_id", delivery.messageId)
        .field("document", delivery.document.value)
        .field("recipient", delivery.recipient.value)
        .field("recipient_code", delivery.recipientCode);
    if (const auto* recipient = directory.organisation(delivery.recipient))
        json.field("recipient_name", recipient->on(domain::vietnamDate(delivery.queuedAt)).name);
    json.field("state", domain::code(delivery.state))
        .field("state_label", domain::labelOf(delivery))
        .fieldIfAny("status_code", statusCode(delivery))
        .fieldIfAny("reason", reason)
        .field("attempts", delivery.attempts)
        .field("queued_at", domain::isoVietnam(delivery.queuedAt));
    writeMoment(json, "sent_at", delivery.sentAt);
    writeMoment(json, "arrived_at", delivery.arrivedAt);
    writeMoment(json, "decided_at", delivery.decidedAt);
    writeMoment(json, "seen_at", delivery.seenAt);
    json.fieldIfAny("arrival_number", delivery.arrivalNumber);
    writeProgress(json, delivery);
    if (delivery.peer && delivery.arrivedAt) writeMark(json, "receipt_signature", receipt);
    if (recall != nullptr) writeRecall(json, *recall);
    writeKind(json, delivery.kind);
    writeChanges(json, changes);
    return json.endObject().take();
}

std::string toJson(const domain::Peer& peer) {
    domain::JsonWriter json;
    json.beginObject();
    writePeer(json, peer);
    return json.endObject().take();
}

std::string toJson(const domain::Peer& peer, const exchange::PeerHealth* health, std::int64_t waiting,
                   std::int64_t offences) {
    domain::JsonWriter json;
    json.beginObject();
    writePeer(json, peer);
    json.field("waiting", waiting)
        .field("offences", offences)
        .field("connected", health != nullptr && health->connected);
    if (health != nullptr) {
        writeMoment(json, "last_heard_at", health->lastHeardAt);
        json.fieldIfAny("problem", health->problem);
    }
    return json.endObject().take();
}

std::string toJson(const domain::Peer& peer, domain::PeerLine line,
                   const std::optional<domain::Timestamp>& lastHeardAt,
                   const storage::WaitingForPeer& waiting) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", peer.id.value)
        .field("name", peer.name)
        .field("state", domain::code(line))
        .field("state_label", domain::label(line));
    writeMoment(json, "last_heard_at", lastHeardAt);
    return json.field("waiting", waiting.count)
        .field("waiting_since", domain::isoVietnam(waiting.since))
        .endObject()
        .take();
}

std::string toJson(const domain::InboxItem& item, const domain::Document& sent, domain::SignatureMark mark,
                   const ItemChanges& changes) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", item.id.value)
        .field("message_id", item.messageId)
        .field("sender_code", item.senderCode)
        .field("sender_name", item.senderName)
        .field("recipient", item.recipient.value)
        .field("state", domain::code(item.state))
        .field("state_label", domain::labelOf(item))
        .fieldIfAny("reason", item.reason);
    if (item.document) json.field("document", item.document->value);
    writeSent(json, sent);
    if (item.peer) writeMark(json, "signature", mark);
    json.field("arrived_at", domain::isoVietnam(item.arrivedAt));
    writeMoment(json, "decided_at", item.decidedAt);
    writeRecall(json, item);
    writeChanges(json, item, changes);
    return json.endObject().take();
}

}  // namespace vanthu::app
