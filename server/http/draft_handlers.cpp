#include "schemas/domain/limits.h"
#include "server/http/document_fields.h"
#include "server/http/document_reader.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/multipart.h"
#include "server/http/query_reader.h"
#include "server/http/stored_file.h"

#include <utility>

namespace vanthu::http {
namespace {

std::vector<domain::DraftAnswer> readAnswers(JsonFields& fields) {
    std::vector<domain::DraftAnswer> answers;
    for (auto& item : fields.objects("answers", limits::kRepliesPerRequest)) {
        domain::DraftAnswer answer;
        answer.document = {item.integer("document", 1, INT64_MAX, Presence::required).value_or(0)};
        answer.reason = item.word("reason", domain::ReplyReason::answer);
        item.done();
        answers.push_back(answer);
    }
    return answers;
}

std::optional<domain::DocumentId> readCorrected(JsonFields& fields) {
    const auto corrects = fields.integer("corrects", 1, INT64_MAX);
    return corrects ? std::optional{domain::DocumentId{*corrects}} : std::nullopt;
}

app::DraftRequest readDraft(JsonFields& fields) {
    app::DraftRequest draft;
    draft.answers = readAnswers(fields);
    draft.corrects = readCorrected(fields);
    draft.correction = fields.word("correction", domain::CorrectionKind::none);
    draft.document = readDocumentFields(fields);
    draft.document.direction = domain::Direction::outgoing;
    return draft;
}

app::DraftChange readDraftChange(JsonFields& fields) {
    app::DraftChange change;
    change.typeCode = readText(fields, "type");
    change.notation = readText(fields, "notation");
    change.subject = readText(fields, "subject");
    change.language = readText(fields, "language");
    change.note = readText(fields, "note");
    if (fields.has("urgency")) change.urgency = fields.word("urgency", domain::Urgency::normal);
    if (fields.has("secrecy")) change.secrecy = fields.word("secrecy", domain::Secrecy::none);
    if (fields.has("access")) change.access = fields.word("access", domain::Access::unit);
    change.pageCount = readCount(fields, "page_count");
    change.copyCount = readCount(fields, "copy_count");
    if (fields.has("due_date")) change.dueDate.emplace(fields.dateOrNone("due_date"));
    if (fields.has("receivers")) change.receivers = readReceivers(fields);
    if (fields.has("answers")) change.answers = readAnswers(fields);
    change.corrects = readCorrected(fields);
    if (fields.has("correction")) change.correction = fields.word("correction", domain::CorrectionKind::none);
    return change;
}

app::DraftVersionRequest readVersion(JsonFields& fields) {
    app::DraftVersionRequest version;
    version.note = fields.text("note");
    version.files = readFilesOrUploads(fields);
    return version;
}

app::DraftMoveRequest readDraftMove(JsonFields& fields) {
    app::DraftMoveRequest move;
    move.action = fields.word("action", domain::DraftAction::comment, Presence::required);
    move.text = fields.text("text");
    move.approver = fields.text("approver");
    if (const auto answers = fields.integer("answers", 1, INT64_MAX)) move.answers = {*answers};
    move.signer = readSigner(fields);
    move.book = fields.book("book");
    return move;
}

app::DraftSigningRequest readDraftSigning(JsonFields& fields) {
    constexpr std::int64_t kSignaturePlaceMm = 1000;
    constexpr std::int64_t kPages = 10'000;
    const auto place = [](std::optional<std::int64_t> value) {
        return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
    };
    app::DraftSigningRequest signing;
    signing.role = fields.word("role", domain::SignatureRole::person, Presence::required);
    signing.page = place(fields.integer("page", 1, kPages));
    signing.leftMm = place(fields.integer("left", 0, kSignaturePlaceMm));
    signing.topMm = place(fields.integer("top", 0, kSignaturePlaceMm));
    return signing;
}

app::SignedFilesRequest readSignedFiles(JsonFields& fields) {
    app::SignedFilesRequest given;
    given.role = fields.word("role", domain::SignatureRole::person, Presence::required);
    given.files = readFilesOrUploads(fields);
    return given;
}

Answer shownDraft(app::ShownDraft shown) {
    return jsonAnswer(std::move(shown.json)).with("ETag", shown.etag);
}

}  // namespace

Answer createDraft(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto draft = readObject(body, "body", readDraft);
    return createdAnswer(request.app().drafts.create(request.caller(), draft, request.requestKey(body)));
}

Answer listDrafts(Request& request) {
    QueryReader query(request.query());
    app::DraftListRequest drafts;
    drafts.state = query.word<domain::DraftState>("state");
    if (const auto unit = query.text("unit", limits::kOrganisationCode); !unit.empty())
        drafts.unit = app::organisationReference(unit);
    drafts.units = query.ids<domain::OrganisationId>("units", limits::kOrganisationsPerRequest);
    drafts.standing = query.word<domain::OutgoingStanding>("outgoing");
    if (drafts.standing && domain::isRegistered(*drafts.standing))
        query.note("outgoing", "unknown_value",
                   "Cho phép: drafting, to_approve, to_check, to_sign, to_issue, abandoned.");
    drafts.typeCode = query.text("type", limits::kCodeNotation);
    drafts.from = query.date("from");
    drafts.to = query.date("to");
    drafts.mine = query.flag("mine");
    drafts.cursor = query.text("cursor", 512);
    drafts.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    query.finish();
    return jsonAnswer(request.app().drafts.list(request.caller(), drafts));
}

Answer showDraft(Request& request) {
    return shownDraft(request.app().drafts.show(request.caller(), {request.pathNumber(0)}));
}

Answer changeDraft(Request& request) {
    const auto change = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readDraftChange);
    return shownDraft(request.app().drafts.describe(request.caller(), {request.pathNumber(0)}, change,
                                                    request.header("If-Match")));
}

Answer draftHistory(Request& request) {
    return jsonAnswer(request.app().drafts.history(request.caller(), {request.pathNumber(0)}));
}

Answer addDraftVersion(Request& request) {
    return withDocument(request, [&](const std::string& json, app::FileSource& files) {
        const auto version = readObject(json, "document", readVersion);
        return createdAnswer(request.app().drafts.addVersion(request.caller(), {request.pathNumber(0)},
                                                             version, files, request.requestKey(json)));
    });
}

Answer signDraftFiles(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto signing = readObject(body, "body", readDraftSigning);
    return createdAnswer(request.app().draftSigning.sign(request.caller(), {request.pathNumber(0)}, signing,
                                                         request.requestKey(body)));
}

Answer handInSignedFiles(Request& request) {
    return withDocument(request, [&](const std::string& json, app::FileSource& files) {
        const auto given = readObject(json, "document", readSignedFiles);
        return createdAnswer(request.app().draftSignedFiles.handIn(request.caller(), {request.pathNumber(0)},
                                                                   given, files, request.requestKey(json)));
    });
}

Answer downloadDraftFile(Request& request) {
    return fileAnswer(
        request.app().drafts.file(request.caller(), {request.pathNumber(0)}, filePosition(request)));
}

Answer moveDraft(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto move = readObject(body, "body", readDraftMove);
    return createdAnswer(
        request.app().drafts.move(request.caller(), {request.pathNumber(0)}, move, request.requestKey(body)));
}

}  // namespace vanthu::http
