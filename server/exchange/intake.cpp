#include "server/exchange/intake.h"

#include <algorithm>
#include <istream>
#include <vector>

#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "schemas/exchange/messages.h"
#include "server/exchange/package_state.h"
#include "server/exchange/peer_table.h"
#include "server/exchange/recalls.h"
#include "server/exchange/received_item.h"
#include "server/exchange/recipient.h"
#include "storage/exchange_store.h"
#include "storage/package_post_store.h"
#include "storage/recall_store.h"

namespace vanthu::exchange {
namespace {

using wire::NackCode;
using wire::Rejected;

/// An honest peer has one message on the way; a second leaves room for one that was cut off.
constexpr std::ptrdiff_t kMessagesPerPeer = 2;

std::string blobName(const std::string& digest) {
    return "sha256:" + digest;
}

struct Submission {
    std::string recipient;
    std::string_view manifest;
};

Submission parseSubmission(std::string_view body) {
    const auto end = body.find('\n');
    if (end == std::string_view::npos || end == 0 || end > limits::kOrganisationCode)
        throw Rejected(NackCode::schema, "submission: expected a recipient code and a line feed");
    return {std::string(body.substr(0, end)), body.substr(end + 1)};
}

void checkManifest(const wire::Manifest& manifest, const wire::Header& header, const std::string& recipient,
                   const domain::Peer& peer) {
    if (manifest.messageId != header.messageId)
        throw Rejected(NackCode::schema, "message_id: not that of the header");
    if (!speaksFor(peer, manifest.senderCode))
        throw Rejected(NackCode::notAuthorised, "this peer may not speak for " + manifest.senderCode);
    if (std::ranges::find(manifest.to, recipient) == manifest.to.end())
        throw Rejected(NackCode::schema, "to: does not name the recipient");
}

/// The recall overtook what it recalls.
void carryOutEarlierRecall(storage::WriteTransaction& transaction, const domain::InboxItem& item) {
    const auto recall =
        storage::findReceivedRecall(transaction, item.peer.value(), item.messageId, item.recipientCode);
    if (!recall || recall->senderCode != item.senderCode) return;
    carryOutRecall(transaction, item, recall->reason);
    storage::storeRecalledItem(transaction, *recall, item.id);
}

}  // namespace

void Intake::onSubmit(const domain::Peer& peer, const wire::Route& route, const wire::Header& header,
                      std::string_view body, Instant now) {
    const auto submission = parseSubmission(body);
    if (storage::hex(storage::sha256(submission.manifest)) != header.digest)
        throw Rejected(NackCode::hashMismatch, "the manifest does not match the digest in the header");
    auto manifest = wire::parseManifest(submission.manifest);
    checkManifest(manifest, header, submission.recipient, peer);
    const auto senderCode = domain::normalisedOrganisationCode(manifest.senderCode);
    Addressee addressee{submission.recipient, {}};
    const auto earlier = services_.database.read([&](storage::ReadTransaction& transaction) {
        addressee.organisation =
            recipientUnit(transaction, submission.recipient, domain::vietnamDate(services_.clock.now()));
        return storage::findReceived(transaction, addressee.organisation, senderCode, manifest.messageId);
    });
    if (!isOfDocument(manifest)) return storePackage(route.peer, manifest, header.digest, addressee, route);
    if (earlier) {
        if (earlier->item.digest != header.digest)
            throw Rejected(NackCode::conflict,
                           "message " + header.messageId + " was received with other content");
        answer(route, wire::MessageType::ack, header.messageId, header.digest, earlier->ack);
        return;
    }
    const Key key{route.peer, header.messageId};
    auto& message = messageFor(key, header, std::move(manifest), submission.manifest, now);
    if (std::ranges::find(message.addressees, addressee.code, &Addressee::code) == message.addressees.end())
        message.addressees.push_back(std::move(addressee));
    proceed(key, route);
}

Intake::Message& Intake::messageFor(const Key& key, const wire::Header& header, wire::Manifest manifest,
                                    std::string_view bytes, Instant now) {
    const auto found = messages_.find(key);
    if (found != messages_.end()) {
        if (found->second.progress.digest() != header.digest)
            throw Rejected(NackCode::conflict,
                           "message " + header.messageId + " is coming in with other content");
        found->second.progress.touch(now);
        return found->second;
    }
    const auto ofPeer =
        std::ranges::count_if(messages_, [&](const auto& entry) { return entry.first.first == key.first; });
    if (messages_.size() >= limits::kExchangeTransfers || ofPeer >= kMessagesPerPeer)
        throw Rejected(NackCode::busy, "too many messages are coming in");
    IncomingTransfer progress(header.digest, missingBlobs(manifest), now);
    Message message{std::move(manifest), std::string(bytes), {}, std::move(progress), std::nullopt, {}};
    return messages_.emplace(key, std::move(message)).first->second;
}

std::vector<TransferBlob> Intake::missingBlobs(const wire::Manifest& manifest) const {
    std::vector<TransferBlob> missing;
    for (const auto& part : manifest.parts) {
        const auto size = static_cast<std::uint64_t>(part.sizeBytes);
        if (services_.blobs.contains(blobName(part.sha256))) {
            const auto stream = services_.blobs.open(blobName(part.sha256));
            stream->seekg(0, std::ios::end);
            if (static_cast<std::uint64_t>(stream->tellg()) != size)
                throw Rejected(NackCode::hashMismatch, part.name + " has another size under its digest");
        } else if (const auto same = std::ranges::find(missing, part.sha256, &TransferBlob::digest);
                   same == missing.end()) {
            missing.push_back({part.sha256, size});
        } else if (same->sizeBytes != size) {
            throw Rejected(NackCode::hashMismatch, part.name + " has two sizes under one digest");
        }
    }
    return missing;
}

void Intake::onChunk(const wire::Route& route, const wire::Header& header, std::string_view body,
                     Instant now) {
    const Key key{route.peer, header.messageId};
    const auto found = messages_.find(key);
    if (found == messages_.end())
        return;  // of a transfer that ended; the sender learns it from its next submission
    auto& message = found->second;
    try {
        switch (message.progress.chunk(header.digest, header.offset, body.size(), now)) {
            case IncomingTransfer::Step::ignore:
                return;
            case IncomingTransfer::Step::askAgain:
                return askFor(message, route);
            case IncomingTransfer::Step::refuse:
                throw Rejected(NackCode::sizeLimit, "a file is longer than the manifest says");
            case IncomingTransfer::Step::write:
                write(message, body);
                break;
            case IncomingTransfer::Step::finish:
                write(message, body);
                keepBlob(message, header.digest);
                break;
        }
    } catch (...) {
        messages_.erase(found);
        throw;
    }
    if (message.progress.isComplete()) return proceed(key, route);
    wire::Header credit = header;
    credit.type = wire::MessageType::credit;
    credit.offset = header.offset + body.size();
    services_.send(route, credit, "");
}

void Intake::write(Message& message, std::string_view bytes) {
    if (!message.blob) {
        message.blob.emplace(services_.blobs.receive());
        message.digester = {};
    }
    message.blob->write(bytes);
    message.digester.update(bytes);
}

void Intake::keepBlob(Message& message, const std::string& digest) {
    auto blob = std::move(*message.blob);
    message.blob.reset();
    // Checked before it is kept: bytes that nobody announced must not stay in the store.
    if (storage::hex(message.digester.finish()) != digest)
        throw Rejected(NackCode::hashMismatch, "the bytes of a file do not match its digest");
    (void)blob.commit();
    message.progress.blobKept();
}

void Intake::proceed(const Key& key, const wire::Route& route) {
    const auto& message = messages_.at(key);
    if (!message.progress.isComplete()) return askFor(message, route);
    const auto complete = messages_.extract(key);
    for (const auto& addressee : message.addressees)
        store(key.first, message, addressee, route);
}

void Intake::askFor(const Message& message, const wire::Route& route) const {
    for (const auto& addressee : message.addressees) {
        const wire::Need need{addressee.code, limits::kExchangeWindowBytes, message.progress.need()};
        answer(route, wire::MessageType::need, message.manifest.messageId, message.progress.digest(),
               wire::encode(need));
    }
}

void Intake::store(domain::PeerId peer, const Message& message, const Addressee& addressee,
                   const wire::Route& route) {
    const auto stored = services_.write([&](storage::WriteTransaction& transaction) {
        auto item = receivedItem(message.manifest, message.bytes, message.progress.digest());
        item.recipient = addressee.organisation;
        item.recipientCode = addressee.code;
        item.peer = peer;
        item.arrivedAt = transaction.actor().at;
        const auto ack = wire::encode(wire::Ack{addressee.code, item.digest, item.arrivedAt});
        auto inserted = storage::insertInboxItem(transaction, std::move(item), ack);
        if (inserted.isNew) carryOutEarlierRecall(transaction, inserted.item);
        return inserted;
    });
    if (stored.item.digest != message.progress.digest())
        throw Rejected(NackCode::conflict,
                       "message " + stored.item.messageId + " was received with other content");
    answer(route, wire::MessageType::ack, stored.item.messageId, stored.item.digest, stored.ack);
}

/// Whole in its manifest: there is nothing to ask for.
void Intake::storePackage(domain::PeerId peer, const wire::Manifest& manifest, const std::string& digest,
                          const Addressee& addressee, const wire::Route& route) {
    const auto stored = services_.write([&](storage::WriteTransaction& transaction) {
        auto arrival = arrivedPackage(manifest, digest);
        arrival.recipient = addressee.organisation;
        arrival.recipientCode = addressee.code;
        arrival.peer = peer;
        arrival.arrivedAt = transaction.actor().at;
        const auto ack = wire::encode(wire::Ack{addressee.code, digest, arrival.arrivedAt});
        return storage::insertPackageArrival(transaction, std::move(arrival), ack);
    });
    if (stored.arrival.digest != digest)
        throw Rejected(NackCode::conflict,
                       "message " + manifest.messageId + " was received with other content");
    answer(route, wire::MessageType::ack, manifest.messageId, digest, stored.ack);
}

void Intake::answer(const wire::Route& route, wire::MessageType type, const std::string& messageId,
                    const std::string& digest, std::string body) const {
    wire::Header header;
    header.type = type;
    header.messageId = messageId;
    header.digest = digest;
    services_.send(route, header, std::move(body));
}

void Intake::dropAbandoned(Instant now) {
    std::erase_if(messages_, [&](const auto& entry) { return entry.second.progress.isAbandoned(now); });
}

}  // namespace vanthu::exchange
