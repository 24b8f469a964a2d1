#include "schemas/domain/deadline.h"

#include <charconv>

#include "schemas/domain/code_table.h"
#include "schemas/domain/error.h"

namespace vanthu::domain {
namespace {

DeadlineRule ruleOfRow(const std::vector<std::string>& row) {
    DeadlineRule rule;
    const auto step = parse<DeadlineStep>(row[0]);
    const auto from = parseIsoDate(row[4]);
    const auto parsed = std::from_chars(row[3].data(), row[3].data() + row[3].size(), rule.workingDays);
    rule.typeCode = row[1];
    rule.urgency = parse<Urgency>(row[2]);
    rule.validTo = parseIsoDate(row[5]);
    rule.legalBasis = row[6];
    if (!step || !from || parsed.ec != std::errc{} || (!row[2].empty() && !rule.urgency) ||
        (!row[5].empty() && !rule.validTo))
        throw Error(ErrorCode::internal, "deadline_rules.tsv: a row of " + row[0] + " has a wrong field");
    rule.step = *step;
    rule.validFrom = *from;
    return rule;
}

/// How narrow a rule is, when it is about the matter at all: higher is narrower, -1 when it is not.
int narrowness(const DeadlineRule& rule, const DeadlineRules::Matter& matter) {
    if (rule.step != matter.step) return -1;
    if (rule.organisation && *rule.organisation != matter.organisation) return -1;
    if (!rule.typeCode.empty() && rule.typeCode != matter.typeCode) return -1;
    if (rule.urgency && *rule.urgency != matter.urgency) return -1;
    return (rule.organisation ? 4 : 0) + (rule.typeCode.empty() ? 0 : 2) + (rule.urgency ? 1 : 0);
}

}  // namespace

bool DeadlineRule::hasScopeOf(const DeadlineRule& other) const {
    return step == other.step && organisation == other.organisation && typeCode == other.typeCode &&
           urgency == other.urgency;
}

std::vector<DeadlineRule> initialDeadlineRules() {
    std::vector<DeadlineRule> rules;
    for (const auto& row : codeTable("deadline_rules.tsv", 7))
        rules.push_back(ruleOfRow(row));
    return rules;
}

const DeadlineRule* DeadlineRules::find(const Matter& matter, Date day) const {
    const DeadlineRule* best = nullptr;
    int bestNarrowness = -1;
    for (const auto& rule : rules_) {
        const int narrow = narrowness(rule, matter);
        if (narrow <= bestNarrowness || !rule.holdsOn(day)) continue;
        best = &rule;
        bestNarrowness = narrow;
    }
    return best;
}

std::optional<Date> DeadlineRules::lastDay(const Matter& matter, Date day,
                                           const WorkingCalendar& calendar) const {
    const auto* rule = find(matter, day);
    return rule == nullptr ? std::nullopt : std::optional{calendar.plusWorkingDays(day, rule->workingDays)};
}

bool isSentInTimeByDecree30(const WorkingCalendar& calendar, Date signedOn, Timestamp sentAt) {
    return vietnamDate(sentAt) <= calendar.nextWorkingDay(signedOn);
}

bool isSentInTimeByDecision28(const WorkingCalendar& calendar, Date signedOn, Timestamp sentAt) {
    return vietnamDate(sentAt) == signedOn || sentAt < calendar.noonOfNextWorkingDay(signedOn);
}

}  // namespace vanthu::domain
