"""Who and what a meeting needs: people with their calendars, organisations, rooms.

Bits are quarters over the ask's grid, or starts where it says so; bits outside it are ignored.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from scheduler.bits import less, runs, union, widen


class Travel(NamedTuple):
    """Quarters that must be free on each side of the meeting, to come there and get away."""

    before: int = 0
    after: int = 0


class Said(NamedTuple):
    """Starts that somebody has answered for, as in a poll, with this very length in mind.

    An answer outweighs the calendar, travel included; where they disagree `no` holds.
    """

    yes: int = 0
    if_need_be: int = 0
    no: int = 0


AT_HOME = Travel()
NOTHING = Said()


@dataclass(frozen=True)
class Person:
    """Somebody called. `busy` and `here` hold the quarters that are taken; all others are free.

    `here` is what they have at the meeting's own place: no travel to or from that. Travel may
    lie outside the hours in which meetings are held. For an organisation, give it to each of
    its people; nobody travels to their own house.
    """

    key: str
    organisation: str
    required: bool
    busy: int = field(repr=False)
    here: int = field(default=0, repr=False)
    travel: Travel = AT_HOME
    said: Said = field(default=NOTHING, repr=False)

    def __post_init__(self) -> None:
        if min(self.travel) < 0:
            raise ValueError(f"travel cannot take less than no time: {self.travel} for {self.key}")

    def taken(self, grid: int) -> int:
        """Quarters that a meeting of theirs cannot hold, out of those of the *grid*."""
        busy = widen(self.busy & grid, *self.travel) if self.travel != AT_HOME else self.busy
        return busy | self.here

    def away(self, grid: int, length: int) -> int:
        """Starts of meetings that they cannot come to; others may lie outside the grid."""
        before, after = self.travel
        busy = self.busy if self.travel == AT_HOME else self.busy & grid
        away = widen(busy, before, after + length - 1)
        if self.here:
            away |= widen(self.here, 0, length - 1)
        if self.said != NOTHING:
            away = less(away, self.said.yes | self.said.if_need_be) | self.said.no
        return away


@dataclass(frozen=True)
class Organisation:
    """A side of the meeting; `quorum` is how many of its people must be able to come.

    More than it has people is allowed and can never be met: a required organisation then
    blocks, under its own name. Optional: its quorum only speaks for a time.
    """

    key: str
    quorum: int = 1
    required: bool = True

    def __post_init__(self) -> None:
        if self.quorum < 0:
            raise ValueError(f"a quorum cannot be negative: {self.quorum} for {self.key}")


@dataclass(frozen=True)
class Room:
    """A room that holds one meeting at a time."""

    key: str
    busy: int = field(repr=False)

    def open(self, grid: int, length: int) -> int:
        """Starts of meetings that it can hold from beginning to end."""
        return runs(less(grid, self.busy), length)


@dataclass(frozen=True)
class Rooms:
    """Rooms at one place, in the order they should be taken: one of them is needed throughout."""

    rooms: tuple[Room, ...]

    def open(self, grid: int, length: int) -> int:
        """Starts of meetings that at least one of them can hold."""
        return union(room.open(grid, length) for room in self.rooms)
