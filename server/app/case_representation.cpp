#include "server/app/case_representation.h"

#include "schemas/domain/json_writer.h"
#include "server/app/case_file_access.h"
#include "server/app/flow_rules.h"

namespace vanthu::app {
namespace {

void writeDay(domain::JsonWriter& json, const char* name, const std::optional<domain::Date>& day) {
    if (day) json.field(name, day->iso());
}

template <class Word>
void writeWord(domain::JsonWriter& json, const std::string& name, Word word) {
    json.field(name, domain::code(word)).field(name + "_label", domain::label(word));
}

void writeRetention(domain::JsonWriter& json, domain::Retention retention) {
    json.field("retention", domain::codeOf(retention)).field("retention_label", domain::labelOf(retention));
}

template <class State, class Action>
void writeAllowed(domain::JsonWriter& json, State state, domain::Relations have) {
    json.key("allowed").beginArray();
    for (const auto& action : allowedActions<State, Action>(state, have))
        json.value(action);
    json.endArray();
}

void writeSummary(domain::JsonWriter& json, const domain::CaseFile& file, AccountNames& names,
                  domain::Date today) {
    json.field("id", file.id.value).field("year", file.year).field("code", domain::printCode(file.code));
    writeWord(json, "state", file.state);
    json.field("title", file.title);
    writeRetention(json, file.retention);
    writeAccount(json, names, "maker", file.maker);
    writeDay(json, "start_date", file.startDate);
    writeDay(json, "end_date", file.endDate);
    if (file.handOverBy) {
        json.field("hand_over_by", file.handOverBy->iso());
        if (file.state == domain::CaseFileState::closed)
            json.field("days_left", file.handOverBy->days() - today.days());
    }
}

void writePlanSummary(domain::JsonWriter& json, const domain::CasePlan& plan) {
    json.field("id", plan.id.value).field("organisation", plan.organisation.value).field("year", plan.year);
    writeWord(json, "numbering", plan.numbering);
    writeWord(json, "state", plan.state);
    json.field("since", domain::isoVietnam(plan.since)).fieldIfAny("note", plan.note);
}

void writeLine(domain::JsonWriter& json, const domain::PlanLine& line, const std::string& notation,
               AccountNames& names) {
    json.beginObject().field("level", domain::code(line.level)).field("title", line.title);
    json.fieldIfAny("notation", line.notation);
    if (line.level == domain::PlanLevel::file) {
        if (line.number != 0) json.field("code", domain::printCode({line.number, notation}));
        writeRetention(json, line.retention);
        json.field("kind", domain::code(line.kind));
        if (line.maker) writeAccount(json, names, "maker", *line.maker);
    }
    json.fieldIfAny("note", line.note).endObject();
}

}  // namespace

std::string caseFileSummary(const domain::CaseFile& file, AccountNames& names, domain::Date today) {
    domain::JsonWriter json;
    json.beginObject();
    writeSummary(json, file, names, today);
    return json.endObject().take();
}

std::string caseFileJson(storage::ReadTransaction& transaction, const Caller& caller,
                         const domain::CaseFile& file, const DirectorySnapshot& directory,
                         domain::Date today) {
    domain::JsonWriter json;
    AccountNames names(transaction);
    json.beginObject();
    writeSummary(json, file, names, today);
    json.field("organisation", file.organisation.value);
    if (const auto* agency = directory.organisation(file.organisation))
        json.fieldIfAny("organ_id", codeOn(*agency, today)).field("organ_name", agency->on(today).name);
    json.field("unit", file.unit.value);
    if (const auto* unit = directory.organisation(file.unit)) json.field("unit_name", unit->on(today).name);
    if (file.plan) json.field("plan", file.plan->value);
    writeWord(json, "kind", file.kind);
    writeWord(json, "rights", file.rights);
    const auto contents = knownContents(transaction, caller, file.id);
    json.field("language", file.language)
        .field("document_total", static_cast<std::int64_t>(contents.items.size()))
        .field("page_total", contents.pages)
        .fieldIfAny("description", file.description)
        .field("since", domain::isoVietnam(file.since))
        .fieldIfAny("note", file.note);
    writeAllowed<domain::CaseFileState, domain::CaseFileAction>(json, file.state, relationsTo(caller, file));
    return json.endObject().take();
}

std::string casePlanSummary(const domain::CasePlan& plan) {
    domain::JsonWriter json;
    json.beginObject();
    writePlanSummary(json, plan);
    return json.endObject().take();
}

std::string casePlanJson(storage::ReadTransaction& transaction, const domain::CasePlan& plan,
                         domain::Relations caller) {
    domain::JsonWriter json;
    AccountNames names(transaction);
    json.beginObject();
    writePlanSummary(json, plan);
    if (plan.approvedBy) writeAccount(json, names, "approved_by", *plan.approvedBy);
    if (plan.approvedAt) json.field("approved_at", domain::isoVietnam(*plan.approvedAt));
    json.key("lines").beginArray();
    const auto notations = domain::notationsOf(plan.lines);
    for (std::size_t i = 0; i < plan.lines.size(); ++i)
        writeLine(json, plan.lines[i], notations[i], names);
    json.endArray();
    writeAllowed<domain::CasePlanState, domain::CasePlanAction>(json, plan.state, caller);
    return json.endObject().take();
}

}  // namespace vanthu::app
