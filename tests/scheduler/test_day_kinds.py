"""Every day of three years: what it is by the statutes, by `holidays`, and to a school."""

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from bot.features.schoolyears.shipped_years import stockholm
from models.registry import SchoolBreak, SchoolYear
from scheduler.terms import DayKind, kind_of
from scheduler.workdays import days, is_squeeze_day

FIRST, LAST = date(2025, 8, 1), date(2028, 7, 31)
EVERY_DAY = days(FIRST, LAST)


def stockholms() -> tuple[list[SchoolYear], list[SchoolBreak]]:
    """The years that come along, as rows."""
    years, breaks = [], []
    for number, draft in enumerate(stockholm(), start=1):
        year, theirs = draft.rows()
        year.id = number
        for each in theirs:
            each.school_year_id = number
        years.append(year)
        breaks += theirs
    return years, breaks


YEARS, BREAKS = stockholms()


def kind(day: date) -> DayKind:
    return kind_of(day, YEARS, BREAKS)


def easter(year: int) -> date:
    """Easter Sunday by Gauss's rule, for years of this century."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    return date(year, 3, 22) + timedelta(days=d + e)


def saturday_from(first: date) -> date:
    return first + timedelta(days=(5 - first.weekday()) % 7)


def by_statute(year: int) -> set[date]:
    """Lag (1989:253), written down anew; Sundays aside."""
    sunday = easter(year)
    moved = [sunday + timedelta(days=n) for n in (-2, 0, 1, 39, 49)]
    fixed = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26)]
    return {
        *moved,
        *(date(year, *each) for each in fixed),
        saturday_from(date(year, 6, 20)),
        saturday_from(date(year, 10, 31)),
    }


def eves_by_statute(year: int) -> set[date]:
    """Lag (1930:173) 2 §: the three eves that are treated as holidays."""
    midsummer = saturday_from(date(year, 6, 20))
    return {midsummer - timedelta(days=1), date(year, 12, 24), date(year, 12, 31)}


def test_easter_is_where_the_almanac_has_it() -> None:
    assert [easter(year) for year in (2026, 2027, 2028)] == [
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2028, 4, 16),
    ]


def test_every_day_is_of_one_kind_and_holidays_are_the_statutes_and_the_packages() -> None:
    statute = {day for year in range(2025, 2029) for day in by_statute(year)}
    eves = {day for year in range(2025, 2029) for day in eves_by_statute(year)}
    package = holidays.country_holidays("SE", years=range(2025, 2029), categories=("public",))
    de_facto = holidays.country_holidays("SE", years=range(2025, 2029), categories=("de_facto",))

    for day in EVERY_DAY:
        found = kind(day)
        sunday = day.weekday() == 6

        assert (found is DayKind.HOLIDAY) == (sunday or day in statute), day
        assert (day in statute or sunday) == (day in package or sunday), day
        eve = day in eves and not sunday
        assert (found is DayKind.EVE) == eve, day
        assert (day in eves) == (day in de_facto), day
        if day.weekday() == 5 and day not in statute and not eve:
            assert found is DayKind.SATURDAY, day


GAPS = (
    (date(2025, 12, 20), date(2026, 1, 6)),
    (date(2026, 6, 12), date(2026, 8, 16)),
    (date(2026, 12, 19), date(2027, 1, 10)),
)
LOV_WEEKS = {(2025, 44), (2026, 9), (2026, 15), (2026, 44), (2027, 9), (2027, 13)}


def test_each_weekday_is_what_the_huvudman_decided_or_unknown() -> None:
    for day in EVERY_DAY:
        found = kind(day)
        if found in (DayKind.HOLIDAY, DayKind.EVE, DayKind.SATURDAY):
            continue
        in_gap = any(first <= day <= last for first, last in GAPS)
        if day < date(2025, 8, 19) or day > date(2027, 6, 11):
            assert found in (DayKind.UNKNOWN, DayKind.SQUEEZE_DAY), day
        elif in_gap or day.isocalendar()[:2] in LOV_WEEKS:
            assert found is DayKind.LOV, day
        else:
            assert found in (DayKind.SCHOOL_DAY, DayKind.SQUEEZE_DAY), day


def test_the_squeeze_days_are_those_people_ask_to_be_free_on() -> None:
    listed = [
        date(2026, 1, 2),
        date(2026, 1, 5),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 1, 7),
        date(2028, 5, 26),
        date(2028, 6, 5),
    ]

    assert [day for day in EVERY_DAY if is_squeeze_day(day)] == listed
    # In the Christmas lov pupils are away anyway; in 2027/28 the calendar alone tells.
    assert [day for day in listed if kind(day) is DayKind.SQUEEZE_DAY] == listed[2:]


def test_three_years_hold_this_many_days_of_each_kind() -> None:
    counts = Counter(map(kind, EVERY_DAY))

    assert sum(counts.values()) == len(EVERY_DAY) == 1096
    # Three of the squeeze days lie in 2027/28, of which nothing is known.
    assert counts[DayKind.SCHOOL_DAY] + counts[DayKind.SQUEEZE_DAY] - 3 == 183 + 183
    assert counts[DayKind.STUDY_DAY] == 0


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 3, 26), DayKind.HOLIDAY),
        (date(2027, 3, 29), DayKind.HOLIDAY),
        (date(2027, 3, 30), DayKind.LOV),
        (date(2026, 12, 24), DayKind.EVE),
        (date(2027, 6, 25), DayKind.EVE),
        (date(2027, 6, 26), DayKind.HOLIDAY),
        (date(2026, 10, 31), DayKind.HOLIDAY),
        (date(2026, 7, 15), DayKind.LOV),
        (date(2027, 7, 15), DayKind.UNKNOWN),
        (date(2027, 10, 27), DayKind.UNKNOWN),
    ],
)
def test_days_we_know_of(day: date, expected: DayKind) -> None:
    assert kind(day) is expected


def test_trap12_nothing_of_ours_counts_weeks_as_americans_do() -> None:
    ours = [
        each for folder in ("bot", "models", "scheduler") for each in Path(folder).rglob("*.py")
    ]

    assert len(ours) > 100
    assert not [each for each in ours if re.search(r"%[UW]\b", each.read_text("utf-8"))]
