#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/record_lines.h"

#include <utility>

namespace vanthu::http {
namespace {

app::ImportRecord readRecord(JsonFields& fields, Violations&) {
    app::ImportRecord record;
    record.source = fields.text("source", Presence::required);
    record.externalId = fields.text("external_id", Presence::required);
    record.code = fields.text("code");
    record.type = fields.text("type");
    record.issuerName = fields.text("issuer_name");
    record.issuedDate = fields.date("issued_date");
    record.subject = fields.text("subject", Presence::required);
    auto signer = fields.object("signer");
    record.signer = {signer.text("name"), signer.text("position"), signer.text("authority")};
    signer.done();
    record.language = fields.text("language");
    record.note = fields.text("note");
    record.text = fields.text("text");
    record.secrecy = fields.word("secrecy", domain::Secrecy::none);
    return record;
}

}  // namespace

Answer importDocuments(Request& request) {
    auto records =
        recordsOf<app::ImportRecord>(request.body("application/x-ndjson", limits::kImportBatchBytes),
                                     limits::kImportBatchRecords, readRecord);
    return jsonAnswer(request.app().importDocuments.run(request.caller(), std::move(records)));
}

}  // namespace vanthu::http
