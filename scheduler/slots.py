"""Times that everyone who must come can make, best first; or what stands in the way.

A start is possible when, for the meeting's whole length, every mask allows it, a room can hold
it if one is needed, every required person can come, and each required organisation has its
quorum: the same people throughout, required ones counted in. An optional organisation never
blocks. Somebody can come when they are free, with time to travel on both sides; what they have
answered about that very start outweighs their calendar.

Each candidate is the best of the possible starts that lie at least `apart` quarters from the
ones already chosen, by, in turn:

1. on a half-day (local, divided at noon) where none is chosen yet;
2. more optional organisations with their quorum;
3. more people, so "everybody" comes before "all but one";
4. fewer who have said "if need be";
5. more who have said yes;
6. fewer warnings;
7. wholly inside the preferred hours;
8. on a day where none is chosen yet;
9. earlier.

An ask for the soonest goes by the last of these alone.

Nothing here asks what time it is; the answer depends on the ask alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from scheduler.asks import Ask, Mask, Reason, Warn
from scheduler.blockers import Blocked, Blocker, Way, blocked
from scheduler.people import AT_HOME, Organisation, Person, Room, Rooms, Said, Travel
from scheduler.ranking import Possible, possible, spread

__all__ = [
    "Ask",
    "Blocked",
    "Blocker",
    "Mask",
    "Organisation",
    "Person",
    "Reason",
    "Room",
    "Rooms",
    "Said",
    "Slot",
    "Travel",
    "Warn",
    "Way",
    "find",
    "is_possible",
]

EVERYONE_CAN = Reason("slots.everyone_can", {})


@dataclass(frozen=True)
class Slot:
    """A candidate. `can` and `cannot` hold the keys of all people, in the ask's order.

    Times are UTC. `room` is the first of the ask's rooms that can hold it; None when none is
    needed. `reasons` are, in this order: `slots.everyone_can`, or `slots.all_but` with
    `count`; `slots.without` with `organisation` for each optional one short of its quorum;
    `slots.if_need_be` and `slots.said_yes` with `count`; the warnings; `slots.preferred_hours`.
    """

    starts_at: datetime
    ends_at: datetime
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    reasons: tuple[Reason, ...]
    room: str | None = None


def find(ask: Ask) -> tuple[Slot, ...] | Blocked:
    """Up to `ask.wanted` candidates, best first; never empty: else what blocks."""
    found = possible(ask)
    if found.starts:
        return tuple(_explain(ask, found, start) for start in spread(ask, found))
    return replace(blocked(ask), without_travel=_without_travel(ask))


def is_possible(ask: Ask, starts_at: datetime) -> bool:
    """Whether the meeting can begin just then, as good or bad as that may be."""
    index = ask.grid.index(starts_at)
    on_the_quarter = ask.grid.at(index) == starts_at
    return on_the_quarter and index >= 0 and possible(ask).starts >> index & 1 == 1


def _without_travel(ask: Ask) -> int:
    """How many starts there are if nobody has to travel."""
    if not any(any(who.travel) for who in ask.people):
        return 0
    people = [replace(who, travel=AT_HOME) for who in ask.people]
    return possible(replace(ask, people=people)).starts.bit_count()


def _explain(ask: Ask, found: Possible, start: int) -> Slot:
    away = {key for key, starts in found.others.items() if starts >> start & 1}
    return Slot(
        starts_at=ask.grid.at(start),
        ends_at=ask.grid.at(start + ask.length),
        can=tuple(who.key for who in ask.people if who.key not in away),
        cannot=tuple(who.key for who in ask.people if who.key in away),
        reasons=tuple(_reasons(ask, start, away)),
        room=_room(ask, start),
    )


def _room(ask: Ask, start: int) -> str | None:
    for room in ask.rooms.rooms if ask.rooms else ():
        if room.open(ask.grid.all, ask.length) >> start & 1:
            return room.key
    return None


def _reasons(ask: Ask, start: int, away: set[str]) -> Iterator[Reason]:
    yield Reason("slots.all_but", {"count": len(away)}) if away else EVERYONE_CAN
    for organisation, people in ask.sides:
        if sum(who.key not in away for who in people) < organisation.quorum:
            yield Reason("slots.without", {"organisation": organisation.key})
    coming = [who.said for who in ask.people if who.key not in away]
    if if_need_be := sum(said.if_need_be >> start & 1 for said in coming):
        yield Reason("slots.if_need_be", {"count": if_need_be})
    if yes := sum(said.yes >> start & 1 for said in coming):
        yield Reason("slots.said_yes", {"count": yes})
    yield from (warning.reason for warning in ask.warnings if warning.starts >> start & 1)
    meeting = ((1 << ask.length) - 1) << start
    if ask.preferred is not None and ask.preferred & meeting == meeting:
        yield Reason("slots.preferred_hours", {})
