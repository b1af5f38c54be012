"""Days off in Sweden, and the only home of the `holidays` package."""

from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5


@cache
def _days_off(year: int) -> frozenset[date]:
    # public + de_facto + weekends is the list of lag (1930:173) 2 §: red days and the three eves.
    return frozenset(holidays.country_holidays("SE", years=year, categories=("public", "de_facto")))


def is_workday(day: date) -> bool:
    """Whether offices are open: not a weekend, a public holiday, or one of the three eves.

    Source: lag (1989:253) om allmänna helgdagar; lag (1930:173) 2 §.
    """
    return day.weekday() < SATURDAY and day not in _days_off(day.year)


def is_squeeze_day(day: date) -> bool:
    """Whether a workday stands alone between days off (klämdag), and people may be away."""
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    return is_workday(day) and not is_workday(before) and not is_workday(after)


def workday_before(day: date) -> date:
    """The last workday before *day*."""
    before = day - timedelta(days=1)
    while not is_workday(before):
        before -= timedelta(days=1)
    return before


def workday_from(day: date) -> date:
    """*day* itself when it is a workday, else the next one."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def days(first: date, last: date) -> list[date]:
    """Every date from *first* to *last*, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
