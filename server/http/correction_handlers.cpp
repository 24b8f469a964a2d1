#include "schemas/domain/limits.h"
#include "server/http/document_fields.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"

namespace vanthu::http {
namespace {

/// Fields of a document that no correction changes; named all the same, they are refused with the reason.
constexpr const char* kFixedFields[] = {"registry_number", "notation", "book",   "direction",
                                        "arrival_date",    "files",    "secrecy"};

app::Correction readCorrection(JsonFields& fields) {
    app::Correction correction;
    correction.reason = fields.text("reason");
    correction.code = readText(fields, "code");
    correction.typeCode = readText(fields, "type");
    correction.issuedDate = fields.date("issued_date");
    correction.issuer = fields.organisation("issuer");
    correction.issuerName = readText(fields, "issuer_name");
    correction.subject = readText(fields, "subject");
    if (fields.has("signer")) correction.signer = readSigner(fields);
    if (fields.has("urgency")) correction.urgency = fields.word("urgency", domain::Urgency::normal);
    correction.language = readText(fields, "language");
    correction.pageCount = readCount(fields, "page_count");
    correction.copyCount = readCount(fields, "copy_count");
    if (fields.has("due_date")) correction.dueDate.emplace(fields.dateOrNone("due_date"));
    correction.note = readText(fields, "note");
    correction.toPlaces = readText(fields, "to_places");
    correction.paperPlace = readText(fields, "paper_place");
    if (fields.has("access")) correction.access = fields.word("access", domain::Access::unit);
    correction.numberReason = readText(fields, "number_reason");
    if (fields.has("receivers")) correction.receivers = readReceivers(fields);
    for (const auto* field : kFixedFields)
        if (fields.has(field)) correction.fixedFields.emplace_back(field);
    return correction;
}

}  // namespace

Answer correctDocument(Request& request) {
    const auto correction = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readCorrection);
    const auto document = request.app().correctDocument.run(request.caller(), {request.pathNumber(0)},
                                                            correction, request.header("If-Match"));
    return jsonAnswer(domain::toJson(document)).with("ETag", '"' + std::to_string(document.version) + '"');
}

Answer linkDocument(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto link = readObject(body, "body", readLink);
    return createdAnswer(request.app().documentLinks.link(request.caller(), {request.pathNumber(0)}, link,
                                                          request.requestKey(body)));
}

Answer withdrawLink(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto reason = readObject(body, "body", [](JsonFields& fields) { return fields.text("reason"); });
    return createdAnswer(request.app().documentLinks.withdraw(request.caller(), {request.pathNumber(0)},
                                                              {request.pathNumber(1)}, reason,
                                                              request.requestKey(body)));
}

}  // namespace vanthu::http
