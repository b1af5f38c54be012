"""Which days a school is closed, by its own school years; never guessed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from models.registry import SchoolBreak, SchoolYear


@dataclass(frozen=True)
class DaysOff:
    """Days without pupils, and days that no school year we hold says anything about."""

    off: frozenset[date]
    unknown: frozenset[date]


def days_off(
    dates: Collection[date], years: Sequence[SchoolYear], breaks: Sequence[SchoolBreak]
) -> DaysOff:
    """Sort *dates* by what one organisation's school years say.

    Lov, study days and the Christmas gap between the terms are off. Weekends and public
    holidays are somebody else's affair (`scheduler.workdays`).
    """
    off, unknown = set(), set()
    for day in dates:
        year = _year_of(day, years)
        if year is None:
            unknown.add(day)
        elif year.autumn_to_on < day < year.spring_from_on or _in_break(day, year, breaks):
            off.add(day)
    return DaysOff(frozenset(off), frozenset(unknown))


def _year_of(day: date, years: Sequence[SchoolYear]) -> SchoolYear | None:
    return next((y for y in years if y.autumn_from_on <= day <= y.spring_to_on), None)


def _in_break(day: date, year: SchoolYear, breaks: Sequence[SchoolBreak]) -> bool:
    return any(
        each.school_year_id == year.id and each.from_on <= day <= each.to_on for each in breaks
    )


@dataclass(frozen=True)
class Term:
    """One school term by local dates, both included."""

    from_on: date
    to_on: date


def term_of(day: date, years: Sequence[SchoolYear]) -> Term | None:
    """The term that holds *day*, or the next one during a break; None when no year says."""
    terms = [
        term
        for year in years
        for term in (
            Term(year.autumn_from_on, year.autumn_to_on),
            Term(year.spring_from_on, year.spring_to_on),
        )
        if term.to_on >= day
    ]
    return min(terms, key=lambda term: (term.from_on, term.to_on), default=None)
