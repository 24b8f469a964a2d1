"""The periods that a report is held against."""
import calendar
from datetime import date, timedelta

A_DAY = timedelta(days=1)
MOST_OF_TREND = 6


def are_whole_months(begin, end):
    return begin.day == 1 and (end + A_DAY).day == 1


def months_earlier(begin, end, months):
    """Of whole months: those so many months before."""
    def moved(day):
        index = day.year * 12 + day.month - 1 - months
        return index // 12, index % 12 + 1

    last = moved(end)
    return date(*moved(begin), 1), date(*last, calendar.monthrange(*last)[1])


def before(begin, end):
    """As long, and right before it."""
    if are_whole_months(begin, end):
        return months_earlier(begin, end, (end.year - begin.year) * 12 + end.month - begin.month + 1)
    return begin - (end - begin) - A_DAY, begin - A_DAY


def year_before(begin, end):
    if are_whole_months(begin, end):
        return months_earlier(begin, end, 12)
    return same_day(begin), same_day(end)


def same_day(day):
    """A year earlier; of the 29 February the 28th."""
    last = calendar.monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, min(day.day, last))


def trend(begin, end):
    """Oldest first, this one last."""
    periods = [(begin, end)]
    while len(periods) < MOST_OF_TREND:
        periods.insert(0, before(*periods[0]))
    return periods
