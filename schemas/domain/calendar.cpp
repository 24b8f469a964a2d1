#include "schemas/domain/calendar.h"

#include <chrono>

#include "schemas/domain/code_table.h"
#include "schemas/domain/error.h"

namespace vanthu::domain {
namespace {

/// A leap year, so that "02-29" may stand in the list.
constexpr int kAnyYear = 2000;

CalendarException exceptionOfRow(const std::vector<std::string>& row) {
    CalendarException exception;
    if (!readDayText(row[0], exception) || (row[1] != "off" && row[1] != "work"))
        throw Error(ErrorCode::internal, "holidays.tsv: the row of " + row[0] + " has a wrong day or kind");
    exception.working = row[1] == "work";
    exception.name = row[2];
    return exception;
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

std::string dayText(const CalendarException& exception) {
    const auto day =
        Date::fromParts(exception.year == 0 ? kAnyYear : exception.year, exception.month, exception.day);
    const auto iso = day.value_or(Date{}).iso();
    return exception.year == 0 ? iso.substr(5) : iso;
}

bool readDayText(const std::string& text, CalendarException& exception) {
    const bool yearly = text.size() == 5;
    const auto day = parseIsoDate(yearly ? std::to_string(kAnyYear) + "-" + text : text);
    if (!day) return false;
    exception.year = yearly ? 0 : day->year();
    exception.month = day->month();
    exception.day = day->day();
    return true;
}

WorkingCalendar::WorkingCalendar(const std::vector<CalendarException>& exceptions) {
    for (const auto& exception : exceptions) {
        if (exception.withdrawn) continue;
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

Date WorkingCalendar::plusWorkingDays(Date day, int count) const {
    for (; count > 0; --count)
        day = nextWorkingDay(day);
    return day;
}

int WorkingCalendar::workingDaysBetween(Date from, Date to) const {
    int count = 0;
    for (auto day = from; day < to;) {
        day = day.plusDays(1);
        if (isWorkingDay(day)) ++count;
    }
    return count;
}

Timestamp WorkingCalendar::noonOfNextWorkingDay(Date day) const {
    return startOfDay(nextWorkingDay(day)) + std::chrono::hours{12};
}

}  // namespace vanthu::domain
