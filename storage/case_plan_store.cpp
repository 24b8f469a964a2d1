#include "storage/case_plan_store.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

// What planFrom() reads, in its order.
constexpr std::string_view kSelectPlan =
    "SELECT id, organisation_id, year, numbering, state, created_by, created_at, approved_by, approved_at, "
    "since, note, version FROM case_plans ";

domain::CasePlan planFrom(const Row& row) {
    domain::CasePlan plan;
    plan.id = row.id<domain::CasePlanId>(0);
    plan.organisation = row.id<domain::OrganisationId>(1);
    plan.year = row.small(2);
    plan.numbering = row.word<domain::CaseNumbering>(3);
    plan.state = row.word<domain::CasePlanState>(4);
    plan.createdBy = row.id<domain::AccountId>(5);
    plan.createdAt = row.moment(6);
    plan.approvedBy = row.optionalId<domain::AccountId>(7);
    plan.approvedAt = row.optionalMoment(8);
    plan.since = row.moment(9);
    plan.note = row.text(10);
    plan.version = row.integer(11);
    return plan;
}

std::vector<domain::PlanLine> linesOf(ReadTransaction& transaction, domain::CasePlanId plan) {
    return allRows(transaction,
                   "SELECT level, title, notation, retention_years, kind, maker_id, note, number "
                   "FROM case_plan_lines WHERE plan_id = $1 ORDER BY position",
                   {plan}, [](const Row& row) {
                       return domain::PlanLine{.level = row.word<domain::PlanLevel>(0),
                                               .title = row.text(1),
                                               .notation = row.text(2),
                                               .retention = {row.small(3)},
                                               .kind = row.word<domain::CaseKind>(4),
                                               .maker = row.optionalId<domain::AccountId>(5),
                                               .note = row.text(6),
                                               .number = row.small(7)};
                   });
}

std::optional<domain::CasePlan> withLines(ReadTransaction& transaction,
                                          std::optional<domain::CasePlan> plan) {
    if (plan) plan->lines = linesOf(transaction, plan->id);
    return plan;
}

void insertLines(WriteTransaction& transaction, const domain::CasePlan& plan) {
    int position = 0;
    for (const auto& line : plan.lines)
        execute(transaction,
                "INSERT INTO case_plan_lines (plan_id, position, level, title, notation, retention_years, "
                "kind, maker_id, note, number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                {plan.id, ++position, line.level, line.title, line.notation, line.retention.years, line.kind,
                 line.maker, line.note, line.number});
}

void writeLine(domain::JsonWriter& json, const domain::PlanLine& line) {
    json.beginObject().field("level", domain::code(line.level)).field("title", line.title);
    json.fieldIfAny("notation", line.notation);
    if (line.level == domain::PlanLevel::file) {
        json.field("number", line.number)
            .field("retention", domain::codeOf(line.retention))
            .field("kind", domain::code(line.kind));
        if (line.maker) json.field("maker", line.maker->value);
    }
    json.fieldIfAny("note", line.note).endObject();
}

}  // namespace

std::string recordOf(const domain::CasePlan& plan) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", plan.id.value)
        .field("organisation_id", plan.organisation.value)
        .field("year", plan.year)
        .field("numbering", domain::code(plan.numbering))
        .field("state", domain::code(plan.state))
        .field("version", plan.version)
        .field("created_by", plan.createdBy.value)
        .field("created_at", domain::isoVietnam(plan.createdAt))
        .field("since", domain::isoVietnam(plan.since));
    if (plan.approvedBy) json.field("approved_by", plan.approvedBy->value);
    if (plan.approvedAt) json.field("approved_at", domain::isoVietnam(*plan.approvedAt));
    json.fieldIfAny("note", plan.note).key("lines").beginArray();
    for (const auto& line : plan.lines)
        writeLine(json, line);
    return json.endArray().endObject().take();
}

domain::CasePlan insertCasePlan(WriteTransaction& transaction, domain::CasePlan plan) {
    const auto id =
        firstInteger(transaction,
                     "INSERT INTO case_plans (organisation_id, year, numbering, state, created_by, "
                     "created_at, since, note, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) "
                     "ON CONFLICT DO NOTHING RETURNING id",
                     {plan.organisation, plan.year, plan.numbering, plan.state, plan.createdBy,
                      plan.createdAt, plan.since, plan.note});
    if (!id) throw Refused(Refusal::casePlanExists, {std::to_string(plan.year)});
    plan.id = domain::CasePlanId{*id};
    plan.version = 1;
    insertLines(transaction, plan);
    appendChange(transaction, "case_plan", *id, "created", "", recordOf(plan));
    return plan;
}

domain::CasePlan storeCasePlan(WriteTransaction& transaction, domain::CasePlan plan,
                               std::string_view action) {
    const auto before = findCasePlan(transaction, plan.id);
    ++plan.version;
    execute(transaction,
            "UPDATE case_plans SET numbering = $1, state = $2, approved_by = $3, approved_at = $4, "
            "since = $5, note = $6, version = $7 WHERE id = $8",
            {plan.numbering, plan.state, plan.approvedBy, plan.approvedAt, plan.since, plan.note,
             plan.version, plan.id});
    if (!before || before->lines != plan.lines) {
        execute(transaction, "DELETE FROM case_plan_lines WHERE plan_id = $1", {plan.id});
        insertLines(transaction, plan);
    }
    appendChange(transaction, "case_plan", plan.id.value, action, before ? recordOf(*before) : "",
                 recordOf(plan));
    return plan;
}

std::optional<domain::CasePlan> findCasePlan(ReadTransaction& transaction, domain::CasePlanId id) {
    static const auto kSql = std::string(kSelectPlan) + "WHERE id = $1";
    return withLines(transaction, firstRow(transaction, kSql, {id}, planFrom));
}

std::optional<domain::CasePlan> findCasePlan(ReadTransaction& transaction,
                                             domain::OrganisationId organisation, int year) {
    static const auto kSql = std::string(kSelectPlan) + "WHERE organisation_id = $1 AND year = $2";
    return withLines(transaction, firstRow(transaction, kSql, {organisation, year}, planFrom));
}

std::vector<domain::CasePlan> listCasePlans(ReadTransaction& transaction,
                                            domain::OrganisationId organisation) {
    static const auto kSql = std::string(kSelectPlan) + "WHERE organisation_id = $1 ORDER BY year DESC";
    return allRows(transaction, kSql, {organisation}, planFrom);
}

std::vector<domain::CasePlan> casePlansAfter(ReadTransaction& transaction, domain::CasePlanId after,
                                             int limit) {
    static const auto kSql = std::string(kSelectPlan) + "WHERE id > $1 ORDER BY id LIMIT $2";
    auto plans = allRows(transaction, kSql, {after, limit}, planFrom);
    for (auto& plan : plans)
        plan.lines = linesOf(transaction, plan.id);
    return plans;
}

}  // namespace vanthu::storage
