#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::domain {

/// A day off, or a weekend day worked in exchange: every year on that day, or on one day alone.
struct CalendarException {
    int year{0};  ///< 0: every year
    unsigned month{0};
    unsigned day{0};
    bool working{false};
    std::string name;
    std::string legalBasis{};
    CalendarExceptionId id{};
    bool withdrawn{false};  ///< entered by mistake or overtaken: counts no more
};

/// The rows of schemas/codes/holidays.tsv that a new database starts with.
[[nodiscard]] std::vector<CalendarException> initialCalendar();

/// "2026-01-02", or "01-02" for every year.
[[nodiscard]] std::string dayText(const CalendarException& exception);
/// Sets year, month and day from such a text; false when it names no day.
[[nodiscard]] bool readDayText(const std::string& text, CalendarException& exception);

/// Which days count for deadlines: Monday to Friday, with exceptions as data; withdrawn ones do not count.
/// Immutable; any thread.
class WorkingCalendar {
  public:
    explicit WorkingCalendar(const std::vector<CalendarException>& exceptions);
    [[nodiscard]] bool isWorkingDay(Date day) const;
    /// The first working day after `day`.
    [[nodiscard]] Date nextWorkingDay(Date day) const;
    /// That many working days after `day`; `day` itself for 0.
    [[nodiscard]] Date plusWorkingDays(Date day, int count) const;
    /// Working days after `from`, up to and with `to`; 0 when `to` is no later.
    [[nodiscard]] int workingDaysBetween(Date from, Date to) const;
    /// The end of the morning of the first working day after `day`: noon in Vietnam.
    [[nodiscard]] Timestamp noonOfNextWorkingDay(Date day) const;

  private:
    std::map<int, bool> dated_;                             ///< days since 1970 → working
    std::map<std::pair<unsigned, unsigned>, bool> yearly_;  ///< month and day → working
};

}  // namespace vanthu::domain
