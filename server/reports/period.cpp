#include "server/reports/period.h"

namespace vanthu::reports {
namespace {

using domain::Date;

constexpr int kMonthsInYear = 12;

/// Since the year 0.
int monthOf(Date day) {
    return day.year() * kMonthsInYear + static_cast<int>(day.month()) - 1;
}
std::optional<Date> firstOf(int month) {
    return Date::fromParts(month / kMonthsInYear, static_cast<unsigned>(month % kMonthsInYear) + 1, 1);
}

/// Of whole months.
std::optional<Period> monthsEarlier(const Period& period, int months) {
    const auto from = firstOf(monthOf(period.from) - months);
    const auto behind = firstOf(monthOf(period.to) - months + 1);
    if (!from || !behind) return std::nullopt;
    return Period{*from, behind->plusDays(-1)};
}

}  // namespace

bool isOfWholeMonths(const Period& period) {
    return period.from.day() == 1 && period.to.plusDays(1).day() == 1;
}

std::optional<Period> periodBefore(const Period& period) {
    if (isOfWholeMonths(period)) return monthsEarlier(period, monthOf(period.to) - monthOf(period.from) + 1);
    const int length = period.to.days() - period.from.days() + 1;
    const Period before{period.from.plusDays(-length), period.from.plusDays(-1)};
    if (!Date::fromParts(before.from.year(), before.from.month(), before.from.day())) return std::nullopt;
    return before;
}

std::optional<Period> yearBefore(const Period& period) {
    if (isOfWholeMonths(period)) return monthsEarlier(period, kMonthsInYear);
    const auto earlier = [](Date day) {
        const auto same = Date::fromParts(day.year() - 1, day.month(), day.day());
        return same ? same : Date::fromParts(day.year() - 1, day.month(), day.day() - 1);
    };
    const auto from = earlier(period.from);
    const auto to = earlier(period.to);
    if (!from || !to) return std::nullopt;
    return Period{*from, *to};
}

}  // namespace vanthu::reports
