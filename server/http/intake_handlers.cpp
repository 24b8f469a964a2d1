#include "schemas/domain/limits.h"
#include "server/http/document_reader.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"
#include "server/http/stored_file.h"

namespace vanthu::http {
namespace {

app::IntakeRegistration readIntakeRegistration(JsonFields& fields) {
    app::IntakeRegistration registration;
    registration.document = readDocumentFieldsWithoutFiles(fields);
    registration.files = fields.integers("item_files", 1, limits::kIntakeFiles);
    return registration;
}

app::AttachmentRequest readAttachment(JsonFields& fields) {
    app::AttachmentRequest attachment;
    if (const auto document = fields.integer("document", 1, INT64_MAX))
        attachment.document = domain::DocumentId{*document};
    attachment.files = fields.integers("item_files", 1, limits::kIntakeFiles);
    return attachment;
}

}  // namespace

Answer listIntake(Request& request) {
    QueryReader query(request.query());
    app::IntakeRequest intake;
    intake.state = query.word<domain::IntakeState>("state");
    intake.channel = query.word<domain::IntakeChannel>("channel");
    if (auto unit = query.text("unit", limits::kOrganisationCode); !unit.empty())
        intake.unit = app::organisationReference(unit);
    intake.cursor = query.text("cursor", 512);
    intake.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    query.finish();
    return jsonAnswer(request.app().intakeQueue.list(request.caller(), intake));
}

Answer listIntakeChannels(Request& request) {
    return jsonAnswer(request.app().intakeQueue.channels(request.caller()));
}

Answer showIntakeItem(Request& request) {
    return jsonAnswer(request.app().intakeQueue.show(request.caller(), {request.pathNumber(0)}));
}

Answer downloadIntakeFile(Request& request) {
    return fileAnswer(
        request.app().intakeQueue.file(request.caller(), {request.pathNumber(0)}, filePosition(request)));
}

Answer registerIntakeItem(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto registration = readObject(body, "body", readIntakeRegistration);
    return registeredAnswer(request.app().intakeQueue.registerItem(request.caller(), {request.pathNumber(0)},
                                                                   registration, request.requestKey(body)));
}

Answer attachIntakeItem(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto attachment = readObject(body, "body", readAttachment);
    return createdAnswer(request.app().intakeAttachment.attach(request.caller(), {request.pathNumber(0)},
                                                               attachment, request.requestKey(body)));
}

Answer discardIntakeItem(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto reason = readObject(
        body, "body", [](JsonFields& fields) { return fields.text("reason", Presence::required); });
    return createdAnswer(request.app().intakeQueue.discard(request.caller(), {request.pathNumber(0)}, reason,
                                                           request.requestKey(body)));
}

Answer restoreIntakeItem(Request& request) {
    return createdAnswer(
        request.app().intakeQueue.restore(request.caller(), {request.pathNumber(0)}, request.requestKey("")));
}

}  // namespace vanthu::http
