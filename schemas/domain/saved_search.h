#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <string>
#include <utility>

namespace vanthu::domain {

/// Tìm kiếm đã lưu: what somebody looks for again and again (NĐ 30/2020, Phụ lục VI, F6.2).
struct SavedSearch {
    SavedSearchId id;
    AccountId account;
    std::string name;    ///< unique for its account
    std::string query;   ///< JSON: the parameters of GET /search that say what is looked for
    bool alerts{false};  ///< tells its owner of new documents that it finds
    DocumentId since;    ///< the last one registered when it was made: no news
    Timestamp createdAt{};
};

/// Times as people say them: which days they are depends on the day on which somebody looks.
enum class SearchPeriod { today, week, lastMonth, thisYear };
template <>
inline constexpr auto kWords<SearchPeriod> = std::array{
    Word{SearchPeriod::today, "today", "Hôm nay"},
    Word{SearchPeriod::week, "week", "Tuần này"},
    Word{SearchPeriod::lastMonth, "last_month", "Tháng trước"},
    Word{SearchPeriod::thisYear, "this_year", "Năm nay"},
};

/// The first and the last day of the period on that day; weeks begin on Monday.
[[nodiscard]] inline std::pair<Date, Date> daysOf(SearchPeriod period, Date today) {
    const auto firstOfMonth = today.plusDays(1 - static_cast<int>(today.day()));
    switch (period) {
        case SearchPeriod::today:
            break;
        case SearchPeriod::week: {
            // 1970-01-01 was a Thursday.
            const auto monday = today.plusDays(-(((today.days() + 3) % 7 + 7) % 7));
            return {monday, monday.plusDays(6)};
        }
        case SearchPeriod::lastMonth: {
            const auto last = firstOfMonth.plusDays(-1);
            return {last.plusDays(1 - static_cast<int>(last.day())), last};
        }
        case SearchPeriod::thisYear:
            return {Date::fromParts(today.year(), 1, 1).value_or(today),
                    Date::fromParts(today.year(), 12, 31).value_or(today)};
    }
    return {today, today};
}

}  // namespace vanthu::domain
