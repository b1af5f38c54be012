"""What makes one time better than another for a meeting: points, the same for every solver.

A point is a day away from where the meeting would be if the forum met evenly over the term.
The other weights say how many such days something is worth. They are judgements, not law.
Everything here is about one meeting at one time; what meetings do to each other is a hard
rule (`scheduler.season.problem`).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from scheduler.asks import Ask
from scheduler.bits import at_least, less
from scheduler.ranking import Possible, possible

A_DAY = 1
"""Each day from the even spread."""
NOT_PREFERRED = 3
"""Outside the hours and weekdays that the forum prefers."""
SOMEBODY_AWAY = 5
"""Each person who is called, need not come, and cannot."""
ORGANISATION_AWAY = 10
"""Each optional organisation that is short of its quorum."""
WARNED = 8
"""Each warning of the ask, such as a klämdag."""
LATE = 5
"""Within the term's last `LATE_DAYS` days, when there is no room left to move it."""
LATE_DAYS = 7
OTHER_ROOM = 2
"""On the date it had, in another room than it had."""

Costs = dict[int, int]
"""Points → starts that cost so much: each start in one set."""


def ideal_day(number: int, quota: int, days: int) -> int:
    """Where the *number*th (from 1) of *quota* meetings would be, as days into the term.

    Each has an equal part of the term, and stands in the middle of it.
    """
    return (2 * number - 1) * days // (2 * quota)


def costs_of_time(ask: Ask, within: int) -> Costs:
    """What the possible starts of *within* cost, whichever of the forum's meetings it is."""
    found = possible(ask)
    costs = {0: found.starts & within}
    for away in found.others.values():
        costs = _add(costs, away, SOMEBODY_AWAY)
    for short in _short(ask, found):
        costs = _add(costs, short, ORGANISATION_AWAY)
    for warning in ask.warnings:
        costs = _add(costs, warning.starts, WARNED)
    if ask.preferred is not None:
        costs = _add(costs, less(ask.grid.all, found.preferred), NOT_PREFERRED)
    return costs


def _add(costs: Costs, starts: int, points: int) -> Costs:
    dearer: Costs = {}
    for cost, some in costs.items():
        for what, adds in ((some & starts, points), (less(some, starts), 0)):
            if what:
                dearer[cost + adds] = dearer.get(cost + adds, 0) | what
    return dearer


def _short(ask: Ask, found: Possible) -> Iterator[int]:
    """Where at least one optional organisation is short of its quorum; where two are; and so on."""
    optional = sum(not organisation.required for organisation in ask.organisations)
    for there in range(optional, 0, -1):
        yield less(ask.grid.all, at_least(found.sides, there, ask.grid.all))


def costs_of_days(costs: Costs, days: Sequence[tuple[date, int]], ideal: int, last: int) -> Costs:
    """The same, with what the day adds for a meeting that would best be on day *ideal*.

    Args:
        costs: By the time alone.
        days: The term's dates with their quarters, in order; `ideal` and `last` count in them.
        ideal: See `ideal_day`.
        last: The term's last day.
    """
    all_in: Costs = {}
    for day, (_, quarters) in enumerate(days):
        adds = A_DAY * abs(day - ideal) + (LATE if day > last - LATE_DAYS else 0)
        for cost, starts in costs.items():
            if here := starts & quarters:
                all_in[cost + adds] = all_in.get(cost + adds, 0) | here
    return dict(sorted(all_in.items()))
