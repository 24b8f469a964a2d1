#include "server/app/edxml_delivery.h"

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/organisation.h"
#include "server/exchange/foreign_arrival.h"
#include "server/exchange/foreign_status.h"
#include "server/exchange/recalls.h"
#include "storage/edxml_reports.h"
#include "storage/edxml_store.h"
#include "storage/exchange_store.h"

#include <algorithm>

namespace vanthu::app {
namespace {

using domain::EdxmlHold;
using domain::EdxmlKind;
using domain::EdxmlMessage;

constexpr const char* kArrived = "01";
constexpr const char* kRecallAgreed = "15";

/// A recall as its sender words it, in either of its two forms.
bool isRecall(const EdxmlMessage& row) {
    return row.kind == EdxmlKind::status ? row.operation == "13"
                                         : row.operation == domain::code(edxml::Operation::recall);
}

/// A clerk has to agree, or did not: what he says is reported when he says it.
bool waitsForPerson(const domain::InboxItem& item) {
    return item.recall == domain::InboxRecall::asked || item.recall == domain::InboxRecall::refused;
}

EdxmlHold carryOut(storage::WriteTransaction& transaction, const EdxmlMessage& row,
                   const std::string& reason) {
    const auto items = storage::inboxItemsOf(transaction, row.senderCode, row.messageId);
    for (const auto& item : items)
        exchange::carryOutRecall(transaction, item, reason.empty() ? "Không nêu lý do" : reason);
    return items.empty() ? EdxmlHold::documentUnknown : EdxmlHold::none;
}

/// What the message does at that receiver. An update of what never came there is read as a new document: who
/// was put on the list of receivers gets nothing else.
void describeChange(storage::ReadTransaction& transaction, const edxml::Business& business,
                    const EdxmlMessage& row, exchange::ForeignArrival& arrival) {
    arrival.kind = domain::SendingKind::fresh;
    arrival.changes.clear();
    arrival.reason = business.reason.empty() ? "Không nêu lý do" : business.reason;
    if (business.operation == edxml::Operation::update) {
        const auto about = edxmlMessageId(
            row.senderCode, business.documentId.empty() ? row.documentKey : business.documentId);
        // One with files of its own is a document, which is read beside the other.
        if (!arrival.document.files.empty()) return;
        if (!storage::findReceived(transaction, arrival.recipient, row.senderCode, about)) return;
        arrival.kind = domain::SendingKind::update;
        arrival.changes = {about};
    } else if (business.operation == edxml::Operation::replacement) {
        for (const auto& replaced : business.replaced) {
            const bool isMeant =
                replaced.organIds.empty() || std::ranges::any_of(replaced.organIds, [&](const auto& code) {
                    return domain::normalisedOrganisationCode(code) ==
                           domain::normalisedOrganisationCode(arrival.recipientCode);
                });
            if (isMeant) arrival.changes.push_back(edxmlMessageId(row.senderCode, replaced.documentId));
        }
        if (!arrival.changes.empty()) arrival.kind = domain::SendingKind::replacement;
    }
}

EdxmlHold intoInboxes(storage::WriteTransaction& transaction, const edxml::Business& business,
                      EdxmlMessage& row, const domain::Document& document) {
    exchange::ForeignArrival arrival;
    arrival.messageId = row.messageId;
    arrival.senderCode = row.senderCode;
    arrival.senderName = row.senderName;
    arrival.document = document;
    bool delivered = false;
    for (const auto& receiver : row.receivers) {
        if (!receiver.organisation) continue;
        arrival.recipient = *receiver.organisation;
        arrival.recipientCode = receiver.code;
        describeChange(transaction, business, row, arrival);
        try {
            exchange::takeForeign(transaction, arrival);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::invalidInput && error.code() != ErrorCode::secretDocument) throw;
            row.remark = error.what();
            return EdxmlHold::unfit;
        }
        delivered = true;
    }
    return delivered ? EdxmlHold::none : EdxmlHold::receiverUnknown;
}

/// A receiver of ours says what became of a document.
EdxmlHold report(storage::WriteTransaction& transaction, const edxml::Status& status,
                 const EdxmlMessage& row) {
    const auto fate = exchange::takeForeignStatus(
        transaction, {row.documentKey, row.senderCode, status.code, status.description, status.at});
    return fate == exchange::StatusFate::taken ? EdxmlHold::none : EdxmlHold::documentUnknown;
}

}  // namespace

