#include "schemas/domain/case_file.h"

namespace vanthu::domain {
namespace {

/// The same day of a later month, or its last one where that month is shorter.
Date plusMonths(Date day, int months) {
    constexpr int kMonthsOfYear = 12;
    const int month = static_cast<int>(day.month()) - 1 + months;
    const int year = day.year() + month / kMonthsOfYear;
    for (unsigned last = day.day(); last > 0; --last)
        if (const auto found = Date::fromParts(year, static_cast<unsigned>(month % kMonthsOfYear) + 1, last))
            return *found;
    return day;  // beyond the last year that a date may have
}

}  // namespace

std::string printCode(const CaseCode& code) {
    return (code.number < 10 ? "0" : "") + std::to_string(code.number) + '.' + code.notation;
}

std::vector<std::string> notationsOf(std::span<const PlanLine> lines) {
    std::vector<std::string> notations;
    std::string current;
    for (const auto& line : lines) {
        if (line.level == PlanLevel::large) current = line.notation;
        notations.push_back(current);
    }
    return notations;
}

std::optional<Date> handOverDay(CaseKind kind, Retention retention, Date endDate) {
    if (!retention.isPermanent() && retention.years < kArchivedFromYears) return std::nullopt;
    return plusMonths(endDate,
                      kind == CaseKind::construction ? kConstructionHandOverMonths : kHandOverMonths);
}

}  // namespace vanthu::domain
