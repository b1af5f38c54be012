"""Times that everyone who must come can make, best first; or what stands in the way.

A start is possible when, for the meeting's whole length, every mask allows it, every required
person is free, and each required organisation has its quorum: the same people throughout,
required ones counted in. An optional organisation never blocks.

Each candidate is the best of the possible starts that lie at least `apart` quarters from the
ones already chosen, by, in turn:

1. on a half-day (local, divided at noon) where none is chosen yet;
2. more optional organisations with their quorum;
3. more people, so "everybody" comes before "all but one";
4. fewer warnings;
5. wholly inside the preferred hours;
6. on a day where none is chosen yet;
7. earlier.

An ask for the soonest goes by the last of these alone.

Nothing here asks what time it is; the answer depends on the ask alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_

from scheduler.asks import Ask, Mask, Organisation, Person, Reason, Warn
from scheduler.bits import all_free, at_least, counts, fewest, lowest, most, runs
from scheduler.blockers import Blocked, Blocker, Way, blocked
from scheduler.grid import days_mask, half_day

__all__ = [
    "Ask",
    "Blocked",
    "Blocker",
    "Mask",
    "Organisation",
    "Person",
    "Reason",
    "Slot",
    "Warn",
    "Way",
    "find",
]

EVERYONE_CAN = Reason("slots.everyone_can", {})


@dataclass(frozen=True)
class Slot:
    """A candidate. `can` and `cannot` hold the keys of all people, in the ask's order.

    Times are UTC. `reasons` are, in this order: `slots.everyone_can`, or `slots.all_but` with
    `count`; `slots.without` with `organisation` for each optional one short of its quorum;
    the warnings; `slots.preferred_hours`.
    """

    starts_at: datetime
    ends_at: datetime
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class _Possible:
    """The possible starts with what ranks them: planes of counts, and a set of starts."""

    starts: int
    sides: list[int]
    people: list[int]
    warnings: list[int]
    preferred: int

    def best(self, among: int) -> int:
        """Those that nothing but their time tells apart from the best."""
        among = most(self.people, most(self.sides, among))
        among = fewest(self.warnings, among)
        return among & self.preferred or among


def find(ask: Ask) -> tuple[Slot, ...] | Blocked:
    """Up to `ask.wanted` candidates, best first; never empty: else what blocks."""
    possible = _possible(ask)
    if not possible.starts:
        return blocked(ask)
    return tuple(_explain(ask, start) for start in _spread(ask, possible))


def _possible(ask: Ask) -> _Possible:
    allowed = reduce(and_, (rule.allowed for rule in ask.rules), ask.grid.all)
    required = [person.busy for person in ask.people if person.required]
    starts = ask.starts & all_free(required, allowed, ask.length)
    # At these starts required people are free, so only the others need counting.
    others, sides = [], []
    for organisation, people in ask.sides:
        free = [runs(ask.grid.all & ~who.busy, ask.length) for who in people if not who.required]
        others += free
        still = organisation.quorum - (len(people) - len(free))
        enough = at_least(counts(free), still, ask.grid.all)
        if organisation.required:
            starts &= enough
        else:
            sides.append(enough)
    return _Possible(
        starts,
        counts(sides),
        counts(others),
        counts(warning.starts for warning in ask.warnings),
        0 if ask.preferred is None else runs(ask.preferred & ask.grid.all, ask.length),
    )


def _spread(ask: Ask, possible: _Possible) -> Iterator[int]:
    """The candidates' starts, as the module says."""
    left, half_days, days = possible.starts, 0, 0
    for _ in range(ask.wanted):
        if not left:
            return
        best = left if ask.soonest else possible.best(left & ~half_days or left)
        start = lowest(best if ask.soonest else best & ~days or best)
        yield start
        left &= ~_near(start, ask.apart)
        half_days |= half_day(ask.grid, ask.zone, start)
        days |= days_mask(ask.grid, ask.zone, {ask.grid.at(start).astimezone(ask.zone).date()})


def _near(start: int, apart: int) -> int:
    around = (1 << (2 * apart - 1)) - 1
    return around << start >> (apart - 1)


def _explain(ask: Ask, start: int) -> Slot:
    meeting = ((1 << ask.length) - 1) << start
    cannot = {person.key for person in ask.people if person.busy & meeting}
    return Slot(
        starts_at=ask.grid.at(start),
        ends_at=ask.grid.at(start + ask.length),
        can=tuple(person.key for person in ask.people if person.key not in cannot),
        cannot=tuple(person.key for person in ask.people if person.key in cannot),
        reasons=tuple(_reasons(ask, meeting, cannot)),
    )


def _reasons(ask: Ask, meeting: int, cannot: set[str]) -> Iterator[Reason]:
    yield Reason("slots.all_but", {"count": len(cannot)}) if cannot else EVERYONE_CAN
    for organisation, people in ask.sides:
        if sum(who.key not in cannot for who in people) < organisation.quorum:
            yield Reason("slots.without", {"organisation": organisation.key})
    start = meeting & -meeting
    yield from (warning.reason for warning in ask.warnings if warning.starts & start)
    if ask.preferred is not None and ask.preferred & meeting == meeting:
        yield Reason("slots.preferred_hours", {})
