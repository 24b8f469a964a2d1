#include "schemas/domain/calendar.h"

#include <chrono>

#include "schemas/domain/code_table.h"
#include "schemas/domain/error.h"

namespace vanthu::domain {
namespace {

/// A leap year, so that "02-29" may stand in the list.
constexpr int kAnyYear = 2000;

CalendarException exceptionOfRow(const std::vector<std::string>& row) {
    const bool yearly = row[0].size() == 5;
    const auto day = parseIsoDate(yearly ? std::to_string(kAnyYear) + "-" + row[0] : row[0]);
    if (!day || (row[1] != "off" && row[1] != "work"))
        throw Error(ErrorCode::internal, "holidays.tsv: the row of " + row[0] + " has a wrong day or kind");
    return {yearly ? 0 : day->year(), day->month(), day->day(), row[1] == "work", row[2]};
}

bool isWeekend(Date day) {
    const std::chrono::weekday weekday{std::chrono::sys_days{std::chrono::days{day.days()}}};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

}  // namespace

std::vector<CalendarException> initialCalendar() {
    std::vector<CalendarException> exceptions;
    for (const auto& row : codeTable("holidays.tsv", 3))
        exceptions.push_back(exceptionOfRow(row));
    return exceptions;
}

WorkingCalendar::WorkingCalendar(const std::vector<CalendarException>& exceptions) {
    for (const auto& exception : exceptions) {
        if (exception.year == 0) {
            yearly_[{exception.month, exception.day}] = exception.working;
        } else if (const auto day = Date::fromParts(exception.year, exception.month, exception.day)) {
            dated_[day->days()] = exception.working;
        } else {
            throw Error(ErrorCode::invalidInput,
                        "calendar: there is no day " + std::to_string(exception.year) + "-" +
                            std::to_string(exception.month) + "-" + std::to_string(exception.day));
        }
    }
}

bool WorkingCalendar::isWorkingDay(Date day) const {
    if (const auto found = dated_.find(day.days()); found != dated_.end()) return found->second;
    if (const auto found = yearly_.find({day.month(), day.day()}); found != yearly_.end())
        return found->second;
    return !isWeekend(day);
}

Date WorkingCalendar::nextWorkingDay(Date day) const {
    do
        day = day.plusDays(1);
    while (!isWorkingDay(day));
    return day;
}

}  // namespace vanthu::domain
