"""Days off in Sweden, and the only home of the `holidays` package."""

from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY, SUNDAY = 5, 6


@cache
def _public(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SE", years=year, categories=("public",)))


@cache
def _eves(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SE", years=year, categories=("de_facto",)))


def is_holiday(day: date) -> bool:
    """Whether it is an allmän helgdag; every Sunday is one.

    Source: lag (1989:253) om allmänna helgdagar.
    """
    return day.weekday() == SUNDAY or day in _public(day.year)


def is_eve(day: date) -> bool:
    """Whether it is one of the three eves that count as holidays where a time runs out.

    Midsommarafton, julafton and nyårsafton. Source: lag (1930:173) 2 §.
    """
    return day in _eves(day.year) and not is_holiday(day)


@cache
def _names(year: int, language: str) -> dict[date, str]:
    found = holidays.country_holidays(
        "SE", years=year, categories=("public", "de_facto"), language=NAMED_IN[language]
    )
    return dict(found)


NAMED_IN = {"sv": "sv", "en": "en_US"}
"""Our languages as the package calls them."""


def day_name(day: date, language: str) -> str | None:
    """What a public holiday or one of the three eves is called; None for other days."""
    return _names(day.year, language).get(day)


def is_workday(day: date) -> bool:
    """Whether offices are open: not a weekend, a public holiday, or one of the three eves.

    Source: lag (1989:253) om allmänna helgdagar; lag (1930:173) 2 §.
    """
    return not (day.weekday() == SATURDAY or is_holiday(day) or is_eve(day))


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
