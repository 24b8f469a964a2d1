#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/organisation_reader.h"
#include "server/http/problem.h"
#include "server/http/query_reader.h"

#include <algorithm>
#include <utility>

namespace vanthu::http {
namespace {

app::SuccessionRecord readSuccession(JsonFields& fields) {
    app::SuccessionRecord succession;
    succession.predecessor = fields.text("predecessor", Presence::required);
    succession.successor = fields.text("successor", Presence::required);
    succession.effectiveFrom = fields.date("effective_from", Presence::required).value_or(domain::Date{});
    succession.kind = fields.word("kind", domain::SuccessionKind::merge, Presence::required);
    succession.partial = fields.flag("partial").value_or(false);
    succession.legalBasis = fields.text("legal_basis");
    return succession;
}

/// {"record":"succession",…}, anything else is a unit. A line that cannot be read is a rejected record.
app::OrganisationRecord recordOf(const std::string& line) {
    app::OrganisationRecord record;
    try {
        const auto value = parseJson(line, "record");
        if (value.type() != typeid(Poco::JSON::Object::Ptr)) {
            record.violations.push_back({"record", "not_an_object", "Cần một đối tượng JSON."});
            return record;
        }
        JsonFields fields(value.extract<Poco::JSON::Object::Ptr>(), "", record.violations);
        const auto kind = fields.text("record");
        if (kind == "succession") {
            record.content = readSuccession(fields);
        } else {
            if (!kind.empty() && kind != "unit")
                record.violations.push_back({"record", "unknown_value", "Cho phép: unit, succession."});
            app::UnitRecord unit{readOrganisation(fields), {}};
            unit.validTo = fields.date("valid_to");
            record.content = std::move(unit);
        }
        fields.done();
    } catch (const RequestFault& fault) {
        record.violations = fault.violations();
    }
    return record;
}

std::vector<app::OrganisationRecord> recordsOf(const std::string& body) {
    std::vector<app::OrganisationRecord> records;
    for (std::size_t at = 0; at < body.size();) {
        const auto end = std::min(body.find('\n', at), body.size());
        auto line = body.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) continue;
        if (records.size() == limits::kOrganisationRecords)
            throw Refused(Refusal::batchTooLong, {std::to_string(limits::kOrganisationRecords)});
        records.push_back(recordOf(line));
    }
    return records;
}

}  // namespace

Answer importOrganisations(Request& request) {
    QueryReader query(request.query());
    const auto rehearsal = query.flag("dry_run") ? app::Rehearsal::yes : app::Rehearsal::no;
    query.finish();
    const auto records = recordsOf(request.body("application/x-ndjson", limits::kImportBatchBytes));
    return jsonAnswer(request.app().organisationImport.run(request.caller(), records, rehearsal));
}

}  // namespace vanthu::http