EdxmlHold deliverEdxml(storage::WriteTransaction& transaction, const ReadEdxml& message, EdxmlMessage& row,
                       const domain::Document& document) {
    if (isRecall(row)) {
        // Kept with the row, for a recall that waits for its document.
        row.remark =
            message.kind == EdxmlKind::status ? message.status.description : message.document.business.reason;
        return carryOut(transaction, row, row.remark);
    }
    if (message.kind == EdxmlKind::status) return report(transaction, message.status, row);
    return intoInboxes(transaction, message.document.business, row, document);
}

void concludeEdxml(storage::WriteTransaction& transaction, const EdxmlMessage& row) {
    if (row.state != domain::EdxmlState::delivered || !(row.kind == EdxmlKind::document || isRecall(row)))
        return;
    if (row.channel == domain::EdxmlChannel::axis)
        for (const auto& item : storage::inboxItemsOf(transaction, row.senderCode, row.messageId))
            if (!isRecall(row) || !waitsForPerson(item))
                storage::queueEdxmlReport(transaction, item, isRecall(row) ? kRecallAgreed : kArrived, "");
    if (isRecall(row)) return;
    for (auto& held : storage::heldAbout(transaction, row.senderCode, row.messageId)) {
        if (!isRecall(held) || held.heldFor != EdxmlHold::documentUnknown) continue;
        if (carryOut(transaction, held, held.remark) != EdxmlHold::none) continue;
        held.state = domain::EdxmlState::delivered;
        held.decidedAt = transaction.actor().at;
        storage::decideEdxml(transaction, held);
        concludeEdxml(transaction, held);
    }
}

std::string edxmlJson(storage::ReadTransaction& transaction, const EdxmlMessage& message) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", message.id.value)
        .field("channel", domain::code(message.channel))
        .field("channel_label", domain::label(message.channel))
        .field("name", message.name)
        .field("size", message.sizeBytes)
        .field("digest", message.digest)
        .field("kind", domain::code(message.kind))
        .field("kind_label", domain::label(message.kind))
        .fieldIfAny("operation", message.operation)
        .fieldIfAny("sender_code", message.senderCode)
        .fieldIfAny("sender_name", message.senderName)
        .fieldIfAny("document_id", message.documentKey)
        .fieldIfAny("code", message.code)
        .fieldIfAny("subject", message.subject)
        .field("state", domain::code(message.state))
        .field("state_label", domain::label(message.state));
    if (message.heldFor != EdxmlHold::none)
        json.field("held_for", domain::code(message.heldFor))
            .field("held_for_label", domain::label(message.heldFor));
    json.fieldIfAny("remark", message.remark).fieldIfAny("reason", message.reason);
    json.field("arrived_at", domain::isoVietnam(message.arrivedAt));
    if (message.decidedBy) json.field("decided_by", message.decidedBy->value);
    if (message.decidedAt) json.field("decided_at", domain::isoVietnam(*message.decidedAt));
    json.key("receivers").beginArray();
    for (const auto& receiver : message.receivers) {
        json.beginObject().field("code", receiver.code);
        if (receiver.organisation) json.field("organisation", receiver.organisation->value);
        json.endObject();
    }
    json.endArray().key("inbox").beginArray();
    if (message.state == domain::EdxmlState::delivered && !message.messageId.empty())
        for (const auto& item : storage::inboxItemsOf(transaction, message.senderCode, message.messageId))
            json.value(item.id.value);
    return json.endArray().endObject().take();
}

}  // namespace vanthu::app
