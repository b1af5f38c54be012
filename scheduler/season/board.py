"""What is placed so far, and where the others can still go."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scheduler.bits import less, lowest
from scheduler.season.model import Score
from scheduler.season.problem import Meeting, Problem


class Spot(NamedTuple):
    """A time for a meeting, with the room it gets and its points."""

    start: int
    room: str | None
    cost: int


class Board:
    """A partial plan that keeps every hard rule; fixed dates stand on it from the beginning."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.spots: list[Spot | None] = [None] * len(problem.meetings)
        for meeting in problem.meetings:
            if meeting.fixed and meeting.booked is not None:
                start, room = meeting.booked.start, meeting.booked.room
                self.spots[meeting.index] = Spot(start, room, meeting.cost(start, room))

    def free(self, meeting: Meeting) -> int:
        """Its possible starts that no placed meeting forbids, rooms aside."""
        first, last = self.window(meeting)
        if last < first:
            return 0
        quarters = self.problem.quarters(first, last)
        taken = 0
        for reach in self.problem.shared[meeting.index]:
            if spot := self.spots[reach.other]:
                taken |= stretch(spot.start - reach.before, spot.start + reach.after)
        return less(meeting.starts & quarters, taken)

    def window(self, meeting: Meeting) -> tuple[int, int]:
        """The first and the last day that the meetings before and after it leave."""
        first, last = 0, len(self.problem.days) - 1
        for other, days in self.problem.earlier[meeting.index]:
            if spot := self.spots[other]:
                first = max(first, self.problem.day_of[spot.start] + days)
        for other, days in self.problem.later[meeting.index]:
            if spot := self.spots[other]:
                last = min(last, self.problem.day_of[spot.start] - days)
        return first, last

    def open_rooms(self, meeting: Meeting) -> dict[str, int]:
        """Each of its rooms with the starts that it is free for."""
        rooms = dict(meeting.rooms)
        length = meeting.forum.ask.length
        for other, spot in zip(self.problem.meetings, self.spots, strict=True):
            if spot and other is not meeting and spot.room in rooms:
                last = spot.start + other.forum.ask.length - 1
                rooms[spot.room] = less(rooms[spot.room], stretch(spot.start - length + 1, last))
        return rooms

    def in_the_way(self, meeting: Meeting, spot: Spot) -> list[Meeting]:
        """The placed meetings that cannot be where they are if it gets that spot."""
        problem = self.problem
        day = problem.day_of[spot.start]
        found = set()
        for reach in problem.shared[meeting.index]:
            other = self.spots[reach.other]
            if other and other.start - reach.before <= spot.start <= other.start + reach.after:
                found.add(reach.other)
        for index, days in problem.earlier[meeting.index]:
            if (other := self.spots[index]) and problem.day_of[other.start] + days > day:
                found.add(index)
        for index, days in problem.later[meeting.index]:
            if (other := self.spots[index]) and problem.day_of[other.start] - days < day:
                found.add(index)
        if spot.room is not None:
            found |= set(self._in_room(meeting, spot))
        return [problem.meetings[index] for index in sorted(found)]

    def _in_room(self, meeting: Meeting, spot: Spot) -> Iterator[int]:
        end = spot.start + meeting.forum.ask.length
        for other, its in zip(self.problem.meetings, self.spots, strict=True):
            if its is None or other is meeting or its.room != spot.room:
                continue
            if its.start < end and spot.start < its.start + other.forum.ask.length:
                yield other.index

    def best(self, meeting: Meeting, *, stay: bool = True) -> Spot | None:
        """Its cheapest spot, the earliest of the cheapest; first of all its booked date."""
        free = self.free(meeting)
        rooms: dict[str | None, int] = {None: free}
        if meeting.rooms:
            rooms = {key: free & starts for key, starts in self.open_rooms(meeting).items()}
            free = 0
            for starts in rooms.values():
                free |= starts
        if stay:
            free = free & meeting.stays or free
        for starts in meeting.costs.values():
            if here := free & starts:
                start = lowest(here)
                room = next(key for key, starts in rooms.items() if starts >> start & 1)
                return Spot(start, room, meeting.cost(start, room))
        return None

    def score(self) -> Score:
        """Of the plan as it stands."""
        unmet = sum(spot is None for spot in self.spots)
        return Score(unmet, sum(self._moved()), sum(spot.cost for spot in self.spots if spot))

    def _moved(self) -> Iterable[bool]:
        for meeting, spot in zip(self.problem.meetings, self.spots, strict=True):
            if meeting.booked and spot:
                yield spot.start != meeting.booked.start


def stretch(first: int, last: int) -> int:
    """The set of positions from *first* to *last*, both included; none below zero."""
    first = max(first, 0)
    return ((1 << (last - first + 1)) - 1) << first if last >= first else 0


def greedy(problem: Problem) -> Board:
    """The meeting with the fewest possible starts first, each at its cheapest spot.

    Booked dates come before all others, or a new meeting might push one away.
    """
    board = Board(problem)
    for meeting in sorted(problem.meetings, key=_hardest_first):
        if not meeting.fixed:
            board.spots[meeting.index] = board.best(meeting)
    return board


def _hardest_first(meeting: Meeting) -> tuple[bool, int, int]:
    kept = bool(meeting.stays & meeting.starts)
    return not kept, meeting.starts.bit_count(), meeting.index
