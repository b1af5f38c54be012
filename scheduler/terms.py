"""What each day is to a school, and its terms, by its own school years; never guessed."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.registry import SchoolBreak, SchoolBreakKind, SchoolYear
from scheduler.halves import HalfYear, half_of
from scheduler.workdays import SATURDAY, is_eve, is_holiday, is_squeeze_day

SUMMER = timedelta(days=100)
"""Two school years further apart than this do not follow each other."""


class DayKind(StrEnum):
    """What a day is: to everybody, and to one organisation's pupils.

    UNKNOWN: no school year that we hold says anything (läsårsdata saknas).
    """

    HOLIDAY = "holiday"
    EVE = "eve"
    SATURDAY = "saturday"
    LOV = "lov"
    STUDY_DAY = "study_day"
    SQUEEZE_DAY = "squeeze_day"
    SCHOOL_DAY = "school_day"
    UNKNOWN = "unknown"


DAYS = {SchoolBreakKind.LOV: DayKind.LOV, SchoolBreakKind.STUDY_DAY: DayKind.STUDY_DAY}
"""What a day of a break is."""


def kind_of(day: date, years: Sequence[SchoolYear], breaks: Sequence[SchoolBreak]) -> DayKind:
    """What *day* is by the calendar and one organisation's school years.

    The calendar goes first, since it holds for everybody: a Good Friday in a påsklov is a
    holiday. A klämdag is told also where no school year is known, unless pupils are away.

    Source: lag (1989:253); lag (1930:173) 2 §; each year's own `source`.
    """
    if is_holiday(day):
        return DayKind.HOLIDAY
    if is_eve(day):
        return DayKind.EVE
    if day.weekday() == SATURDAY:
        return DayKind.SATURDAY
    said = _said(day, years, breaks)
    if said in (DayKind.SCHOOL_DAY, DayKind.UNKNOWN) and is_squeeze_day(day):
        return DayKind.SQUEEZE_DAY
    return said


def _said(day: date, years: Sequence[SchoolYear], breaks: Sequence[SchoolBreak]) -> DayKind:
    """What the school years say, whatever the calendar says."""
    year = _year_of(day, years)
    if year is None:
        return DayKind.LOV if _in_summer(day, years) else DayKind.UNKNOWN
    if year.autumn_to_on < day < year.spring_from_on:
        return DayKind.LOV
    found = (b.kind for b in breaks if b.school_year_id == year.id and b.from_on <= day <= b.to_on)
    away = next(found, None)
    return DAYS[away] if away else DayKind.SCHOOL_DAY


def _in_summer(day: date, years: Sequence[SchoolYear]) -> bool:
    """Whether it lies between two years that are both known and follow each other."""
    ended = max((year.spring_to_on for year in years if year.spring_to_on < day), default=None)
    begins = min((year.autumn_from_on for year in years if year.autumn_from_on > day), default=None)
    return ended is not None and begins is not None and begins - ended <= SUMMER


@dataclass(frozen=True)
class DaysOff:
    """Days without pupils, and days that no school year we hold says anything about."""

    off: frozenset[date]
    unknown: frozenset[date]


def days_off(
    dates: Collection[date], years: Sequence[SchoolYear], breaks: Sequence[SchoolBreak]
) -> DaysOff:
    """Sort *dates* by what one organisation's school years say.

    Lov, study days, the Christmas gap between the terms and the summer between two years that
    we hold are off. Weekends and public holidays are somebody else's affair
    (`scheduler.workdays`).
    """
    said = {day: _said(day, years, breaks) for day in dates}
    off = (day for day, kind in said.items() if kind in (DayKind.LOV, DayKind.STUDY_DAY))
    unknown = (day for day, kind in said.items() if kind is DayKind.UNKNOWN)
    return DaysOff(frozenset(off), frozenset(unknown))


def _year_of(day: date, years: Sequence[SchoolYear]) -> SchoolYear | None:
    return next((y for y in years if y.autumn_from_on <= day <= y.spring_to_on), None)


MIDSUMMER = 6
"""Terms that begin in a later month are the autumn's: a school year starts in August.

Source: skolförordningen (2011:185) 3 kap. 2 §.
"""


@dataclass(frozen=True)
class Term:
    """One school term by local dates, both included."""

    from_on: date
    to_on: date

    @property
    def is_autumn(self) -> bool:
        """Whether it is an autumn term."""
        return self.from_on.month > MIDSUMMER

    @property
    def key(self) -> str:
        """What the term is called in rows and commands: `HT2026`, `VT2027`."""
        return self.half.key

    @property
    def half(self) -> HalfYear:
        """The half-year in which its meetings are counted, the days before and after with it."""
        return HalfYear(self.from_on.year, self.is_autumn)


def term_of(day: date, years: Sequence[SchoolYear]) -> Term | None:
    """The term that holds *day*, or the next one during a break; None when no year says.

    The same as `term_called` has: where schools differ it holds them all.
    """
    return next((term for term in terms(years) if term.to_on >= day), None)


def terms(years: Sequence[SchoolYear]) -> list[Term]:
    """Every term of these years in order, each key once.

    Where schools differ, a term lasts from the first school's start to the last one's end.
    """
    found: dict[str, Term] = {}
    for term in _each_term(years):
        same = found.get(term.key, term)
        found[term.key] = Term(min(same.from_on, term.from_on), max(same.to_on, term.to_on))
    return sorted(found.values(), key=lambda term: term.from_on)


def term_called(key: str, years: Sequence[SchoolYear]) -> Term | None:
    """The term that is called `HT2026`; None when no year says when it is."""
    return next((term for term in terms(years) if term.key == key), None)


def term_counting(day: date, years: Sequence[SchoolYear]) -> Term | None:
    """The term that a meeting on *day* counts in; None when no year says when that is."""
    return term_called(half_of(day).key, years)


def _each_term(years: Sequence[SchoolYear]) -> Iterator[Term]:
    for year in years:
        yield Term(year.autumn_from_on, year.autumn_to_on)
        yield Term(year.spring_from_on, year.spring_to_on)
