"""What a season is asked and what it answers: forums over one term, and a plan for them.

Times are quarters of the season's grid, days are local dates in its zone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from time import monotonic
from typing import NamedTuple
from zoneinfo import ZoneInfo

from scheduler.asks import Ask
from scheduler.blockers import Blocked
from scheduler.grid import Grid


@dataclass(frozen=True, eq=False)
class Turn:
    """One of a forum's meetings: who comes, how long it takes, which rules and rooms, and where.

    `place`: whoever has two meetings at the same place needs no travel between them.
    """

    ask: Ask = field(repr=False)
    place: str | None = None


@dataclass(frozen=True)
class Booked:
    """A date that a forum has. A `fixed` one is never moved, whatever rule it breaks.

    `turn` is that meeting's own, where it is not as the forum's others.
    """

    start: int
    room: str | None = None
    fixed: bool = False
    turn: Turn | None = None


@dataclass(frozen=True)
class Forum:
    """A body that should meet `quota` times in the term.

    Args:
        ask: Who comes, how long it takes, which rules and rooms, and what is preferred: as for
            one meeting alone, with all the season's grid to choose from. Calendars and rooms
            must not hold the season's own booked dates, or those stand in their own way.
            `wanted`, `apart` and `soonest` mean nothing here.
        quota: Meetings in the term; the booked ones are counted in.
        apart: Days from one meeting's date to the next one's, at least.
        place: Whoever has two forums at the same place needs no travel between them.
        booked: In any order. More than the quota are kept.
        turns: The first ones of the meetings without a date, where they are not all alike, as
            when hosts take turns: who must come and in which room. The others are as `ask` says.
    """

    key: str
    ask: Ask = field(repr=False)
    quota: int
    apart: int = 7
    place: str | None = None
    booked: tuple[Booked, ...] = ()
    turns: tuple[Turn, ...] = ()

    @cached_property
    def turn(self) -> Turn:
        """Any of its meetings that is like the others."""
        return Turn(self.ask, self.place)

    @property
    def all_turns(self) -> tuple[Turn, ...]:
        """Every way in which its meetings are."""
        return (self.turn, *self.turns, *(each.turn for each in self.booked if each.turn))

    def __post_init__(self) -> None:
        if self.quota < 0 or self.apart < 1:
            raise ValueError(f"a quota is not negative and meetings are a day apart: {self.key}")
        for each in self.booked:
            ask = (each.turn or self.turn).ask
            if not 0 <= each.start <= ask.grid.quarters - ask.length:
                raise ValueError(f"booked outside the season: {self.key}, {each.start}")
        if len({each.start for each in self.booked}) < len(self.booked):
            raise ValueError(f"booked twice at one time: {self.key}")


@dataclass(frozen=True)
class Order:
    """The first meeting of `preparing` comes `lead` days or more before the first of `parent`.

    So do the second ones, and so on for as long as both have one.
    """

    preparing: str
    parent: str
    lead: int = 7


@dataclass(frozen=True)
class Season:
    """All that decides a plan.

    Args:
        from_on: The term's first date; nothing new is placed before it.
        to_on: Its last.

    Raises:
        ValueError: a season no data can explain; see the message.
    """

    grid: Grid
    zone: ZoneInfo
    from_on: date
    to_on: date
    forums: Sequence[Forum]
    orders: Sequence[Order] = ()

    def __post_init__(self) -> None:
        keys = {forum.key for forum in self.forums}
        if len(keys) < len(self.forums):
            raise ValueError("two forums have the same key")
        if self.to_on < self.from_on:
            raise ValueError(f"a term ends before it starts: {self.from_on} to {self.to_on}")
        asks = [turn.ask for forum in self.forums for turn in forum.all_turns]
        if any((ask.grid, ask.zone) != (self.grid, self.zone) for ask in asks):
            raise ValueError("all forums are asked about on the season's own grid")
        for order in self.orders:
            if not {order.preparing, order.parent} <= keys or order.preparing == order.parent:
                raise ValueError(f"an order of forums that are not there: {order}")
            if order.lead < 0:
                raise ValueError(f"a lead cannot be negative: {order}")


@dataclass(frozen=True)
class Budget:
    """How long to look: `seconds` by the clock, or `rounds` for an answer that is repeatable.

    Whichever is used up first ends the search; neither means the first plan found.
    """

    seconds: float | None = None
    rounds: int | None = None
    seed: int = 0
    clock: Callable[[], float] = field(default=monotonic, repr=False)


class Score(NamedTuple):
    """What a plan costs. Less is better, and the first that differs decides."""

    unmet: int
    moved: int
    cost: int


@dataclass(frozen=True)
class Placement:
    """One meeting of one forum, the `number`th of the term (from 1).

    `booked` is the date it had before, if any; `cost` what is not ideal about this one.
    """

    forum: str
    number: int
    start: int
    room: str | None
    cost: int
    booked: Booked | None = None

    @property
    def moved(self) -> bool:
        """Whether it had another date."""
        return self.booked is not None and self.booked.start != self.start


@dataclass(frozen=True)
class Unmet:
    """A meeting that found no time, and the smallest sets of things that stand in the way.

    Beside what can block a meeting alone, there are masks with these reasons: `season.term`,
    `season.apart` with `days`, `season.before` and `season.after` with `forum` (the parent's
    and the preparing one's date), and `season.shared` with `forum`: one that has people in
    common with it and meets at the time. `lost` is the date it had before.
    """

    forum: str
    number: int
    why: Blocked
    lost: Booked | None = None


@dataclass(frozen=True)
class Plan:
    """The best that was found; earliest first, what is unmet by forum and number."""

    placements: tuple[Placement, ...]
    unmet: tuple[Unmet, ...]
    score: Score
