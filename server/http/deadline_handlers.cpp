#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"

namespace vanthu::http {
namespace {

constexpr int kFirstCalendarYear = 1900;
constexpr int kLastCalendarYear = 2200;

app::CalendarRequest readException(JsonFields& fields) {
    app::CalendarRequest exception;
    exception.day = fields.text("day", Presence::required);
    exception.working = fields.flag("working").value_or(false);
    exception.name = fields.text("name");
    exception.legalBasis = fields.text("legal_basis");
    return exception;
}

app::DeadlineRuleRequest readRule(JsonFields& fields) {
    app::DeadlineRuleRequest rule;
    rule.step = fields.word("step", domain::DeadlineStep::handle, Presence::required);
    rule.organisation = fields.organisation("organisation");
    rule.typeCode = fields.text("type");
    if (fields.has("urgency")) rule.urgency = fields.word("urgency", domain::Urgency::normal);
    rule.workingDays = static_cast<int>(
        fields.integer("working_days", 0, limits::kDeadlineWorkingDays, Presence::required).value_or(0));
    rule.validFrom = fields.date("valid_from");
    rule.validTo = fields.date("valid_to");
    rule.legalBasis = fields.text("legal_basis");
    return rule;
}

struct RuleEnd {
    domain::Date lastDay;
    std::string reason;
};

RuleEnd readRuleEnd(JsonFields& fields) {
    return {fields.date("valid_to", Presence::required).value_or(domain::Date{}), fields.text("reason")};
}

}  // namespace

Answer listCalendar(Request& request) {
    QueryReader query(request.query());
    const auto year = query.integer("year", kFirstCalendarYear, kLastCalendarYear);
    query.finish();
    return jsonAnswer(request.app().deadlines.calendar(
        request.caller(), year ? std::optional{static_cast<int>(*year)} : std::nullopt));
}

Answer addCalendarException(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto exception = readObject(body, "body", readException);
    return createdAnswer(
        request.app().deadlines.addException(request.caller(), exception, request.requestKey(body)));
}

Answer withdrawCalendarException(Request& request) {
    const auto reason =
        readObject(request.body(kJson, limits::kJsonBodyBytes), "body",
                   [](JsonFields& fields) { return fields.text("reason", Presence::required); });
    return jsonAnswer(
        request.app().deadlines.withdrawException(request.caller(), {request.pathNumber(0)}, reason));
}

Answer listDeadlineRules(Request& request) {
    return jsonAnswer(request.app().deadlines.rules(request.caller()));
}

Answer addDeadlineRule(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto rule = readObject(body, "body", readRule);
    return createdAnswer(request.app().deadlines.addRule(request.caller(), rule, request.requestKey(body)));
}

Answer endDeadlineRule(Request& request) {
    const auto end = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readRuleEnd);
    return jsonAnswer(
        request.app().deadlines.endRule(request.caller(), {request.pathNumber(0)}, end.lastDay, end.reason));
}

}  // namespace vanthu::http
