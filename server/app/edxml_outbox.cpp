#include "server/app/edxml_outbox.h"

#include "schemas/edxml/element_of.h"
#include "schemas/edxml/write_xml.h"
#include "server/app/edxml_export.h"
#include "server/exchange/inbox.h"
#include "storage/axis_store.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/recall_store.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace vanthu::app {
namespace {

constexpr int kRowsLookedAt = 200;
constexpr std::chrono::hours kRecallAgain{24};
/// The axis has it: only a status moves the delivery on.
constexpr std::chrono::hours kNever{24 * 365 * 50};

/// What an update says beside what the document says now.
void describeUpdate(const exchange::SentChange& change, edxml::Business& business) {
    business.operation = edxml::Operation::update;
    business.reason = change.reason;
    business.documentChanged = "1";
    business.receiversChanged = change.receivers.empty() ? "0" : "1";
    for (const auto& receiver : change.receivers)
        business.receivers.push_back({receiver.code, receiver.added ? "1" : "0"});
}

/// Under which DocumentIds that receiver has what is replaced; not what did not go by the axis.
void describeReplacement(storage::ReadTransaction& transaction, const domain::Delivery& delivery,
                         edxml::Business& business) {
    for (const auto& replaced : storage::deliveriesChangedBy(transaction, delivery))
        if (const auto key = storage::axisKeyOf(transaction, replaced.id))
            business.replaced.push_back({*key, {delivery.recipientCode}});
    if (!business.replaced.empty()) business.operation = edxml::Operation::replacement;
}

std::chrono::seconds pauseAfter(int attempts) {
    constexpr int kDoublings = 6;
    return std::chrono::seconds{std::min(900, 15 << std::min(attempts, kDoublings))};
}

}  // namespace

void EdxmlOutbox::open(const std::string& name) {
    const auto now = clock_.now();
    database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        if (storage::findAxis(transaction)) return;
        domain::Peer axis;
        axis.name = name;
        axis.publicKey = storage::kAxisKey;
        axis.validFrom = domain::vietnamDate(now);
        storage::insertPeer(transaction, std::move(axis));
    });
}

std::optional<EdxmlOutbox::Due> EdxmlOutbox::next() {
    const auto now = clock_.now();
    std::optional<storage::DueRecall> recall;
    std::optional<domain::Delivery> delivery;
    database_.read([&](storage::ReadTransaction& transaction) {
        const auto axis = storage::findAxis(transaction);
        if (!axis || axis->revoked) return;
        const auto recalls = storage::dueRecalls(transaction, now, {axis->id}, 1);
        if (!recalls.empty()) {
            recall = recalls.front();
            delivery = storage::findDelivery(transaction, recall->recall.delivery);
            return;
        }
        // Those to units of this installation are among them.
        const auto due = storage::dueDeliveries(transaction, now, {axis->id}, kRowsLookedAt);
        const auto found = std::ranges::find(due, std::optional{axis->id}, &domain::Delivery::peer);
        if (found != due.end()) delivery = *found;
    });
    if (!delivery) return std::nullopt;
    if (recall) return made(std::move(*delivery), recall->recall.reason, recall->attempts);
    const auto attempts = delivery->attempts;
    return made(std::move(*delivery), std::nullopt, attempts);
}

std::optional<EdxmlOutbox::Due> EdxmlOutbox::made(domain::Delivery delivery,
                                                  const std::optional<std::string>& recall, int attempts) {
    const auto now = clock_.now();
    const auto day = domain::vietnamDate(delivery.queuedAt);
    const auto directory = directory_.current();
    const auto document = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::findDocument(transaction, delivery.document);
    });
    const auto* sender = document ? directory->organisation(document->organisation) : nullptr;
    const auto* receiver = directory->organisation(delivery.recipient);
    if (sender == nullptr || receiver == nullptr) return std::nullopt;
    constexpr auto kScheme = domain::IdentifierScheme::qd20;
    auto to = organOf(*receiver, kScheme, day, *directory);
    to.id = delivery.recipientCode;
    auto message = outgoingEdxml(*document, recall, organOf(*sender, kScheme, day, *directory), {to},
                                 delivery.queuedAt, *directory);
    // A code may have changed between a document and its recall.
    message.documentId = database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        return storage::keepAxisKey(transaction, delivery.id, message.documentId);
    });
    std::vector<std::string> files;
    if (recall || delivery.kind == domain::SendingKind::update) {
        message.business.documentId = message.documentId;
        message.attachments.clear();
    } else {
        for (const auto& file : document->files)
            files.push_back(blobs_.read(file.digest));
    }
    if (!recall)
        database_.read([&](storage::ReadTransaction& transaction) {
            if (delivery.kind == domain::SendingKind::update)
                describeUpdate(exchange::changeOf(transaction, delivery), message.business);
            else if (delivery.kind == domain::SendingKind::replacement)
                describeReplacement(transaction, delivery, message.business);
        });
    const std::vector<std::string_view> contents(files.begin(), files.end());
    return Due{std::move(delivery),
               recall.has_value(),
               attempts,
               message.from.id,
               to.id,
               edxml::writeXml(edxml::elementOf(message), contents)};
}

void EdxmlOutbox::sent(const Due& due) {
    const auto now = clock_.now();
    database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        if (due.isRecall)
            return storage::postponeRecall(transaction, due.delivery.id, due.attempts + 1,
                                           now + kRecallAgain);
        auto delivery = storage::findDelivery(transaction, due.delivery.id);
        if (!delivery || delivery->state != domain::DeliveryState::queued) return;
        delivery->state = domain::DeliveryState::sent;
        delivery->sentAt = now;
        delivery->attempts = due.attempts + 1;
        delivery->nextAttemptAt = now + kNever;
        storage::updateDelivery(transaction, *delivery);
    });
}

void EdxmlOutbox::refused(const Due& due, const std::string& reason) {
    const auto now = clock_.now();
    database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        if (due.isRecall)
            return storage::postponeRecall(transaction, due.delivery.id, due.attempts + 1,
                                           now + kRecallAgain);
        auto delivery = storage::findDelivery(transaction, due.delivery.id);
        if (!delivery || delivery->state != domain::DeliveryState::queued) return;
        delivery->state = domain::DeliveryState::failed;
        delivery->reason = "Trục liên thông không nhận: " + reason;
        delivery->attempts = due.attempts + 1;
        storage::updateDelivery(transaction, *delivery);
    });
}

void EdxmlOutbox::postpone(const Due& due) {
    const auto now = clock_.now();
    const auto next = now + pauseAfter(due.attempts);
    database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        if (due.isRecall)
            storage::postponeRecall(transaction, due.delivery.id, due.attempts + 1, next);
        else
            storage::postponeDelivery(transaction, due.delivery.id, due.attempts + 1, next);
    });
}

}  // namespace vanthu::app
