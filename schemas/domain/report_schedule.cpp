#include "schemas/domain/report_schedule.h"

#include <algorithm>
#include <chrono>

namespace vanthu::domain {
namespace {

constexpr int kQuarterMonths = 3;

/// Monday is 1. The first of January 1970 was a Thursday.
int weekDay(Date day) {
    return (day.days() % kWeekDays + kWeekDays + 3) % kWeekDays + 1;
}

Date firstOfMonth(int year, int month) {
    const auto months = year * 12 + month - 1;
    return Date::fromParts(months / 12, static_cast<unsigned>(months % 12 + 1), 1).value();
}

Date firstOfMonth(Date day, int monthsBefore) {
    return firstOfMonth(day.year(), static_cast<int>(day.month()) - monthsBefore);
}

/// Which month of its quarter, from 0 on.
int monthOfQuarter(Date day) {
    return static_cast<int>(day.month() - 1) % kQuarterMonths;
}

bool isDueOn(const ScheduleTimes& times, Date day) {
    if (times.rhythm == ScheduleRhythm::weekly) return weekDay(day) == times.day;
    if (times.rhythm == ScheduleRhythm::quarterly && monthOfQuarter(day) != 0) return false;
    const auto lastDay = static_cast<int>(firstOfMonth(day, -1).plusDays(-1).day());
    return static_cast<int>(day.day()) == std::min(times.day, lastDay);
}

}  // namespace

Timestamp nextDue(const ScheduleTimes& times, Timestamp after) {
    for (auto day = vietnamDate(after);; day = day.plusDays(1)) {
        const auto due = startOfDay(day) + std::chrono::minutes{times.minute};
        if (due > after && isDueOn(times, day)) return due;
    }
}

std::pair<Date, Date> daysOf(SchedulePeriod period, Date day) {
    const auto endedBefore = [](Date end, Date begin) { return std::pair{begin, end.plusDays(-1)}; };
    switch (period) {
        case SchedulePeriod::lastWeek: {
            const auto monday = day.plusDays(1 - weekDay(day));
            return endedBefore(monday, monday.plusDays(-kWeekDays));
        }
        case SchedulePeriod::lastMonth:
            return endedBefore(firstOfMonth(day, 0), firstOfMonth(day, 1));
        case SchedulePeriod::lastQuarter: {
            const auto begun = monthOfQuarter(day);
            return endedBefore(firstOfMonth(day, begun), firstOfMonth(day, begun + kQuarterMonths));
        }
        case SchedulePeriod::lastYear:
            return endedBefore(firstOfMonth(day.year(), 1), firstOfMonth(day.year() - 1, 1));
        case SchedulePeriod::yearToDate:
            return endedBefore(day, firstOfMonth(day.plusDays(-1).year(), 1));
    }
    return {day, day};
}

std::string messageIdOf(const ReportRun& run, const ReportMail& mail) {
    return "bao-cao-" + std::to_string(run.schedule.value) + '-' +
           std::to_string(run.dueAt.time_since_epoch().count()) + '-' + std::to_string(run.id.value) + '-' +
           std::to_string(mail.id.value);
}

}  // namespace vanthu::domain
