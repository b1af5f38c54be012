"""What is placed so far, and where the others can still go."""

from collections.abc import Iterator
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
    """A partial plan that keeps every hard rule; fixed dates stand on it from the beginning.

    `spots` is for reading. Changes go by `put`, which keeps the score, and can be undone.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.spots: list[Spot | None] = [None] * len(problem.meetings)
        self.score = Score(len(problem.meetings), 0, 0)
        self._changes: list[tuple[int, Spot | None]] = []
        for meeting in problem.meetings:
            if meeting.fixed and meeting.booked is not None:
                start, room = meeting.booked.start, meeting.booked.room
                self.put(meeting, Spot(start, room, meeting.cost(start, room)))

    def put(self, meeting: Meeting, spot: Spot | None) -> None:
        """Place the meeting, or take it off the board."""
        had = self.spots[meeting.index]
        self._changes.append((meeting.index, had))
        self.spots[meeting.index] = spot
        unmet, moved, cost = self.score
        for each, sign in ((had, -1), (spot, 1)):
            if each is not None:
                unmet -= sign
                cost += sign * each.cost
                if meeting.booked is not None and meeting.booked.start != each.start:
                    moved += sign
        self.score = Score(unmet, moved, cost)

    def keep(self) -> None:
        """What has been put so far is no longer undone."""
        self._changes.clear()

    def undo(self, score: Score) -> None:
        """Back to where it was kept last; the *score* it had then."""
        for index, had in reversed(self._changes):
            self.spots[index] = had
        self._changes.clear()
        self.score = score

    def free(self, meeting: Meeting) -> int:
        """Its possible starts that no placed meeting forbids, rooms aside."""
        first, last = self.window(meeting)
        if last < first:
            return 0
        taken = 0
        for other, before, forbidden in self.problem.shared[meeting.index]:
            if spot := self.spots[other]:
                shift = spot.start - before
                taken |= forbidden << shift if shift >= 0 else forbidden >> -shift
        return less(meeting.starts & self.problem.quarters(first, last), taken)

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
        length = meeting.turn.ask.length
        for other in self.problem.near[meeting.index]:
            spot = self.spots[other]
            if spot and spot.room in rooms:
                last = spot.start + self.problem.meetings[other].turn.ask.length - 1
                rooms[spot.room] = less(rooms[spot.room], stretch(spot.start - length + 1, last))
        return rooms

    def in_the_way(self, meeting: Meeting, spot: Spot) -> list[Meeting]:
        """The placed meetings that cannot be where they are if it gets that spot."""
        problem = self.problem
        day = problem.day_of[spot.start]
        found = set()
        for index, before, forbidden in problem.shared[meeting.index]:
            other = self.spots[index]
            if other and -1 < spot.start - other.start + before < forbidden.bit_length():
                found.add(index)
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
        end = spot.start + meeting.turn.ask.length
        for index in self.problem.near[meeting.index]:
            its = self.spots[index]
            if its is None or its.room != spot.room:
                continue
            length = self.problem.meetings[index].turn.ask.length
            if its.start < end and spot.start < its.start + length:
                yield index

    def best(self, meeting: Meeting, *, stay: bool = True, dearer: bool = False) -> Spot | None:
        """Its cheapest spot, the earliest of the cheapest; first of all its booked date.

        With *dearer* it is the cheapest that costs more than that, where there is one.
        """
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
                if dearer and (left := less(free, starts)):
                    free, dearer = left, False
                    continue
                start = lowest(here)
                room = next(key for key, starts in rooms.items() if starts >> start & 1)
                return Spot(start, room, meeting.cost(start, room))
        return None


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
            board.put(meeting, board.best(meeting))
    board.keep()
    return board


def _hardest_first(meeting: Meeting) -> tuple[bool, int, int]:
    kept = bool(meeting.stays & meeting.starts)
    return not kept, meeting.starts.bit_count(), meeting.index
