#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/problem.h"

#include <algorithm>
#include <utility>

namespace vanthu::http {
namespace {

app::ImportRecord readRecord(JsonFields& fields) {
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

// A line that cannot be read is a rejected record, not a failed import.
app::ImportRecord recordOf(const std::string& line) {
    app::ImportRecord record;
    try {
        const auto value = parseJson(line, "record");
        if (value.type() != typeid(Poco::JSON::Object::Ptr)) {
            record.violations.push_back({"record", "not_an_object", "Cần một đối tượng JSON."});
            return record;
        }
        Violations violations;
        JsonFields fields(value.extract<Poco::JSON::Object::Ptr>(), "", violations);
        record = readRecord(fields);
        fields.done();
        record.violations = std::move(violations);
    } catch (const RequestFault& fault) {
        record.violations = fault.violations();
    }
    return record;
}

std::vector<app::ImportRecord> recordsOf(const std::string& body) {
    std::vector<app::ImportRecord> records;
    for (std::size_t at = 0; at < body.size();) {
        const auto end = std::min(body.find('\n', at), body.size());
        auto line = body.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) continue;
        if (records.size() == limits::kImportBatchRecords)
            throw Refused(Refusal::batchTooLong, {std::to_string(limits::kImportBatchRecords)});
        records.push_back(recordOf(line));
    }
    return records;
}

}  // namespace

Answer importDocuments(Request& request) {
    auto records = recordsOf(request.body("application/x-ndjson", limits::kImportBatchBytes));
    return jsonAnswer(request.app().importDocuments.run(request.caller(), std::move(records)));
}

}  // namespace vanthu::http
