#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/organisation_reader.h"
#include "server/http/query_reader.h"
#include "server/http/record_lines.h"

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

/// {"record":"succession",…}, anything else is a unit.
app::OrganisationRecord readOrganisationRecord(JsonFields& fields, Violations& violations) {
    app::OrganisationRecord record;
    const auto kind = fields.text("record");
    if (kind == "succession") {
        record.content = readSuccession(fields);
        return record;
    }
    if (!kind.empty() && kind != "unit")
        violations.push_back({"record", "unknown_value", "Cho phép: unit, succession."});
    app::UnitRecord unit{readOrganisation(fields), {}};
    unit.validTo = fields.date("valid_to");
    record.content = std::move(unit);
    return record;
}

}  // namespace

Answer importOrganisations(Request& request) {
    QueryReader query(request.query());
    const auto rehearsal = query.flag("dry_run") ? app::Rehearsal::yes : app::Rehearsal::no;
    query.finish();
    const auto records =
        recordsOf<app::OrganisationRecord>(request.body("application/x-ndjson", limits::kImportBatchBytes),
                                           limits::kOrganisationRecords, readOrganisationRecord);
    return jsonAnswer(request.app().organisationImport.run(request.caller(), records, rehearsal));
}

}  // namespace vanthu::http
