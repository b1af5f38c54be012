"""What a search for times is asked: who, under which rules, on which grid.

All bits are over the ask's grid; bits outside it are ignored. Everything is listed in the
order it should be named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from scheduler.grid import Grid, bits_within
from scheduler.people import Organisation, Person, Rooms

STEPS = (1, 2, 4)


class Reason(NamedTuple):
    """A text key with its values, for a text layer to make a sentence of."""

    code: str
    values: Mapping[str, str | int]


@dataclass(frozen=True)
class Mask:
    """A rule that the whole meeting must keep, such as working hours or a school's lov.

    `fixed` rules are not up for discussion: they are named as blockers only when they leave
    no time at all by themselves. Without that, "meet at night" would answer every question.
    """

    reason: Reason
    allowed: int = field(repr=False)
    fixed: bool = False


@dataclass(frozen=True)
class Warn:
    """Starts that are possible but come with a warning, such as a klämdag."""

    reason: Reason
    starts: int = field(repr=False)


@dataclass(frozen=True)
class Ask:
    """All that decides the answer.

    Args:
        zone: Where days and half-days are counted when candidates are spread.
        length: Of the meeting, in quarters.
        deadline: The meeting must have ended by then (aware).
        rooms: One of them is needed; None when the meeting needs no room of ours.
        preferred: Quarters that it would be good to stay inside.
        wanted: How many candidates, at most.
        every: Starts at each 1, 2 or 4 quarters of the UTC hour: 2 is on :00 and :30.
        apart: Candidates start at least this many quarters from each other.
        soonest: The earliest possible starts, whatever else there is to say of them.

    Raises:
        ValueError: an ask no data can explain; see the message.
    """

    grid: Grid
    zone: ZoneInfo
    length: int
    people: Sequence[Person]
    organisations: Sequence[Organisation]
    masks: Sequence[Mask] = ()
    warnings: Sequence[Warn] = ()
    deadline: datetime | None = None
    rooms: Rooms | None = None
    preferred: int | None = None
    wanted: int = 5
    every: int = 2
    apart: int = 8
    soonest: bool = False

    def __post_init__(self) -> None:
        if min(self.length, self.wanted, self.apart) < 1:
            raise ValueError("length, wanted and apart are at least 1")
        if self.every not in STEPS:
            raise ValueError(f"starts come every 1, 2 or 4 quarters, not {self.every}")
        if self.deadline is not None and self.deadline.utcoffset() is None:
            raise ValueError(f"a deadline needs its zone: {self.deadline}")
        organisations = _unique([organisation.key for organisation in self.organisations])
        _unique([person.key for person in self.people])
        _unique([room.key for room in self.rooms.rooms] if self.rooms else [])
        if strangers := {person.organisation for person in self.people} - organisations:
            raise ValueError(f"people of organisations not called: {sorted(strangers)}")

    @property
    def rules(self) -> tuple[Mask, ...]:
        """All masks, the deadline last."""
        if self.deadline is None:
            return tuple(self.masks)
        before = bits_within(self.grid, self.grid.origin, self.deadline)
        return (*self.masks, Mask(Reason("slots.deadline", {}), before))

    @property
    def starts(self) -> int:
        """Quarters where a meeting may begin: in step with the hour, with room to its end."""
        fit = self.grid.all >> (self.length - 1)
        first = -(self.grid.origin.minute // 15) % self.every
        steps = -(-self.grid.quarters // self.every)
        on_the_step = ((1 << steps * self.every) - 1) // ((1 << self.every) - 1)
        return on_the_step << first & fit

    @property
    def roomy(self) -> int:
        """Starts of meetings that a room can hold; every quarter when none is needed."""
        return self.grid.all if self.rooms is None else self.rooms.open(self.grid.all, self.length)

    @cached_property
    def sides(self) -> tuple[tuple[Organisation, list[Person]], ...]:
        """Each organisation with its people."""
        people: dict[str, list[Person]] = {who.key: [] for who in self.organisations}
        for person in self.people:
            people[person.organisation].append(person)
        return tuple(
            (organisation, people[organisation.key]) for organisation in self.organisations
        )


def _unique(keys: Sequence[str]) -> set[str]:
    found = set(keys)
    if len(found) < len(keys):
        raise ValueError(f"called twice: {sorted(key for key in found if keys.count(key) > 1)}")
    return found
