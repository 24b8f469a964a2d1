#include "storage/calendar_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/sql.h"

namespace vanthu::storage {

using domain::CalendarException;
using domain::DeadlineRule;

namespace {

constexpr std::string_view kSelectExceptions =
    "SELECT id, year, month, day, working, name, legal_basis, withdrawn FROM calendar_exceptions ";
constexpr std::string_view kSelectRules =
    "SELECT id, step, organisation_id, type_code, urgency, working_days, valid_from, valid_to, legal_basis "
    "FROM deadline_rules ";

CalendarException exceptionFrom(const Row& row) {
    return {.year = row.small(1),
            .month = static_cast<unsigned>(row.integer(2)),
            .day = static_cast<unsigned>(row.integer(3)),
            .working = row.flag(4),
            .name = row.text(5),
            .legalBasis = row.text(6),
            .id = row.id<domain::CalendarExceptionId>(0),
            .withdrawn = row.flag(7)};
}

DeadlineRule ruleFrom(const Row& row) {
    DeadlineRule rule{.id = row.id<domain::DeadlineRuleId>(0),
                      .step = row.word<domain::DeadlineStep>(1),
                      .organisation = row.optionalId<domain::OrganisationId>(2),
                      .typeCode = row.text(3),
                      .workingDays = row.small(5),
                      .validFrom = row.date(6),
                      .validTo = row.optionalDate(7),
                      .legalBasis = row.text(8)};
    if (!row.text(4).empty()) rule.urgency = row.word<domain::Urgency>(4);
    return rule;
}

JsonObject calendarJson(const CalendarException& exception) {
    return JsonObject{}
        .with("id", exception.id.value)
        .with("day", domain::dayText(exception))
        .with("working", exception.working)
        .with("name", exception.name)
        .with("legal_basis", exception.legalBasis)
        .with("withdrawn", exception.withdrawn);
}

JsonObject calendarJson(const DeadlineRule& rule) {
    return JsonObject{}
        .with("id", rule.id.value)
        .with("step", domain::code(rule.step))
        .with("organisation_id", rule.organisation.value_or(domain::OrganisationId{}).value)
        .with("type", rule.typeCode)
        .with("urgency", rule.urgency ? domain::code(*rule.urgency) : "")
        .with("working_days", rule.workingDays)
        .with("valid_from", rule.validFrom.iso())
        .with("valid_to", rule.validTo ? rule.validTo->iso() : "")
        .with("legal_basis", rule.legalBasis);
}

std::optional<std::int64_t> insertCalendarRow(WriteTransaction& transaction,
                                              const CalendarException& exception) {
    return firstInteger(
        transaction,
        "INSERT INTO calendar_exceptions (year, month, day, working, name, legal_basis, withdrawn) "
        "VALUES ($1, $2, $3, $4, $5, $6, 0) ON CONFLICT DO NOTHING RETURNING id",
        {exception.year, exception.month, exception.day, exception.working, exception.name,
         exception.legalBasis});
}

std::int64_t insertCalendarRow(WriteTransaction& transaction, const DeadlineRule& rule) {
    return firstInteger(
               transaction,
               "INSERT INTO deadline_rules (step, organisation_id, type_code, urgency, working_days, "
               "valid_from, valid_to, legal_basis) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
               {rule.step, rule.organisation, rule.typeCode, rule.urgency ? domain::code(*rule.urgency) : "",
                rule.workingDays, rule.validFrom, rule.validTo, rule.legalBasis})
        .value();
}

void storeLastDay(WriteTransaction& transaction, const DeadlineRule& before, domain::Date lastDay,
                  const std::string& reason) {
    execute(transaction, "UPDATE deadline_rules SET valid_to = $1 WHERE id = $2", {lastDay, before.id});
    auto after = before;
    after.validTo = lastDay;
    appendChange(transaction, "deadline_rule", before.id.value, "ended", calendarJson(before).text(),
                 calendarJson(after).with("reason", reason).text());
}

}  // namespace

CalendarException insertCalendarException(WriteTransaction& transaction, CalendarException exception) {
    const auto id = insertCalendarRow(transaction, exception);
    if (!id) throw Refused(Refusal::calendarDayTaken, {domain::dayText(exception)});
    exception.id = domain::CalendarExceptionId{*id};
    appendChange(transaction, "calendar", *id, "created", "", calendarJson(exception).text());
    return exception;
}

CalendarException withdrawCalendarException(WriteTransaction& transaction, domain::CalendarExceptionId id,
                                            const std::string& reason) {
    static const auto kSql = std::string(kSelectExceptions) + "WHERE id = $1";
    const auto before = firstRow(transaction, kSql, {id}, exceptionFrom);
    if (!before) throw Refused(Refusal::calendarExceptionUnknown, {std::to_string(id.value)});
    if (before->withdrawn) throw Refused(Refusal::calendarExceptionWithdrawn, {std::to_string(id.value)});
    execute(transaction, "UPDATE calendar_exceptions SET withdrawn = 1 WHERE id = $1", {id});
    auto after = *before;
    after.withdrawn = true;
    appendChange(transaction, "calendar", id.value, "withdrawn", calendarJson(*before).text(),
                 calendarJson(after).with("reason", reason).text());
    return after;
}

std::vector<CalendarException> listCalendar(ReadTransaction& transaction) {
    static const auto kSql = std::string(kSelectExceptions) + "ORDER BY id";
    return allRows(transaction, kSql, {}, exceptionFrom);
}

DeadlineRule insertDeadlineRule(WriteTransaction& transaction, DeadlineRule rule) {
    for (const auto& other : listDeadlineRules(transaction)) {
        if (!other.hasScopeOf(rule)) continue;
        const bool isBefore = other.validTo && *other.validTo < rule.validFrom;
        const bool isAfter = rule.validTo && *rule.validTo < other.validFrom;
        if (isBefore || isAfter) continue;
        if (other.validTo || other.validFrom >= rule.validFrom)
            throw Refused(Refusal::deadlineRuleOverlaps,
                          {std::to_string(other.id.value), other.validFrom.vietnamese()});
        storeLastDay(transaction, other, rule.validFrom.plusDays(-1), rule.legalBasis);
    }
    rule.id = domain::DeadlineRuleId{insertCalendarRow(transaction, rule)};
    appendChange(transaction, "deadline_rule", rule.id.value, "created", "", calendarJson(rule).text());
    return rule;
}

DeadlineRule endDeadlineRule(WriteTransaction& transaction, domain::DeadlineRuleId id, domain::Date lastDay,
                             const std::string& reason) {
    static const auto kSql = std::string(kSelectRules) + "WHERE id = $1";
    auto rule = firstRow(transaction, kSql, {id}, ruleFrom);
    if (!rule) throw Refused(Refusal::deadlineRuleUnknown, {std::to_string(id.value)});
    if (rule->validTo && *rule->validTo < lastDay)
        throw Refused(Refusal::deadlineRuleEnded, {std::to_string(id.value), rule->validTo->vietnamese()});
    storeLastDay(transaction, *rule, lastDay, reason);
    rule->validTo = lastDay;
    return *rule;
}

std::vector<DeadlineRule> listDeadlineRules(ReadTransaction& transaction) {
    static const auto kSql = std::string(kSelectRules) + "ORDER BY id";
    return allRows(transaction, kSql, {}, ruleFrom);
}

std::string recordOf(const CalendarException& exception) {
    return calendarJson(exception).text();
}

std::string recordOf(const DeadlineRule& rule) {
    return calendarJson(rule).text();
}

void fillCalendar(WriteTransaction& transaction) {
    for (const auto& exception : domain::initialCalendar())
        static_cast<void>(insertCalendarRow(transaction, exception));
    for (const auto& rule : domain::initialDeadlineRules())
        static_cast<void>(insertCalendarRow(transaction, rule));
}

}  // namespace vanthu::storage
