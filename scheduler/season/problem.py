"""A season made ready for solvers: each meeting with its possible starts, and what binds two.

The hard rules, for every solver:

- a meeting keeps its ask: working days and hours, lov, holidays and eves as the ask's masks
  say, everybody who must come and each organisation's quorum, and lies in the term;
- nobody is in two places: two meetings that call the same person do not overlap, required or
  not, and the longer of the two ways is free between them unless they are at one place;
- a room holds one meeting at a time;
- a forum's meetings come in order, `apart` days or more from date to date;
- a preparing forum meets its `lead` before the parent;
- a fixed date stays. Where it breaks a rule by itself or with another fixed one, so be it;
  what is movable keeps every rule towards it.

A meeting without a time binds nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, reduce
from itertools import chain, repeat
from operator import or_
from typing import NamedTuple

from scheduler.asks import Ask
from scheduler.bits import lowest
from scheduler.grid import days_mask
from scheduler.season.costs import OTHER_ROOM, Costs, costs_of_days, costs_of_time, ideal_day
from scheduler.season.model import Booked, Forum, Season, Turn
from scheduler.workdays import days


@dataclass(frozen=True)
class Meeting:
    """The `number`th meeting of a forum, with what each of its possible starts costs.

    `rooms` are those it may be held in, each with the starts that it is open for; empty when
    it needs none. `day` of a start is found in `Problem.day_of`.
    """

    index: int
    forum: Forum = field(repr=False)
    number: int
    turn: Turn = field(repr=False)
    costs: Costs = field(repr=False)
    starts: int = field(repr=False)
    rooms: dict[str, int] = field(repr=False)
    booked: Booked | None

    @property
    def stays(self) -> int:
        """The start that is no move, as a bit; 0 without a booked date."""
        return 0 if self.booked is None else 1 << self.booked.start

    @property
    def fixed(self) -> bool:
        """Whether it is not ours to place."""
        return self.booked is not None and self.booked.fixed

    @cached_property
    def may_be_in(self) -> frozenset[str]:
        """The keys of all rooms that it may be in, or is booked for."""
        room = self.booked and self.booked.room
        return frozenset(self.rooms) | ({room} if room else set())

    def cost(self, start: int, room: str | None) -> int:
        """Points; 0 for a fixed date that nobody would have chosen."""
        time = next((cost for cost, starts in self.costs.items() if starts >> start & 1), 0)
        back = self.booked is not None and self.booked.start == start
        moved_in = back and self.booked is not None and self.booked.room not in (None, room)
        return time + (OTHER_ROOM if moved_in else 0)


class Reach(NamedTuple):
    """How another meeting forbids starts of ours: the bits, the first *before* its own start."""

    other: int
    before: int
    forbidden: int


@dataclass(frozen=True)
class Problem:
    """The season for solvers.

    Args:
        meetings: All forums' meetings, booked or not.
        shared: For each meeting, the meetings of other forums with people in common.
        near: For each meeting, those that may be in one of its rooms.
        later: For each meeting, (another, days): that much later its date must be, or more.
        earlier: The same, the other way.
        days: The local dates of the grid with their quarters.
    """

    season: Season
    meetings: Sequence[Meeting]
    shared: Sequence[Sequence[Reach]]
    near: Sequence[Sequence[int]]
    later: Sequence[Sequence[tuple[int, int]]]
    earlier: Sequence[Sequence[tuple[int, int]]]
    days: Sequence[tuple[date, int]]
    day_of: Sequence[int]

    def quarters(self, first: int, last: int) -> int:
        """All quarters of the days from *first* to *last*, both included and by index."""
        last = min(last, len(self.days) - 1)
        if last < first:
            return 0
        end = self.days[last][1].bit_length()
        start = self.days[first][1]
        return ((1 << end) - 1) & ~((start & -start) - 1)


def problem_of(season: Season) -> Problem:
    """All the asking that has to be done once only."""
    dates = _dates(season)
    term = [i for i, (day, _) in enumerate(dates) if season.from_on <= day <= season.to_on]
    meetings: list[Meeting] = []
    for forum in season.forums:
        meetings += _meetings(season, forum, dates, term, len(meetings))
    pairs = list(_in_order(season, meetings))
    shared = _shared(meetings)
    return Problem(
        season,
        meetings,
        [shared[meeting.turn] for meeting in meetings],
        [[m.index for m in meetings if m is not one and _room_mates(one, m)] for one in meetings],
        [[(b, gap) for a, b, gap in pairs if a == m.index] for m in meetings],
        [[(a, gap) for a, b, gap in pairs if b == m.index] for m in meetings],
        dates,
        [i for i, (_, quarters) in enumerate(dates) for _ in range(quarters.bit_count())],
    )


def _dates(season: Season) -> list[tuple[date, int]]:
    first, last = (
        season.grid.at(index).astimezone(season.zone).date()
        for index in (0, season.grid.quarters - 1)
    )
    return [(day, days_mask(season.grid, season.zone, [day])) for day in days(first, last)]


def _meetings(
    season: Season,
    forum: Forum,
    dates: Sequence[tuple[date, int]],
    term: Sequence[int],
    first_index: int,
) -> Iterator[Meeting]:
    quota = max(forum.quota, len(forum.booked))
    in_term = reduce(or_, (dates[i][1] for i in term), 0)
    within = [dates[i] for i in term]
    ideals = [ideal_day(n, quota, len(within)) for n in range(1, quota + 1)]
    by_time = {turn: costs_of_time(turn.ask, in_term) for turn in (forum.turn, *forum.turns)}
    possible_ = reduce(or_, (starts for each in by_time.values() for starts in each.values()), 0)
    numbers = _numbered(forum, within, ideals, possible_)
    ahead = chain(forum.turns, repeat(forum.turn))
    for n in range(1, quota + 1):
        booked = numbers.get(n)
        turn = (booked.turn or forum.turn) if booked else next(ahead)
        if turn not in by_time:
            by_time[turn] = costs_of_time(turn.ask, in_term)
        costs = costs_of_days(by_time[turn], within, ideals[n - 1], len(within) - 1)
        if booked:
            # A booked date may be off the step that new ones keep.
            any_step = costs_of_time(replace(turn.ask, every=1), in_term)
            here = {cost: starts & 1 << booked.start for cost, starts in any_step.items()}
            stay = costs_of_days(here, within, ideals[n - 1], len(within) - 1)
            costs = stay if booked.fixed else _joined(costs, stay)
        starts = reduce(or_, costs.values(), 0)
        if booked and booked.fixed:
            starts = 1 << booked.start
        rooms = _rooms(turn.ask, booked)
        yield Meeting(first_index + n - 1, forum, n, turn, costs, starts, rooms, booked)


def _joined(some: Costs, others: Costs) -> Costs:
    joined = {cost: some.get(cost, 0) | others.get(cost, 0) for cost in some.keys() | others.keys()}
    return dict(sorted(joined.items()))


def _rooms(ask: Ask, booked: Booked | None) -> dict[str, int]:
    """The rooms to try in order, the booked one first."""
    if ask.rooms is None:
        return {}
    had = None if booked is None else booked.room
    rooms = sorted(ask.rooms.rooms, key=lambda room: room.key != had)
    return {room.key: room.open(ask.grid.all, ask.length) for room in rooms}


def _numbered(
    forum: Forum, days_: Sequence[tuple[date, int]], ideals: Sequence[int], possible_: int
) -> dict[int, Booked]:
    """Which of the forum's meetings the booked dates are: each as near its ideal as can be.

    Those before anything new is possible are the first ones, since none can come before them.
    """
    booked = sorted(forum.booked, key=lambda each: each.start)
    past = [each for each in booked if possible_ and each.start < lowest(possible_)]
    rest = booked[len(past) :]
    days_in = [_day_in(days_, each.start) for each in rest]
    # best[j] = (distance, numbers) of the first j of the rest among the numbers seen so far.
    best: list[tuple[int, tuple[int, ...]] | None] = [(0, ()), *[None] * len(rest)]
    for number in range(len(past) + 1, len(ideals) + 1):
        for j in range(len(rest), 0, -1):
            if (before := best[j - 1]) is not None:
                far = before[0] + abs(days_in[j - 1] - ideals[number - 1])
                chosen = (far, (*before[1], number))
                best[j] = chosen if best[j] is None else min(best[j] or chosen, chosen)
    numbers = (best[-1] or (0, ()))[1]
    return dict(enumerate(past, start=1)) | dict(zip(numbers, rest, strict=True))


def _day_in(days_: Sequence[tuple[date, int]], start: int) -> int:
    """The day of the term that holds *start*; its first or last when it lies outside."""
    before = sum(1 for _, quarters in days_ if quarters.bit_length() <= start)
    return min(before, len(days_) - 1)


def _in_order(season: Season, meetings: Sequence[Meeting]) -> Iterator[tuple[int, int, int]]:
    """(earlier, later, days between their dates at least)."""
    of = {
        forum.key: [meeting.index for meeting in meetings if meeting.forum is forum]
        for forum in season.forums
    }
    for forum in season.forums:
        own = of[forum.key]
        yield from ((a, b, forum.apart) for i, a in enumerate(own) for b in own[i + 1 :])
    for order in season.orders:
        for a, b in zip(of[order.preparing], of[order.parent], strict=False):
            yield a, b, order.lead


def _shared(meetings: Sequence[Meeting]) -> dict[Turn, list[Reach]]:
    """By turn, since meetings that are alike have the same people."""
    of: dict[tuple[str, Turn], list[int]] = {}
    for meeting in meetings:
        of.setdefault((meeting.forum.key, meeting.turn), []).append(meeting.index)
    found: dict[Turn, list[Reach]] = {turn: [] for _, turn in of}
    for key, one in of:
        for (other_key, other), indices in of.items():
            if key != other_key and (way := way_between(one, other)) is not None:
                before = one.ask.length + way[0] - 1
                forbidden = (1 << (before + other.ask.length + way[1])) - 1
                found[one] += [Reach(i, before, forbidden) for i in indices]
    return found


def _room_mates(one: Meeting, other: Meeting) -> bool:
    return any(room in other.may_be_in for room in one.may_be_in)


def way_between(one: Turn, other: Turn) -> tuple[int, int] | None:
    """Quarters between them when *one* comes first and when *other* does; None for strangers."""
    theirs = {person.key: person.travel for person in other.ask.people}
    both = [(p.travel, theirs[p.key]) for p in one.ask.people if p.key in theirs]
    if not both:
        return None
    if one.place is not None and one.place == other.place:
        return 0, 0
    return (
        max(max(a.after, b.before) for a, b in both),
        max(max(a.before, b.after) for a, b in both),
    )
