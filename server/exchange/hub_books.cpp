#include "server/exchange/hub_books.h"

#include <algorithm>
#include <memory>

#include "schemas/domain/organisation.h"
#include "server/exchange/delivery_state.h"
#include "server/exchange/hub_packages.h"
#include "server/exchange/inbox.h"
#include "server/exchange/recalls.h"
#include "server/exchange/received_item.h"
#include "server/exchange/recipient.h"
#include "server/exchange/station_terms.h"
#include "server/exchange_cores/rules.h"
#include "server/exchange_station/names.h"
#include "server/exchange_station/receipts.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/notice_store.h"
#include "storage/recall_store.h"
#include "storage/signer_store.h"

namespace vanthu::exchange {
namespace {

using domain::DeliveryState;
using domain::Timestamp;
using exchange_cores::InboxRow;
using exchange_cores::OutboxRow;
using exchange_cores::ReportCode;
using exchange_cores::Standing;

/// The statuses that the registry keeps of a delivery; the others are told by its state alone.
std::optional<domain::StatusCode> statusOf(ReportCode code) {
    switch (code) {
        case ReportCode::arrived:
            return domain::StatusCode::arrived;
        case ReportCode::refused:
            return domain::StatusCode::refused;
        case ReportCode::accepted:
            return domain::StatusCode::accepted;
        case ReportCode::updateAgreed:
            return domain::StatusCode::agreed;
        case ReportCode::updateRefused:
            return domain::StatusCode::declined;
        case ReportCode::assigned:
            return domain::StatusCode::assigned;
        case ReportCode::processing:
            return domain::StatusCode::processing;
        case ReportCode::finished:
            return domain::StatusCode::finished;
        default:
            return std::nullopt;
    }
}

/// What the way says of it, as long as the receiver said nothing.
void applyStanding(domain::Delivery& delivery, Standing standing, const OutboxRow& row, Timestamp now) {
    const bool isOpen = delivery.state == DeliveryState::queued || delivery.state == DeliveryState::sent;
    if (!isOpen) return;
    if (row.handedOver && delivery.state == DeliveryState::queued) {
        delivery.state = DeliveryState::sent;
        delivery.sentAt = now;
    }
    if (standing == Standing::expired || standing == Standing::parked) {
        delivery.reason = domain::label(standing);
    } else if (standing == Standing::notAccepted) {
        const auto nack =
            std::ranges::find(row.reports, ReportCode::notAccepted, &exchange_cores::Report::code);
        delivery.state = DeliveryState::failed;
        delivery.reason = domain::label(nack->reason);
    } else {
        delivery.reason.clear();
    }
}

std::optional<domain::RecallState> recallStateOf(const OutboxRow& row) {
    switch (row.recall) {
        case exchange_cores::RecallState::beforeArrival:
            return row.withdrawn ? domain::RecallState::withdrawn : domain::RecallState::notArrived;
        case exchange_cores::RecallState::agreed:
            return domain::RecallState::done;
        case exchange_cores::RecallState::refused:
            return domain::RecallState::refused;
        default:
            return std::nullopt;
    }
}

/// Nothing is decided any more after one of these.
bool isDecision(const exchange_cores::Report& report) {
    switch (report.code) {
        case ReportCode::refused:
        case ReportCode::accepted:
        case ReportCode::recallAgreed:
        case ReportCode::updateAgreed:
        case ReportCode::updateRefused:
            return true;
        default:
            return false;
    }
}

bool isRecallAnswered(const InboxRow& row) {
    return row.recall == exchange_cores::RecallState::agreed ||
           row.recall == exchange_cores::RecallState::refused;
}

std::string refusalText(const OutboxRow& row) {
    const auto refusal =
        std::ranges::find(row.reports, ReportCode::recallRefused, &exchange_cores::Report::code);
    return refusal == row.reports.end() ? std::string{} : refusal->text;
}

/// The sender takes back what lies here. Where the station asks for a person although the registry has
/// nothing that needs one, that is the answer.
void takeBack(storage::WriteTransaction& transaction, const domain::InboxItem& item, const InboxRow& row) {
    if (row.recall == exchange_cores::RecallState::agreed) {
        carryOutRecall(transaction, item, row.recallReason, Consent::given);
    } else if (row.recall == exchange_cores::RecallState::asked &&
               carryOutRecall(transaction, item, row.recallReason) == domain::InboxRecall::agreed) {
        auto taken = item;
        taken.recall = domain::InboxRecall::agreed;
        noteRecallAnswer(transaction, taken);
    }
}

domain::Progress progressOf(ReportCode code) {
    return progressTold(statusOf(code).value_or(domain::StatusCode::accepted));
}

/// What the receiver said of its work, from the set of what it said: one that was restored may have given two
/// reports one number.
void applyProgress(domain::Delivery& delivery, const std::vector<exchange_cores::Report>& reports) {
    if (delivery.state != DeliveryState::accepted) return;
    const auto finished = std::ranges::find(reports, ReportCode::finished, &exchange_cores::Report::code);
    const auto* newest =
        finished == reports.end() ? exchange_cores::newestOfWork(reports) : std::to_address(finished);
    if (newest == nullptr) return;
    delivery.progress = progressOf(newest->code);
    delivery.progressSequence = static_cast<int>(newest->sequence);
    delivery.progressAt.reset();
    if (delivery.progress != domain::Progress::none) delivery.progressAt = secondsOf(newest->at);
}

/// Closes what the sender was told of the work on the item. Where the station took back what a lost disk had
/// said, and the registry knows better, it is told again.
void closeTold(storage::WriteTransaction& transaction, const domain::InboxItem& item, const InboxRow& row) {
    const bool isOver = exchange_cores::isOver(row);
    const auto* newest = exchange_cores::newestOfWork(row.reports);
    const auto waiting = storage::progressToTell(transaction, item.id);
    for (const auto& notice : waiting) {
        const bool isTold = newest != nullptr && statusOf(newest->code) == notice.code;
        if (!isOver && !isTold) return;
        storage::closeStatusNotice(transaction, notice.id);
    }
    if (isOver || newest == nullptr || item.state != domain::InboxState::accepted) return;
    auto told = item;
    told.progress = progressOf(newest->code);
    if (told.progress != item.progress) noteProgress(transaction, std::move(told), item.progress);
}

}  // namespace

exchange_cores::DeliveryId stationDelivery(const std::string& messageId, const std::string& senderCode,
                                           const std::string& recipientCode) {
    return {exchange_station::messageIdFrom(messageId), exchange_station::partyOf(senderCode),
            exchange_station::partyOf(recipientCode)};
}

void HubBooks::record(storage::WriteTransaction& transaction, const exchange_cores::Row& row,
                      const exchange_station::ManifestText& manifest) const {
    if (const auto* sent = std::get_if<OutboxRow>(&row); sent != nullptr && sent->manifest) {
        const auto parsed = wire::parseManifest(manifest(sent->manifest->digest));
        isOfDocument(parsed) ? recordSent(transaction, *sent, parsed)
                             : recordPackageSent(transaction, *sent, parsed);
    } else if (const auto* received = std::get_if<InboxRow>(&row);
               received != nullptr && received->manifest) {
        const auto text = manifest(received->manifest->digest);
        const auto parsed = wire::parseManifest(text);
        isOfDocument(parsed) ? recordReceived(transaction, *received, parsed, text)
                             : recordPackageReceived(transaction, hub_, *received, parsed);
    }
}

void HubBooks::recordSent(storage::WriteTransaction& transaction, const OutboxRow& row,
                          const wire::Manifest& manifest) const {
    const auto* code = codeOf(manifest, row.delivery.to);
    auto delivery =
        code == nullptr ? std::nullopt : storage::findDelivery(transaction, manifest.messageId, *code);
    if (!delivery) return;  // the registry was restored further back than the station; SYNC tells of it
    if (delivery->nextAttemptAt != kNever)
        storage::postponeDelivery(transaction, delivery->id, delivery->attempts, kNever);
    const auto before = *delivery;
    for (const auto& report : row.reports)
        applyReport(transaction, *delivery, report);
    applyProgress(*delivery, row.reports);
    applyStanding(*delivery, exchange_cores::standing(row), row, transaction.actor().at);
    delivery->nextAttemptAt = kNever;
    if (before.state != delivery->state || before.reason != delivery->reason ||
        before.progressSequence != delivery->progressSequence)
        storage::updateDelivery(transaction, *delivery);
    if (const auto state = recallStateOf(row))
        takeRecallAnswer(transaction, *delivery, *state,
                         *state == domain::RecallState::refused ? refusalText(row) : std::string{},
                         transaction.actor().at);
}

void HubBooks::applyReport(storage::WriteTransaction& transaction, domain::Delivery& delivery,
                           const exchange_cores::Report& report) const {
    const auto status = statusOf(report.code);
    if (!status) return;
    const auto at = secondsOf(report.at);
    const int sequence = *status == domain::StatusCode::arrived
                             ? domain::kArrivalSequence
                             : std::max(domain::kDecisionSequence, static_cast<int>(report.sequence));
    const bool refused = *status == domain::StatusCode::refused || *status == domain::StatusCode::declined;
    if (!storage::insertStatusEvent(transaction, delivery.id, sequence, *status, refused ? report.text : "",
                                    at))
        return;
    storage::storeReceiptMark(transaction, delivery.id,
                              notary_.judgeReport(report).value_or(domain::SignatureMark::missing));
    const auto before = delivery.state;
    apply(delivery, {*status, refused ? report.text : "", refused ? "" : report.text, at, sequence});
    if (delivery.state != before) tellSender(transaction, delivery);
}

void HubBooks::recordReceived(storage::WriteTransaction& transaction, const InboxRow& row,
                              const wire::Manifest& manifest, const std::string& manifestText) const {
    const auto* code = codeOf(manifest, row.delivery.to);
    if (code == nullptr || row.state == exchange_cores::InboxState::declined) return;
    auto item = receivedItem(manifest, manifestText, exchange_station::hexOf(row.digest));
    item.recipientCode = *code;
    item.recipient = unitThatReceives(transaction, *code, domain::vietnamDate(transaction.actor().at));
    item.peer = hub_;
    item.arrivedAt = secondsOf(row.arrivedAt);
    const bool wasInboxed = row.state == exchange_cores::InboxState::inboxed;
    const auto known =
        wasInboxed ? std::optional(storage::insertInboxItem(transaction, std::move(item), ""))
                   : storage::findReceived(transaction, item.recipient, item.senderCode, item.messageId);
    if (known) {
        takeBack(transaction, known->item, row);
        closeTold(transaction, known->item, row);
    }
    if (std::ranges::any_of(row.reports, isDecision))
        storage::closeStatusNotice(transaction, hub_, manifest.messageId, *code, domain::kDecisionSequence);
    if (isRecallAnswered(row))
        storage::closeStatusNotice(transaction, hub_, manifest.messageId, *code, domain::kRecallSequence);
}

void recordOffence(storage::WriteTransaction& transaction, domain::PeerId hub,
                   const exchange_cores::Report& report) {
    const auto messageId = exchange_station::hexOf(report.delivery.message);
    const storage::Offence offence{hub, messageId, exchange_station::leafOf(report) + report.signature};
    if (!storage::noteOffence(transaction, offence)) return;
    for (const auto& delivery : storage::deliveriesOfMessage(transaction, messageId)) {
        if (exchange_station::partyOf(delivery.recipientCode) != report.delivery.to) continue;
        const auto document = storage::findDocument(transaction, delivery.document);
        if (document)
            storage::tellClerks(transaction, document->organisation,
                                {.kind = domain::NoticeKind::receiptDistrusted,
                                 .entityId = delivery.document.value,
                                 .relatedId = delivery.id.value});
    }
}

}  // namespace vanthu::exchange
