#include "schemas/domain/limits.h"
#include "server/http/document_fields.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/multipart.h"
#include "server/http/problem.h"
#include "server/http/query_reader.h"

#include <algorithm>

namespace vanthu::http {
namespace {

std::vector<app::FileRequest> readFiles(JsonFields& fields) {
    std::vector<app::FileRequest> files;
    for (auto& item : fields.objects("files", limits::kFilesPerDocument)) {
        app::FileRequest file;
        file.part = item.text("part", Presence::required);
        file.name = item.text("name", Presence::required);
        file.mediaType = item.text("media_type");
        file.sizeBytes = item.integer("size", 0, limits::kUploadBytes, Presence::required).value_or(1);
        file.sha256 = item.text("sha256", Presence::required);
        file.title = item.text("title");
        if (item.has("kind")) file.kind = item.word("kind", domain::FileKind::main);
        item.done();
        files.push_back(std::move(file));
    }
    return files;
}

std::vector<app::LinkRequest> readLinks(JsonFields& fields) {
    std::vector<app::LinkRequest> links;
    for (auto& item : fields.objects("links", limits::kLinksPerDocument)) {
        links.push_back(readLink(item));
        item.done();
    }
    return links;
}

domain::Direction readDirection(JsonFields& fields) {
    const auto direction = fields.word("direction", domain::Direction::incoming, Presence::required);
    if (direction != domain::Direction::archived) return direction;
    throw Error(ErrorCode::invalidInput, "archived documents come by import only",
                {{"direction", "unknown_value", "Cho phép: incoming, outgoing."}});
}

app::DocumentRequest readDocument(JsonFields& fields) {
    app::DocumentRequest document;
    document.direction = readDirection(fields);
    document.book = fields.book("book");
    document.registryNumber = fields.text("registry_number");
    document.numberReason = fields.text("number_reason");
    document.code = fields.text("code");
    document.notation = fields.text("notation");
    document.typeCode = fields.text("type");
    document.issuedDate = fields.date("issued_date");
    document.arrivalDate = fields.date("arrival_date");
    document.issuer = fields.organisation("issuer");
    document.issuerName = fields.text("issuer_name");
    document.subject = fields.text("subject");
    document.signer = readSigner(fields);
    document.urgency = fields.word("urgency", domain::Urgency::normal);
    document.secrecy = fields.word("secrecy", domain::Secrecy::none);
    document.language = fields.text("language");
    document.pageCount = readCount(fields, "page_count");
    document.copyCount = readCount(fields, "copy_count");
    document.dueDate = fields.date("due_date");
    document.note = fields.text("note");
    document.toPlaces = fields.text("to_places");
    document.paperPlace = fields.text("paper_place");
    document.receivers = readReceivers(fields);
    document.files = readFiles(fields);
    document.links = readLinks(fields);
    document.confirmDuplicate = fields.flag("confirm_duplicate").value_or(false);
    return document;
}

Answer registered(Request& request, const std::string& json, app::FileSource& files) {
    const auto document = readObject(json, "document", readDocument);
    auto created =
        request.app().registerDocument.run(request.caller(), document, files, request.requestKey(json));
    return createdAnswer(std::move(created.answer))
        .with("Location", "/api/v1/documents/" + std::to_string(created.id.value))
        .with("ETag", '"' + std::to_string(created.version) + '"');
}

// RFC 6266: a plain name for old readers, the real one in UTF-8.
std::string attachment(const std::string& name) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string plain;
    std::string encoded;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool simple = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                            c == '.' || c == '-' || c == '_';
        if (simple) {
            plain += c;
            encoded += c;
        } else {
            if ((byte & 0xC0) != 0x80) plain += '_';
            encoded += '%';
            encoded += kHex[byte >> 4];
            encoded += kHex[byte & 15];
        }
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

}  // namespace

Answer listDocuments(Request& request) {
    QueryReader query(request.query());
    app::ListRequest list;
    list.direction = query.word<domain::Direction>("direction");
    if (auto unit = query.text("unit", limits::kOrganisationCode); !unit.empty())
        list.unit = app::organisationReference(unit);
    if (const auto book = query.integer("book", 1, INT64_MAX)) list.book = domain::BookId{*book};
    list.typeCode = query.text("type", limits::kCodeNotation);
    list.from = query.date("from");
    list.to = query.date("to");
    list.cursor = query.text("cursor", 512);
    list.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    query.finish();
    Answer answer;
    answer.body = request.app().documentPages.page(request.caller(), list);
    return answer;
}

Answer registerDocument(Request& request) {
    if (request.mediaType() != "multipart/form-data") {
        app::NoFiles none;
        return registered(request, request.body("application/json", limits::kJsonBodyBytes), none);
    }
    MultipartBody body(request);
    if (body.next() != "document")
        throw RequestFault(Fault::malformedBody, "",
                           {{"document", "required", "Phần đầu tiên phải là document (JSON)."}});
    return registered(request, body.text(limits::kJsonBodyBytes), body);
}

Answer showDocument(Request& request) {
    auto shown = request.app().readDocument.show(request.caller(), {request.pathNumber(0)});
    if (shown.settled && request.header("If-None-Match") == shown.etag) {
        Answer unchanged;
        unchanged.status = 304;
        return std::move(unchanged).with("ETag", shown.etag);
    }
    return jsonAnswer(std::move(shown.json)).with("ETag", shown.etag);
}

Answer downloadFile(Request& request) {
    auto open = request.app().readDocument.file(
        request.caller(), {request.pathNumber(0)},
        static_cast<int>(std::min<std::int64_t>(request.pathNumber(1), INT32_MAX)));
    Answer answer;
    answer.contentType = open.file.mediaType;
    answer.stream = std::move(open.bytes);
    answer.streamBytes = open.file.sizeBytes;
    return std::move(answer)
        .with("Content-Disposition", attachment(open.file.name))
        .with("ETag", '"' + open.file.digest + '"');
}

Answer documentHistory(Request& request) {
    return jsonAnswer(request.app().readDocument.history(request.caller(), {request.pathNumber(0)}));
}

}  // namespace vanthu::http
