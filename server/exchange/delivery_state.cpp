#include "server/exchange/delivery_state.h"

#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/notice_store.h"

namespace vanthu::exchange {
namespace {

using domain::DeliveryState;
using domain::StatusCode;

bool isDecided(DeliveryState state) {
    return state == DeliveryState::accepted || state == DeliveryState::refused;
}

/// Statuses may come in any order: the number that the receiver gave them tells which is the newest.
void advance(domain::Delivery& delivery, const ReportedStatus& status) {
    const auto told = progressTold(status.code);
    if (delivery.progress == domain::Progress::finished) return;
    if (told != domain::Progress::finished && status.sequence <= delivery.progressSequence) return;
    delivery.progress = told;
    delivery.progressSequence = status.sequence;
    delivery.progressAt.reset();
    if (told != domain::Progress::none) delivery.progressAt = status.at;
}

domain::NoticeKind noticeOf(const domain::Delivery& delivery) {
    const bool accepted = delivery.state == DeliveryState::accepted;
    if (delivery.kind == domain::SendingKind::update)
        return accepted ? domain::NoticeKind::updateAgreed : domain::NoticeKind::updateRefused;
    return accepted ? domain::NoticeKind::deliveryAccepted : domain::NoticeKind::deliveryRefused;
}

}  // namespace

StatusCode statusTelling(domain::Progress progress) {
    switch (progress) {
        case domain::Progress::none:
            return StatusCode::accepted;
        case domain::Progress::assigned:
            return StatusCode::assigned;
        case domain::Progress::processing:
            return StatusCode::processing;
        case domain::Progress::finished:
            return StatusCode::finished;
    }
    return StatusCode::accepted;
}

domain::Progress progressTold(StatusCode code) {
    for (const auto progress :
         {domain::Progress::assigned, domain::Progress::processing, domain::Progress::finished})
        if (statusTelling(progress) == code) return progress;
    return domain::Progress::none;
}

bool isOpen(const domain::Delivery& delivery) {
    return delivery.state == domain::DeliveryState::queued || delivery.state == domain::DeliveryState::sent;
}

void apply(domain::Delivery& delivery, const ReportedStatus& status) {
    if (!delivery.sentAt) delivery.sentAt = status.at;
    if (!delivery.arrivedAt) delivery.arrivedAt = status.at;
    switch (status.code) {
        case StatusCode::arrived:
            if (isDecided(delivery.state)) return;
            delivery.state = DeliveryState::arrived;
            delivery.reason.clear();
            return;
        case StatusCode::accepted:
        case StatusCode::agreed:
        case StatusCode::assigned:
        case StatusCode::processing:
        case StatusCode::finished:
            if (delivery.state == DeliveryState::refused) return;
            delivery.state = DeliveryState::accepted;
            delivery.reason.clear();
            if (!status.arrivalNumber.empty()) delivery.arrivalNumber = status.arrivalNumber;
            if (!delivery.decidedAt || status.at < *delivery.decidedAt) delivery.decidedAt = status.at;
            return advance(delivery, status);
        case StatusCode::refused:
        case StatusCode::declined:
            delivery.state = DeliveryState::refused;
            delivery.reason = status.reason;
            delivery.decidedAt = status.at;
            return;
    }
}

void storeReported(storage::WriteTransaction& transaction, const domain::Delivery& before,
                   const domain::Delivery& after) {
    storage::updateDelivery(transaction, after);
    if (after.state != before.state) tellSender(transaction, after);
}

void tellSender(storage::WriteTransaction& transaction, const domain::Delivery& delivery) {
    const auto document = storage::findDocument(transaction, delivery.document);
    if (!document || !isDecided(delivery.state)) return;
    storage::tellClerks(
        transaction, document->organisation,
        {.kind = noticeOf(delivery), .entityId = delivery.document.value, .relatedId = delivery.id.value});
}

}  // namespace vanthu::exchange
