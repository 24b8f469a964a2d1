#include "schemas/domain/limits.h"
#include "server/http/case_fields.h"
#include "server/http/document_fields.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

#include <istream>

namespace vanthu::http {
namespace {

app::CaseFileRequest readFile(JsonFields& fields) {
    app::CaseFileRequest file;
    file.title = fields.text("title");
    file.notation = fields.text("notation");
    file.retention = fields.text("retention");
    file.kind = fields.word("kind", domain::CaseKind::work);
    file.rights = fields.word("rights", domain::CaseRights::open);
    file.maker = fields.text("maker");
    file.language = fields.text("language");
    file.startDate = fields.date("start_date");
    file.description = fields.text("description");
    return file;
}

app::CaseFileChange readCaseChange(JsonFields& fields) {
    app::CaseFileChange change;
    change.title = readText(fields, "title");
    change.retention = readText(fields, "retention");
    change.maker = readText(fields, "maker");
    change.language = readText(fields, "language");
    change.description = readText(fields, "description");
    if (fields.has("kind")) change.kind = fields.word("kind", domain::CaseKind::work);
    if (fields.has("rights")) change.rights = fields.word("rights", domain::CaseRights::open);
    change.startDate = fields.date("start_date");
    return change;
}

app::CaseFileMoveRequest readMove(JsonFields& fields) {
    app::CaseFileMoveRequest move;
    move.action = fields.word("action", domain::CaseFileAction::open, Presence::required);
    move.text = fields.text("text");
    move.date = fields.date("date");
    move.retention = fields.text("retention");
    return move;
}

struct Collected {
    domain::DocumentId document;
    std::string note;
};

Collected readCollected(JsonFields& fields) {
    return {{fields.integer("document", 1, INT64_MAX, Presence::required).value_or(0)}, fields.text("note")};
}

std::string readReason(JsonFields& fields) {
    return fields.text("reason");
}

app::CaseFileListRequest readList(const Request& request) {
    QueryReader query(request.query());
    app::CaseFileListRequest wanted;
    wanted.unit = readUnit(query);
    if (const auto year = query.integer("year", 1, kYearMax)) wanted.year = static_cast<int>(*year);
    wanted.state = query.word<domain::CaseFileState>("state");
    wanted.own = query.flag("own");
    wanted.cursor = query.text("cursor", 512);
    wanted.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    query.finish();
    return wanted;
}

/// "unit" and "year", which must be there.
app::CaseYearRequest readYear(QueryReader& query) {
    app::CaseYearRequest wanted;
    wanted.unit = readUnit(query);
    const auto year = query.integer("year", 1, kYearMax);
    if (!year) query.note("year", "required", "Bắt buộc nhập năm.");
    wanted.year = static_cast<int>(year.value_or(0));
    return wanted;
}

}  // namespace

Answer listCaseFiles(Request& request) {
    return jsonAnswer(request.app().caseFiles.list(request.caller(), readList(request)));
}

Answer createCaseFile(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto file = readObject(body, "body", readFile);
    return createdAnswer(request.app().caseFiles.create(request.caller(), file, request.requestKey(body)));
}

Answer showCaseFile(Request& request) {
    auto shown = request.app().caseFiles.show(request.caller(), {request.pathNumber(0)});
    return jsonAnswer(std::move(shown.json)).with("ETag", shown.etag);
}

Answer changeCaseFile(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto change = readObject(body, "body", readCaseChange);
    auto shown = request.app().caseFiles.change(request.caller(), {request.pathNumber(0)}, change,
                                                request.header("If-Match"));
    return jsonAnswer(std::move(shown.json)).with("ETag", shown.etag);
}

Answer moveCaseFile(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto move = readObject(body, "body", readMove);
    return createdAnswer(request.app().caseFiles.move(request.caller(), {request.pathNumber(0)}, move,
                                                      request.requestKey(body)));
}

Answer collectDocument(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto collected = readObject(body, "body", readCollected);
    return createdAnswer(request.app().caseFiles.collect(request.caller(), {request.pathNumber(0)},
                                                         collected.document, collected.note,
                                                         request.requestKey(body)));
}

Answer removeDocument(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto reason = readObject(body, "body", readReason);
    return createdAnswer(request.app().caseFiles.remove(request.caller(), {request.pathNumber(0)},
                                                        {request.pathNumber(1)}, reason,
                                                        request.requestKey(body)));
}

Answer listCaseContents(Request& request) {
    QueryReader query(request.query());
    const auto format = readFormat(query);
    query.finish();
    return listAnswer(request.app().caseLists.contents(request.caller(), {request.pathNumber(0)}, format),
                      format);
}

Answer exportCaseFile(Request& request) {
    auto made = request.app().caseExport.run(request.caller(), {request.pathNumber(0)});
    Answer answer;
    answer.contentType = "application/zip";
    answer.stream = std::move(made.zip);
    answer.streamBytes = made.sizeBytes;
    return std::move(answer).with("Content-Disposition", "attachment; filename=\"" + made.fileName + '"');
}

Answer listCaseFilesDue(Request& request) {
    QueryReader query(request.query());
    const auto cursor = query.text("cursor", 512);
    const auto limit = query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault);
    query.finish();
    return jsonAnswer(request.app().caseLists.due(request.caller(), cursor, static_cast<int>(limit)));
}

Answer handOverList(Request& request) {
    QueryReader query(request.query());
    const auto wanted = readYear(query);
    const auto format = readFormat(query);
    query.finish();
    return listAnswer(request.app().caseLists.handOver(request.caller(), wanted, format), format);
}

Answer caseFileStatistics(Request& request) {
    QueryReader query(request.query());
    const auto wanted = readYear(query);
    query.finish();
    return jsonAnswer(request.app().caseLists.statistics(request.caller(), wanted));
}

}  // namespace vanthu::http
