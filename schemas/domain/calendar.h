#pragma once

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
};

/// The rows of schemas/codes/holidays.tsv that a new database starts with.
[[nodiscard]] std::vector<CalendarException> initialCalendar();

/// Which days count for deadlines: Monday to Friday, with exceptions as data. Immutable; any thread.
class WorkingCalendar {
  public:
    explicit WorkingCalendar(const std::vector<CalendarException>& exceptions);
    [[nodiscard]] bool isWorkingDay(Date day) const;
    /// The first working day after `day`.
    [[nodiscard]] Date nextWorkingDay(Date day) const;

  private:
    std::map<int, bool> dated_;                             ///< days since 1970 → working
    std::map<std::pair<unsigned, unsigned>, bool> yearly_;  ///< month and day → working
};

}  // namespace vanthu::domain
