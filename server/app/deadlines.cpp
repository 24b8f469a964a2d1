#include "server/app/deadlines.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "server/app/checks.h"
#include "server/app/representations.h"
#include "storage/calendar_store.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace vanthu::app {

using domain::CalendarException;
using domain::DeadlineRule;

namespace {

std::string representation(const CalendarException& exception) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", exception.id.value)
        .field("day", domain::dayText(exception))
        .field("working", exception.working)
        .field("name", exception.name)
        .fieldIfAny("legal_basis", exception.legalBasis);
    if (exception.withdrawn) json.field("withdrawn", true);
    return json.endObject().take();
}

std::string representation(const DeadlineRule& rule, const DirectorySnapshot& directory) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", rule.id.value)
        .field("step", domain::code(rule.step))
        .field("step_label", domain::label(rule.step));
    if (rule.organisation) {
        json.field("organisation", rule.organisation->value);
        if (const auto* unit = directory.organisation(*rule.organisation))
            json.field("organisation_name", unit->on(rule.validFrom).name);
    }
    json.fieldIfAny("type", rule.typeCode);
    if (rule.urgency) json.field("urgency", domain::code(*rule.urgency));
    json.field("working_days", rule.workingDays).field("valid_from", rule.validFrom.iso());
    if (rule.validTo) json.field("valid_to", rule.validTo->iso());
    return json.field("legal_basis", rule.legalBasis).endObject().take();
}

std::string checkedReason(const std::string& raw) {
    Checks checks;
    auto reason = checks.text("reason", raw, limits::kReason, Presence::required);
    checks.finish();
    return reason;
}

}  // namespace

std::string Deadlines::calendar(const Caller& caller, std::optional<int> year) {
    require(caller, Action::seeOrganisations);
    auto exceptions = database_.read(
        [](storage::ReadTransaction& transaction) { return storage::listCalendar(transaction); });
    std::erase_if(exceptions, [&](const CalendarException& exception) {
        return exception.withdrawn || (year && exception.year != 0 && exception.year != *year);
    });
    std::stable_sort(exceptions.begin(), exceptions.end(), [](const auto& left, const auto& right) {
        return std::tie(left.year, left.month, left.day) < std::tie(right.year, right.month, right.day);
    });
    std::vector<std::string> items;
    for (const auto& exception : exceptions)
        items.push_back(representation(exception));
    return listJson("exceptions", items);
}

Created Deadlines::addException(const Caller& caller, const CalendarRequest& request,
                                const std::optional<RequestKey>& key) {
    require(caller, Action::manageDeadlines);
    Checks checks;
    CalendarException exception;
    if (!domain::readDayText(request.day, exception))
        checks.add("day", "not_a_date", "Viết dạng 2026-01-02, hoặc 01-02 cho ngày đó hằng năm.");
    exception.working = request.working;
    exception.name = checks.text("name", request.name, limits::kHolidayName, Presence::required);
    exception.legalBasis =
        checks.text("legal_basis", request.legalBasis, limits::kReason, Presence::required);
    checks.finish();
    auto created = createOnce(
        database_, {caller.account.id, clock_.now()}, key, [&](storage::WriteTransaction& transaction) {
            return representation(storage::insertCalendarException(transaction, exception));
        });
    directory_.changed();
    return created;
}

std::string Deadlines::withdrawException(const Caller& caller, domain::CalendarExceptionId id,
                                         const std::string& reason) {
    require(caller, Action::manageDeadlines);
    const auto cleanReason = checkedReason(reason);
    const auto withdrawn =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            return storage::withdrawCalendarException(transaction, id, cleanReason);
        });
    directory_.changed();
    return representation(withdrawn);
}

std::string Deadlines::rules(const Caller& caller) {
    require(caller, Action::seeOrganisations);
    const auto directory = directory_.current();
    std::vector<std::string> items;
    for (const auto& rule : directory->time().deadlines.all())
        items.push_back(representation(rule, *directory));
    return listJson("rules", items);
}

Created Deadlines::addRule(const Caller& caller, const DeadlineRuleRequest& request,
                           const std::optional<RequestKey>& key) {
    require(caller, Action::manageDeadlines);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    Checks checks;
    DeadlineRule rule{.step = request.step,
                      .typeCode = request.typeCode,
                      .urgency = request.urgency,
                      .workingDays = request.workingDays,
                      .validFrom = request.validFrom.value_or(domain::vietnamDate(now)),
                      .validTo = request.validTo};
    if (request.organisation) {
        if (const auto* unit = directory->organisation(*request.organisation, rule.validFrom))
            rule.organisation = unit->id;
        else
            checks.add("organisation", "unknown_organisation",
                       "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
    }
    if (!rule.typeCode.empty() && directory->types().byCode(rule.typeCode, rule.validFrom) == nullptr)
        checks.add("type", "unknown_type", "Không có tên loại văn bản này vào ngày bắt đầu.");
    if (rule.validTo) checks.inOrder(rule.validFrom, *rule.validTo, "valid_to");
    rule.legalBasis = checks.text("legal_basis", request.legalBasis, limits::kReason, Presence::required);
    checks.finish();
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            return representation(storage::insertDeadlineRule(transaction, rule), *directory);
        });
    directory_.changed();
    return created;
}

std::string Deadlines::endRule(const Caller& caller, domain::DeadlineRuleId id, domain::Date lastDay,
                               const std::string& reason) {
    require(caller, Action::manageDeadlines);
    const auto cleanReason = checkedReason(reason);
    const auto ended =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            return storage::endDeadlineRule(transaction, id, lastDay, cleanReason);
        });
    directory_.changed();
    return representation(ended, *directory_.current());
}

}  // namespace vanthu::app
