"""Which days a school is closed, by its own school years; never guessed."""

from collections.abc import Collection, Iterator, Sequence
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
        return f"{'HT' if self.is_autumn else 'VT'}{self.from_on.year}"


def term_of(day: date, years: Sequence[SchoolYear]) -> Term | None:
    """The term that holds *day*, or the next one during a break; None when no year says."""
    ahead = [term for term in _each_term(years) if term.to_on >= day]
    return min(ahead, key=lambda term: (term.from_on, term.to_on), default=None)


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


def _each_term(years: Sequence[SchoolYear]) -> Iterator[Term]:
    for year in years:
        yield Term(year.autumn_from_on, year.autumn_to_on)
        yield Term(year.spring_from_on, year.spring_to_on)
