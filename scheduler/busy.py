"""Calendars as bits, kept a week at a time: what is known of a person need not be read again.

Reading calendars costs more than searching them (ADR 9). A week is an ISO week in UTC, Monday to
Monday: 672 quarters whatever the clocks do.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import NamedTuple

from scheduler.grid import Grid, bits_between

WEEK = timedelta(weeks=1)
QUARTERS = 7 * 96
MONDAY = datetime(1970, 1, 5, tzinfo=UTC)


class Taken(NamedTuple):
    """When somebody's time is taken: [starts_at, ends_at), aware."""

    who: int
    starts_at: datetime
    ends_at: datetime


Read = Callable[[Sequence[int], datetime, datetime], Iterable[Taken]]
"""All that is taken of these people's time and touches [start, end); more does no harm."""


@dataclass
class BusyWeeks:
    """Quarters taken per person and week; the weeks least lately asked for go first.

    A person comes with a mark; what is kept under another mark is read anew. Threads may share
    it.

    Args:
        at_most: Weeks kept of all people together; one is about 200 bytes.
    """

    at_most: int = 20_000
    _weeks: OrderedDict[tuple[int, int], tuple[str, int]] = field(
        default_factory=OrderedDict, repr=False
    )
    _lock: Lock = field(default_factory=Lock, repr=False)

    def __len__(self) -> int:
        return len(self._weeks)

    def bits(self, people: Mapping[int, str], grid: Grid, read: Read) -> dict[int, int]:
        """Each person's quarters taken on the grid; *read* is called once, or not at all.

        Args:
            people: Whose, each with the mark that their calendar had before *read* is called.
            grid: When.
            read: Reads calendars.
        """
        weeks = _weeks_of(grid)
        known = self._known(people, weeks)
        if lacking := [who for who in people if any((who, each) not in known for each in weeks)]:
            fresh = dict(_read(lacking, weeks, read))
            known |= fresh
            self._keep(people, fresh)
        skipped = (grid.origin - _start(weeks[0])) // timedelta(minutes=15)
        return {
            who: _joined([known[who, week] for week in weeks]) >> skipped & grid.all
            for who in people
        }

    def _known(self, people: Mapping[int, str], weeks: range) -> dict[tuple[int, int], int]:
        found = {}
        with self._lock:
            for who, mark in people.items():
                for week in weeks:
                    kept = self._weeks.get((who, week))
                    if kept is not None and kept[0] == mark:
                        self._weeks.move_to_end((who, week))
                        found[who, week] = kept[1]
        return found

    def _keep(self, people: Mapping[int, str], fresh: Mapping[tuple[int, int], int]) -> None:
        with self._lock:
            for (who, week), bits in fresh.items():
                self._weeks[who, week] = people[who], bits
                self._weeks.move_to_end((who, week))
            while len(self._weeks) > self.at_most:
                self._weeks.popitem(last=False)


def _weeks_of(grid: Grid) -> range:
    return range((grid.origin - MONDAY) // WEEK, -((MONDAY - grid.end) // WEEK))


def _start(week: int) -> datetime:
    return MONDAY + week * WEEK


def _read(people: Sequence[int], weeks: range, read: Read) -> Iterator[tuple[tuple[int, int], int]]:
    """Every person and week, with the quarters taken then."""
    whole = Grid(_start(weeks.start), QUARTERS * len(weeks))
    taken = dict.fromkeys(people, 0)
    for period in read(people, whole.origin, whole.end):
        taken[period.who] |= bits_between(whole, period.starts_at, period.ends_at)
    for who, bits in taken.items():
        for number, week in enumerate(weeks):
            yield (who, week), bits >> number * QUARTERS & (1 << QUARTERS) - 1


def _joined(weeks: Sequence[int]) -> int:
    joined = 0
    for bits in reversed(weeks):
        joined = joined << QUARTERS | bits
    return joined
