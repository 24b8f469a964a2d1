#include "server/exchange/outbox.h"

#include <algorithm>
#include <optional>

#include <Poco/Logger.h>

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "schemas/exchange/manifest.h"
#include "schemas/exchange/messages.h"
#include "server/exchange/back_off.h"
#include "server/exchange/received_item.h"
#include "storage/recall_store.h"

namespace vanthu::exchange {
namespace {

using domain::DeliveryState;

constexpr int kDuePerRound = 32;

std::vector<TransferBlob> blobsOf(const wire::Manifest& manifest) {
    std::vector<TransferBlob> blobs;
    for (const auto& part : manifest.parts)
        if (std::ranges::find(blobs, part.sha256, &TransferBlob::digest) == blobs.end())
            blobs.push_back({part.sha256, static_cast<std::uint64_t>(part.sizeBytes)});
    return blobs;
}

/// The delivery that a peer's answer is about; none when it is not a delivery to that peer.
std::optional<domain::Delivery> deliveryTo(storage::ReadTransaction& transaction, domain::PeerId peer,
                                           const std::string& messageId, const std::string& recipient) {
    auto delivery = storage::findDelivery(transaction, messageId, recipient);
    return delivery && delivery->peer == peer ? delivery : std::nullopt;
}

}  // namespace

void Outbox::startDue(const std::vector<wire::Route>& routes, Instant now) {
    while (true) {
        std::map<domain::PeerId, wire::Route> free;
        std::vector<domain::PeerId> peers;
        for (const auto& route : routes) {
            if (transfers_.contains(route.peer) || transfers_.size() >= limits::kExchangeTransfers) continue;
            free.emplace(route.peer, route);
            peers.push_back(route.peer);
        }
        const auto due = services_.database.read([&](storage::ReadTransaction& transaction) {
            return storage::dueDeliveries(transaction, services_.clock.now(), peers, kDuePerRound);
        });
        if (due.empty()) return;
        for (const auto& delivery : due) {
            auto route = delivery.peer ? free.extract(*delivery.peer)
                                       : std::map<domain::PeerId, wire::Route>::node_type{};
            if (delivery.peer && (!route || transfers_.size() >= limits::kExchangeTransfers)) continue;
            try {
                // The attempt is on disk before it is made: a crash in it costs a pause, not a storm.
                const auto sending = beginAttempt(delivery);
                if (!sending) continue;
                delivery.peer ? start(delivery, *sending, route.mapped(), now)
                              : deliverHere(delivery, *sending);
            } catch (const Error& error) {
                if (error.code() != ErrorCode::damaged && error.code() != ErrorCode::invalidInput) throw;
                Poco::Logger::get("exchange").error(error.what());
                fail(delivery.id, "Dữ liệu gửi trên hệ thống này bị hỏng");
            }
        }
    }
}

std::optional<storage::Sending> Outbox::beginAttempt(const domain::Delivery& delivery) {
    const int attempts = delivery.attempts + 1;
    const auto nextAttemptAt = services_.clock.now() + backOff(attempts, services_.random());
    return services_.write([&](storage::WriteTransaction& transaction) -> std::optional<storage::Sending> {
        const auto current = storage::findDelivery(transaction, delivery.id);
        if (!current || !isOpen(*current)) return std::nullopt;
        storage::postponeDelivery(transaction, delivery.id, attempts, nextAttemptAt);
        return storage::sendingOf(transaction, delivery);
    });
}

void Outbox::start(const domain::Delivery& delivery, storage::Sending sending, const wire::Route& route,
                   Instant now) {
    const auto blobs = blobsOf(wire::parseManifest(sending.manifest));
    Transfer transfer{delivery, std::move(sending), route, OutgoingTransfer(blobs, now), nullptr, ""};
    submit(transfers_.emplace(route.peer, std::move(transfer)).first->second);
}

void Outbox::deliverHere(const domain::Delivery& delivery, const storage::Sending& sending) {
    services_.write([&](storage::WriteTransaction& transaction) {
        const auto current = storage::findDelivery(transaction, delivery.id);
        if (!current || !isOpen(*current)) return;
        const auto now = transaction.actor().at;
        auto item = receivedItem(wire::parseManifest(sending.manifest), sending.manifest, sending.digest);
        item.recipient = delivery.recipient;
        item.recipientCode = delivery.recipientCode;
        item.localDelivery = delivery.id;
        item.arrivedAt = now;
        (void)storage::insertInboxItem(transaction, std::move(item), "");
        auto arrived = delivery;
        arrived.attempts = delivery.attempts + 1;
        apply(arrived, {domain::StatusCode::arrived, "", "", now, domain::kArrivalSequence});
        (void)storage::insertStatusEvent(transaction, delivery.id, domain::kArrivalSequence,
                                         domain::StatusCode::arrived, "", now);
        storage::updateDelivery(transaction, arrived);
    });
}

void Outbox::submit(const Transfer& transfer) const {
    wire::Header header;
    header.type = wire::MessageType::submit;
    header.messageId = transfer.delivery.messageId;
    header.digest = transfer.sending.digest;
    services_.send(transfer.route, header,
                   transfer.delivery.recipientCode + "\n" + transfer.sending.manifest);
}

void Outbox::onNeed(domain::PeerId peer, const wire::Header& header, std::string_view body, Instant now) {
    auto* transfer = find(peer, header);
    if (transfer == nullptr) return;  // an answer to an attempt that we gave up; a later one will come
    const auto need = wire::parseNeed(body);
    if (need.recipient != transfer->delivery.recipientCode) return;
    if (!transfer->progress.need(need, now))
        throw wire::Rejected(wire::NackCode::schema, "missing: names a file that was not offered");
    if (transfer->delivery.state == DeliveryState::queued) {
        transfer->delivery = services_.write([&](storage::WriteTransaction& transaction) {
            auto delivery = storage::findDelivery(transaction, transfer->delivery.id).value();
            if (delivery.state != DeliveryState::queued) return delivery;
            delivery.state = DeliveryState::sent;
            delivery.sentAt = transaction.actor().at;
            storage::updateDelivery(transaction, delivery);
            return delivery;
        });
    }
    sendChunks(*transfer);
}

void Outbox::onCredit(domain::PeerId peer, const wire::Header& header, Instant now) {
    const auto found = transfers_.find(peer);
    if (found == transfers_.end() || found->second.delivery.messageId != header.messageId) return;
    found->second.progress.credit(header.digest, header.offset, now);
    sendChunks(found->second);
}

void Outbox::onAck(domain::PeerId peer, const wire::Header& header, std::string_view body) {
    const auto ack = wire::parseAck(body);
    services_.write([&](storage::WriteTransaction& transaction) {
        auto delivery = deliveryTo(transaction, peer, header.messageId, ack.recipient);
        if (!delivery || storage::sendingOf(transaction, *delivery).digest != ack.digest) return;
        if (!storage::insertStatusEvent(transaction, delivery->id, domain::kArrivalSequence,
                                        domain::StatusCode::arrived, "", ack.arrivedAt))
            return;
        storage::storeAcknowledgement(transaction, delivery->id, body);
        apply(*delivery, {domain::StatusCode::arrived, "", "", ack.arrivedAt, domain::kArrivalSequence});
        storage::updateDelivery(transaction, *delivery);
        storage::askRecallAgain(transaction, delivery->id);
    });
    const auto* transfer = find(peer, header);
    if (transfer != nullptr && transfer->delivery.recipientCode == ack.recipient) transfers_.erase(peer);
}

void Outbox::onNack(domain::PeerId peer, const wire::Header& header, std::string_view body) {
    // A receiver that cannot read our header cannot name the message either.
    const bool unnamed = header.messageId.find_first_not_of('0') == std::string::npos;
    const auto active = transfers_.find(peer);
    const auto* transfer = unnamed && active != transfers_.end() ? &active->second : find(peer, header);
    if (transfer == nullptr) return;  // about an attempt that we gave up
    const auto nack = wire::parseNack(body);
    if (!nack.recipient.empty() && nack.recipient != transfer->delivery.recipientCode) return;
    const auto id = transfer->delivery.id;
    transfers_.erase(peer);
    const auto reason = std::string(domain::label(nack.code));
    Poco::Logger::get("exchange")
        .warning("Delivery " + std::to_string(id.value) + ": " + std::string(domain::code(nack.code)) + " " +
                 nack.text);
    nack.retryable ? noteReason(id, reason) : fail(id, reason);
}

void Outbox::checkSilence(Instant now) {
    std::erase_if(transfers_, [&](const auto& entry) { return entry.second.progress.isStalled(now); });
    for (auto& [peer, transfer] : transfers_)
        if (transfer.progress.shouldSubmitAgain(now)) submit(transfer);
}

void Outbox::sendChunks(Transfer& transfer) {
    try {
        while (const auto chunk = transfer.progress.nextChunk()) {
            wire::Header header;
            header.type = wire::MessageType::chunk;
            header.messageId = transfer.delivery.messageId;
            header.offset = chunk->offset;
            header.digest = chunk->digest;
            services_.send(transfer.route, header, readChunk(transfer, *chunk));
        }
    } catch (const Error& error) {
        if (error.code() != ErrorCode::notFound && error.code() != ErrorCode::damaged) throw;
        Poco::Logger::get("exchange").error(error.what());
        const auto id = transfer.delivery.id;
        transfers_.erase(transfer.route.peer);
        fail(id, "Tệp đính kèm trên hệ thống gửi bị mất hoặc hỏng");
    }
}

std::string Outbox::readChunk(Transfer& transfer, const ChunkRequest& chunk) const {
    if (transfer.blobDigest != chunk.digest) {
        transfer.blob = services_.blobs.open("sha256:" + chunk.digest);
        transfer.blobDigest = chunk.digest;
    }
    std::string bytes(chunk.sizeBytes, '\0');
    transfer.blob->clear();
    transfer.blob->seekg(static_cast<std::streamoff>(chunk.offset));
    if (!transfer.blob->read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        throw Error(ErrorCode::damaged, "Blob " + chunk.digest + " is shorter than its document says");
    return bytes;
}

Outbox::Transfer* Outbox::find(domain::PeerId peer, const wire::Header& header) {
    const auto found = transfers_.find(peer);
    const bool same = found != transfers_.end() && found->second.delivery.messageId == header.messageId;
    return same ? &found->second : nullptr;
}

void Outbox::fail(domain::DeliveryId id, const std::string& reason) {
    services_.write([&](storage::WriteTransaction& transaction) {
        auto delivery = storage::findDelivery(transaction, id).value();
        if (!isOpen(delivery)) return;
        delivery.state = DeliveryState::failed;
        delivery.reason = reason;
        storage::updateDelivery(transaction, delivery);
    });
}

void Outbox::noteReason(domain::DeliveryId id, const std::string& reason) {
    services_.write([&](storage::WriteTransaction& transaction) {
        auto delivery = storage::findDelivery(transaction, id).value();
        if (!isOpen(delivery)) return;
        delivery.reason = reason;
        storage::updateDelivery(transaction, delivery);
    });
}

}  // namespace vanthu::exchange
