"""The days of a series: the same weekday every so many weeks, without days off and exceptions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models import forums, registry
from models.forums import Forum, ForumSeries, SeriesException
from models.registry import Organisation, OrganisationKind
from models.store import Tx
from scheduler.terms import days_off
from scheduler.workdays import days, is_workday

A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class ClosedDays:
    """Days on which a school that takes part is closed; schools of which not all is known."""

    off: frozenset[date]
    unknown: tuple[str, ...]


def occurrences(
    series: ForumSeries, exceptions: Sequence[SeriesException], off: Collection[date]
) -> list[date]:
    """The local days of a series in order.

    A day that is a holiday, an eve or in a lov is left out and the rhythm goes on as if it had
    been held; so is a day that somebody left out. One that was moved is held on its new day,
    whatever that day is: somebody chose it.
    """
    held = (each.held_on for each in turns(series, exceptions, off))
    return sorted({each for each in held if each is not None})


@dataclass(frozen=True)
class Turn:
    """A day of the rhythm, and the day on which it is held: another, or none at all."""

    day: date
    held_on: date | None

    @property
    def is_moved(self) -> bool:
        """Whether it is held another day."""
        return self.held_on not in (None, self.day)


def turns(
    series: ForumSeries, exceptions: Sequence[SeriesException], off: Collection[date]
) -> list[Turn]:
    """Every day of the rhythm in order, but for days off that nobody has said anything of."""
    moved = {each.left_out_on: each.moved_to_on for each in exceptions}
    day = series.from_on + timedelta(days=(series.weekday - series.from_on.weekday()) % 7)
    found = []
    while day <= series.to_on:
        if day in moved:
            found.append(Turn(day, moved[day]))
        elif is_workday(day) and day not in off:
            found.append(Turn(day, day))
        day += series.every_weeks * A_WEEK
    return found


def closed_days(tx: Tx, forum: Forum, first: date, last: date) -> ClosedDays:
    """The lov and study days of every school with a seat, each by its own school years."""
    off, unknown = set[date](), []
    wanted = [day for day in days(first, last) if is_workday(day)]
    seats = dict.fromkeys(each.organisation_id for each in forums.seats(tx, [forum.id]))
    for organisation in (tx.get_one(Organisation, each) for each in seats):
        if organisation.kind != OrganisationKind.SCHOOL:
            continue
        years = registry.school_years(tx, [organisation.id])
        found = days_off(wanted, years, registry.breaks_of(tx, [each.id for each in years]))
        off |= found.off
        if found.unknown:
            unknown.append(organisation.name)
    return ClosedDays(frozenset(off), tuple(unknown))
