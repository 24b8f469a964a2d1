#include "schemas/domain/limits.h"
#include "server/http/document_reader.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/multipart.h"
#include "server/http/problem.h"
#include "server/http/query_reader.h"
#include "server/http/stored_file.h"

namespace vanthu::http {
namespace {

domain::Direction readDirection(JsonFields& fields) {
    const auto direction = fields.word("direction", domain::Direction::incoming, Presence::required);
    if (direction != domain::Direction::archived) return direction;
    throw Error(ErrorCode::invalidInput, "archived documents come by import only",
                {{"direction", "unknown_value", "Cho phép: incoming, outgoing."}});
}

app::DocumentRequest readDocument(JsonFields& fields) {
    const auto direction = readDirection(fields);
    auto document = readDocumentFieldsWithoutFiles(fields);
    document.files = readFilesOrUploads(fields);
    document.direction = direction;
    document.proposals = readProposals(fields);
    return document;
}

Answer registered(Request& request, const std::string& json, app::FileSource& files) {
    const auto document = readObject(json, "document", readDocument);
    return registeredAnswer(
        request.app().registerDocument.run(request.caller(), document, files, request.requestKey(json)));
}

}  // namespace

Answer listDocuments(Request& request) {
    QueryReader query(request.query());
    app::ListRequest list;
    list.direction = query.word<domain::Direction>("direction");
    if (auto unit = query.text("unit", limits::kOrganisationCode); !unit.empty())
        list.unit = app::organisationReference(unit);
    list.units = query.ids<domain::OrganisationId>("units", limits::kOrganisationsPerRequest);
    if (const auto book = query.integer("book", 1, INT64_MAX)) list.book = domain::BookId{*book};
    list.typeCode = query.text("type", limits::kCodeNotation);
    list.from = query.date("from");
    list.to = query.date("to");
    list.handling = query.word<domain::HandlingStanding>("handling");
    list.outgoing = query.word<domain::OutgoingStanding>("outgoing");
    if (list.outgoing && !domain::isRegistered(*list.outgoing))
        query.note("outgoing", "unknown_value", "Cho phép: not_sent, sent, replaced, recalled.");
    if (const auto figure = query.word<domain::DocumentFigure>("figure")) list.counted = {*figure, false};
    const bool isLacking = query.flag("lacking");
    if (isLacking && !list.counted) query.note("figure", "required", "lacking cần nêu figure.");
    if (list.counted) list.counted->isLacking = isLacking;
    if (const auto unit = query.integer("in_charge_unit", 0, INT64_MAX))
        list.chargeUnit = domain::OrganisationId{*unit};
    if (const auto account = query.integer("in_charge", 0, INT64_MAX))
        list.chargeAccount = domain::AccountId{*account};
    list.cursor = query.text("cursor", 512);
    list.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    query.finish();
    Answer answer;
    answer.body = request.app().documentPages.page(request.caller(), list);
    return answer;
}

Answer registerDocument(Request& request) {
    return withDocument(request, [&](const std::string& json, app::FileSource& files) {
        return registered(request, json, files);
    });
}

Answer findDuplicates(Request& request) {
    return withDocument(request, [&](const std::string& json, app::FileSource& files) {
        const auto document = readObject(json, "document", readDocument);
        return jsonAnswer(request.app().duplicateSearch.ofPaper(request.caller(), document, files));
    });
}

Answer duplicatesOfDocument(Request& request) {
    return jsonAnswer(request.app().duplicateSearch.ofDocument(request.caller(), {request.pathNumber(0)}));
}

Answer showDocument(Request& request) {
    auto shown = request.app().readDocument.show(request.caller(), {request.pathNumber(0)});
    if (shown.settled && request.header("If-None-Match") == shown.etag) return unchanged(shown.etag);
    return jsonAnswer(std::move(shown.json)).with("ETag", shown.etag);
}

Answer downloadFile(Request& request) {
    return fileAnswer(
        request.app().readDocument.file(request.caller(), {request.pathNumber(0)}, filePosition(request)));
}

Answer extractAgain(Request& request) {
    return jsonAnswer(
        request.app().extractAgain.file(request.caller(), {request.pathNumber(0)}, filePosition(request)),
        202);
}

Answer documentHistory(Request& request) {
    return jsonAnswer(request.app().readDocument.history(request.caller(), {request.pathNumber(0)}));
}

}  // namespace vanthu::http
