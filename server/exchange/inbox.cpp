#include "server/exchange/inbox.h"

#include "schemas/domain/error.h"
#include "schemas/domain/registration.h"
#include "server/exchange/delivery_state.h"
#include "server/exchange/recalls.h"
#include "storage/document_store.h"
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
            item.decidedAt.value_or(domain::Timestamp{}), domain::kDecisionSequence};
}

storage::StatusNotice noticeFor(const domain::InboxItem& item, const ReportedStatus& status) {
    storage::StatusNotice notice;
    notice.inbox = item.id;
    notice.peer = *item.peer;
    notice.messageId = item.messageId;
    notice.senderCode = item.senderCode;
    notice.recipientCode = item.recipientCode;
    notice.statusSequence = status.sequence;
    notice.code = status.code;
    notice.reason = status.reason;
    notice.arrivalNumber = status.arrivalNumber;
    notice.at = status.at;
    notice.nextAttemptAt = status.at;
    return notice;
}

/// The sender is a unit of this installation.
void tellOwnUnit(storage::WriteTransaction& transaction, domain::DeliveryId id,
                 const ReportedStatus& status) {
    auto delivery = storage::findDelivery(transaction, id);
    if (!delivery) throw Error(ErrorCode::damaged, "Delivery " + std::to_string(id.value) + " is gone");
    if (!storage::insertStatusEvent(transaction, id, status.sequence, status.code, status.reason, status.at))
        return;
    const auto before = *delivery;
    apply(*delivery, status);
    storeReported(transaction, before, *delivery);
}

void tell(storage::WriteTransaction& transaction, const domain::InboxItem& item,
          const ReportedStatus& status) {
    if (item.localDelivery) tellOwnUnit(transaction, *item.localDelivery, status);
    if (item.peer) storage::insertStatusNotice(transaction, noticeFor(item, status));
    storage::queueEdxmlReport(transaction, item, domain::code(status.code), status.reason);
}

domain::Progress progressOf(domain::HandlingState state) {
    switch (state) {
        case domain::HandlingState::registered:
        case domain::HandlingState::presented:
        case domain::HandlingState::returned:
            return domain::Progress::none;
        case domain::HandlingState::directed:
            return domain::Progress::assigned;
        case domain::HandlingState::inProgress:
            return domain::Progress::processing;
        case domain::HandlingState::completed:
        case domain::HandlingState::filed:
            return domain::Progress::finished;
    }
    return domain::Progress::none;
}

std::string arrivalNumberOf(const domain::Document& document) {
    return document.registryNumber ? domain::printRegistryNumber(*document.registryNumber) : std::string{};
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
    tell(transaction, item, statusOf(item, arrivalNumber));
}

void noteProgress(storage::WriteTransaction& transaction, const domain::Handling& handling) {
    const auto progress = progressOf(handling.state);
    for (auto& item : storage::itemsOfDocument(transaction, handling.document))
        if (item.recall != domain::InboxRecall::agreed) noteProgress(transaction, std::move(item), progress);
}

void noteProgress(storage::WriteTransaction& transaction, domain::InboxItem item, domain::Progress progress) {
    if (item.progress == progress || item.progress == domain::Progress::finished) return;
    item.progress = progress;
    item.progressSequence = domain::nextProgressSequence(item);
    storage::storeInboxProgress(transaction, item);
    ReportedStatus status{statusTelling(progress), "", "", transaction.actor().at, item.progressSequence};
    if (progress == domain::Progress::none)
        if (const auto document = storage::findDocument(transaction, item.document.value()))
            status.arrivalNumber = arrivalNumberOf(*document);
    tell(transaction, item, status);
}

void noteRecallAnswer(storage::WriteTransaction& transaction, const domain::InboxItem& item) {
    const bool agreed =
        item.recall == domain::InboxRecall::agreed || item.state == domain::InboxState::recalled;
    const ReportedStatus status{agreed ? domain::StatusCode::agreed : domain::StatusCode::declined,
                                item.recallAnswer, "", transaction.actor().at, domain::kRecallSequence};
    if (item.localDelivery) {
        const auto delivery = storage::findDelivery(transaction, *item.localDelivery);
        if (delivery)
            takeRecallAnswer(transaction, *delivery,
                             agreed ? domain::RecallState::done : domain::RecallState::refused, status.reason,
                             status.at);
    }
    if (item.peer) storage::insertStatusNotice(transaction, noticeFor(item, status));
    storage::queueEdxmlReport(transaction, item, domain::code(status.code), status.reason);
}

}  // namespace vanthu::exchange
