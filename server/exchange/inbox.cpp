#include "server/exchange/inbox.h"

#include "schemas/domain/error.h"
#include "server/exchange/delivery_state.h"
#include "server/exchange/recalls.h"
#include "storage/edxml_reports.h"
#include "storage/exchange_store.h"
#include "storage/organisation_store.h"

#include <utility>

namespace vanthu::exchange {
namespace {

ReportedStatus statusOf(const domain::InboxItem& item, const std::string& arrivalNumber) {
    using domain::StatusCode;
    const bool accepted = item.state == domain::InboxState::accepted;
    const bool isUpdate = item.kind == domain::SendingKind::update;
    const auto yes = isUpdate ? StatusCode::agreed : StatusCode::accepted;
    const auto no = isUpdate ? StatusCode::declined : StatusCode::refused;
    return {accepted ? yes : no, item.reason, accepted ? arrivalNumber : "",
            item.decidedAt.value_or(domain::Timestamp{})};
}

storage::StatusNotice noticeFor(const domain::InboxItem& item, const ReportedStatus& status, int sequence) {
    storage::StatusNotice notice;
    notice.inbox = item.id;
    notice.peer = *item.peer;
    notice.messageId = item.messageId;
    notice.senderCode = item.senderCode;
    notice.recipientCode = item.recipientCode;
    notice.statusSequence = sequence;
    notice.code = status.code;
    notice.reason = status.reason;
    notice.arrivalNumber = status.arrivalNumber;
    notice.at = status.at;
    notice.nextAttemptAt = status.at;
    return notice;
}

void tellOwnUnit(storage::WriteTransaction& transaction, domain::DeliveryId id,
                 const ReportedStatus& status) {
    auto delivery = storage::findDelivery(transaction, id);
    if (!delivery) throw Error(ErrorCode::damaged, "Delivery " + std::to_string(id.value) + " is gone");
    if (!storage::insertStatusEvent(transaction, id, kDecisionSequence, status.code, status.reason,
                                    status.at))
        return;
    apply(*delivery, status);
    storage::updateDelivery(transaction, *delivery);
    tellSender(transaction, *delivery);
}

SentChange changeIn(const std::string& text) {
    auto manifest = wire::parseManifest(text);
    return {std::move(manifest.reason), std::move(manifest.receiverChanges), manifest.createdAt};
}

}  // namespace

domain::Document documentFromManifest(storage::ReadTransaction& transaction, const domain::InboxItem& item) {
    const auto manifest = wire::parseManifest(item.manifest);
    auto document = manifest.document;
    document.direction = domain::Direction::incoming;
    document.organisation = item.recipient;
    // A code may have gone to another organisation since; the name stays as printed.
    if (document.issuedDate)
        document.issuer =
            storage::findOrganisationByCode(transaction, manifest.senderCode, *document.issuedDate);
    if (!document.issuer) document.issuer = storage::findOrganisationByCode(transaction, manifest.senderCode);
    if (document.issuerName.empty()) document.issuerName = manifest.senderName;
    for (const auto& part : manifest.parts) {
        const auto byPosition = document.files.empty() ? domain::FileKind::main : domain::FileKind::enclosure;
        document.files.push_back({{},
                                  part.name,
                                  part.mediaType,
                                  part.sizeBytes,
                                  "sha256:" + part.sha256,
                                  part.title,
                                  part.kind.value_or(byPosition)});
    }
    document.source = "exchange";
    document.externalId = item.messageId + "/" + std::to_string(item.recipient.value);
    document.registeredAt = {};
    return document;
}

SentChange changeOf(const domain::InboxItem& item) {
    return changeIn(item.manifest);
}

SentChange changeOf(storage::ReadTransaction& transaction, const domain::Delivery& delivery) {
    return changeIn(storage::sendingOf(transaction, delivery).manifest);
}

void noteDecision(storage::WriteTransaction& transaction, const domain::InboxItem& item,
                  const std::string& arrivalNumber) {
    if (item.state == domain::InboxState::arrived)
        throw Error(ErrorCode::internal, "Inbox item " + std::to_string(item.id.value) + " is not decided");
    const auto status = statusOf(item, arrivalNumber);
    if (item.localDelivery) tellOwnUnit(transaction, *item.localDelivery, status);
    if (item.peer) storage::insertStatusNotice(transaction, noticeFor(item, status, kDecisionSequence));
    storage::queueEdxmlReport(transaction, item, domain::code(status.code), status.reason);
}

void noteRecallAnswer(storage::WriteTransaction& transaction, const domain::InboxItem& item) {
    const bool agreed =
        item.recall == domain::InboxRecall::agreed || item.state == domain::InboxState::recalled;
    const ReportedStatus status{agreed ? domain::StatusCode::agreed : domain::StatusCode::declined,
                                item.recallAnswer, "", transaction.actor().at};
    if (item.localDelivery) {
        const auto delivery = storage::findDelivery(transaction, *item.localDelivery);
        if (delivery)
            takeRecallAnswer(transaction, *delivery,
                             agreed ? domain::RecallState::done : domain::RecallState::refused, status.reason,
                             status.at);
    }
    if (item.peer) storage::insertStatusNotice(transaction, noticeFor(item, status, kRecallSequence));
    storage::queueEdxmlReport(transaction, item, domain::code(status.code), status.reason);
}

}  // namespace vanthu::exchange
