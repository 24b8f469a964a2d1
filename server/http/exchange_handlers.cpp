#include "schemas/domain/limits.h"
#include "server/app/representations.h"
#include "server/http/case_fields.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"
#include "server/http/stored_file.h"

namespace vanthu::http {
namespace {

app::Acceptance readAcceptance(JsonFields& fields) {
    app::Acceptance acceptance;
    acceptance.book = fields.book("book");
    acceptance.arrivalDate = fields.date("arrival_date");
    acceptance.numberReason = fields.text("number_reason");
    if (fields.has("subject")) acceptance.subject = fields.text("subject");
    acceptance.dueDate = fields.date("due_date");
    if (fields.has("note")) acceptance.note = fields.text("note");
    acceptance.confirmDuplicate = fields.flag("confirm_duplicate").value_or(false);
    return acceptance;
}

app::PeerRequest readPeer(JsonFields& fields) {
    app::PeerRequest peer;
    peer.name = fields.text("name");
    peer.endpoint = fields.text("endpoint");
    peer.publicKey = fields.text("public_key");
    peer.organisationCodes = fields.texts("organisation_codes", limits::kOrganisationsPerRequest);
    peer.isHub = fields.flag("hub").value_or(false);
    peer.requiresSignatures = fields.flag("requires_signatures").value_or(false);
    peer.validTo = fields.date("valid_to");
    return peer;
}

app::PeerChange readPeerChange(JsonFields& fields) {
    app::PeerChange change;
    if (fields.has("endpoint")) change.endpoint = fields.text("endpoint");
    change.requiresSignatures = fields.flag("requires_signatures");
    const auto revoked = fields.flag("revoked");
    if (revoked && !*revoked)
        throw Error(
            ErrorCode::invalidInput, "a revocation is for ever",
            {{"revoked", "unknown_value", "Đã thu hồi thì không mở lại; hãy thêm hệ thống với khóa mới."}});
    change.revoke = revoked.has_value();
    return change;
}

}  // namespace

Answer sendDocument(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto to = readObject(body, "body", [](JsonFields& fields) {
        return fields.organisations("to", limits::kReceiversPerDocument);
    });
    return createdAnswer(request.app().sendDocument.send(request.caller(), {request.pathNumber(0)}, to,
                                                         request.requestKey(body)));
}

Answer updateSentDocument(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto update = readObject(body, "body", [](JsonFields& fields) {
        app::UpdateRequest wanted;
        wanted.reason = fields.text("reason", Presence::required);
        wanted.add = fields.organisations("add", limits::kReceiversPerDocument);
        wanted.remove = fields.organisations("remove", limits::kReceiversPerDocument);
        return wanted;
    });
    return createdAnswer(request.app().sendDocument.update(request.caller(), {request.pathNumber(0)}, update,
                                                           request.requestKey(body)));
}

Answer listDeliveries(Request& request) {
    return jsonAnswer(request.app().sendDocument.deliveries(request.caller(), {request.pathNumber(0)}));
}

Answer listAllDeliveries(Request& request) {
    QueryReader query(request.query());
    app::DeliveriesRequest wanted;
    wanted.unit = readUnit(query);
    const auto receiver = query.text("receiver", limits::kOrganisationCode);
    if (!receiver.empty()) wanted.receiver = app::organisationReference(receiver);
    wanted.state = query.word<domain::DeliveryState>("state");
    wanted.from = query.date("from");
    wanted.to = query.date("to");
    wanted.troubled = query.flag("troubled");
    wanted.cursor = query.text("cursor", 512);
    wanted.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    query.finish();
    return jsonAnswer(request.app().sendDocument.list(request.caller(), wanted));
}

Answer markDeliverySeen(Request& request) {
    return jsonAnswer(request.app().sendDocument.markSeen(request.caller(), {request.pathNumber(0)}));
}

Answer showIdentity(Request& request) {
    return jsonAnswer(request.app().peers.identity(request.caller()));
}

Answer listPeerHealth(Request& request) {
    return jsonAnswer(request.app().peers.health(request.caller()));
}

Answer listPeers(Request& request) {
    return jsonAnswer(request.app().peers.list(request.caller()));
}

Answer createPeer(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto peer = readObject(body, "body", readPeer);
    return createdAnswer(request.app().peers.create(request.caller(), peer, request.requestKey(body)));
}

Answer showPeer(Request& request) {
    auto json = request.app().peers.show(request.caller(), {request.pathNumber(0)});
    const auto etag = app::etagOf(json);
    return jsonAnswer(std::move(json)).with("ETag", etag);
}

Answer changePeer(Request& request) {
    const auto change = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readPeerChange);
    auto json = request.app().peers.change(request.caller(), {request.pathNumber(0)}, change,
                                           request.header("If-Match"));
    const auto etag = app::etagOf(json);
    return jsonAnswer(std::move(json)).with("ETag", etag);
}

Answer listInbox(Request& request) {
    QueryReader query(request.query());
    app::InboxRequest inbox;
    inbox.state = query.word<domain::InboxState>("state");
    inbox.recall = query.word<domain::InboxRecall>("recall");
    inbox.withoutUpdates = query.flag("documents");
    inbox.units = query.ids<domain::OrganisationId>("units", limits::kOrganisationsPerRequest);
    inbox.from = query.date("from");
    inbox.to = query.date("to");
    inbox.cursor = query.text("cursor", 512);
    inbox.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    query.finish();
    return jsonAnswer(request.app().inbox.list(request.caller(), inbox));
}

Answer showInboxItem(Request& request) {
    return jsonAnswer(request.app().inbox.show(request.caller(), {request.pathNumber(0)}));
}

Answer downloadInboxFile(Request& request) {
    return fileAnswer(
        request.app().inbox.file(request.caller(), {request.pathNumber(0)}, filePosition(request)));
}

Answer signaturesOfInboxFile(Request& request) {
    return jsonAnswer(
        request.app().inbox.signatures(request.caller(), {request.pathNumber(0)}, filePosition(request)));
}

Answer acceptInboxItem(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto acceptance = readObject(body.empty() ? "{}" : body, "body", readAcceptance);
    return createdAnswer(request.app().inbox.accept(request.caller(), {request.pathNumber(0)}, acceptance,
                                                    request.requestKey(body)));
}

Answer refuseInboxItem(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto reason = readObject(
        body, "body", [](JsonFields& fields) { return fields.text("reason", Presence::required); });
    return createdAnswer(request.app().inbox.refuse(request.caller(), {request.pathNumber(0)}, reason,
                                                    request.requestKey(body)));
}

Answer answerInboxRecall(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    std::string reason;
    const bool agree = readObject(body, "body", [&](JsonFields& fields) {
        reason = fields.text("reason");
        if (!fields.has("agree")) fields.note("agree", "required", "Bắt buộc nhập.");
        return fields.flag("agree").value_or(false);
    });
    return createdAnswer(request.app().inbox.answerRecall(request.caller(), {request.pathNumber(0)}, agree,
                                                          reason, request.requestKey(body)));
}

}  // namespace vanthu::http
