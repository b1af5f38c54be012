"""Local search: take some meetings off the board, put them back better, keep on.

A round either takes off a meeting together with some that it is bound to, or pushes one in at a
good spot whoever stands there; then all that is off the board goes back in a random order, each
at the cheapest spot left, or seldom at one that costs more. What is not where it was booked is
pushed back there now and then: no step from one good plan to the next would lead to it. What
makes nothing worse is kept, and now and then what makes it a little worse, less and less so
(simulated annealing); the best of all is what counts.

A meeting without a time pushes in where the fewest have to go. How often each has been without
one is counted, and makes it heavier: so what is hard to place in the end stays, and what had
its place by chance goes (after Nagata and Bräysy's ejection search, 2009).
"""

from collections.abc import Iterator, Sequence
from itertools import count
from math import exp
from random import Random

from scheduler.bits import positions
from scheduler.season.board import Board, Spot
from scheduler.season.model import Budget, Score
from scheduler.season.problem import Meeting

FEWEST, MOST = 1, 8
"""How many others are taken off together with a meeting."""
A_THIRD, A_TENTH = 1 / 3, 1 / 10
LEAVE = 0.2
"""How often a booked date is left though it could be kept, for the good of others."""
DEARER = 0.05
"""How often a meeting is not put back at its cheapest spot: the cheapest may not go together."""
SPOTS = 8
"""Among how many spots a meeting without a time chooses where to push in."""
LONGEST = 12
"""How many times in a row something is pushed in before it is given up."""
WARM, COLD = 3.0, 0.2
"""How many points worse a round may be, about, at the beginning and at the end."""


def improve(board: Board, budget: Budget) -> Board:
    """The board with the best plan that the budget has led to; *board* is used up."""
    search = _Search(board, Random(budget.seed))  # noqa: S311 -- a search, no secret
    if not search.movable:
        return board
    best, best_spots = board.score, list(board.spots)
    for left in _rounds(budget):
        before = board.score
        search.shake()
        if not search.take(before, WARM * left + COLD):
            board.undo(before)
        elif board.score < best:
            best, best_spots = board.score, list(board.spots)
        board.keep()
    for meeting in search.movable:
        board.put(meeting, best_spots[meeting.index])
    board.keep()
    return board


def _rounds(budget: Budget) -> Iterator[float]:
    """How much of the budget is left, from 1 towards 0, until it is used up."""
    if budget.seconds is None and budget.rounds is None:
        return
    started = budget.clock()
    for number in count():
        spent = 0.0 if budget.rounds is None else number / max(budget.rounds, 1)
        if budget.rounds == number:
            return
        if budget.seconds is not None:
            spent = max(spent, (budget.clock() - started) / max(budget.seconds, 1e-9))
        if spent >= 1:
            return
        yield 1 - spent


class _Search:
    def __init__(self, board: Board, random: Random) -> None:
        self.board = board
        self.random = random
        self.movable = [meeting for meeting in board.problem.meetings if not meeting.fixed]
        self.hopeful = [meeting for meeting in self.movable if meeting.starts]
        self.weight = [1] * len(board.problem.meetings)

    def shake(self) -> None:
        """One round: something is taken off the board, and all that is off it goes back."""
        random = self.random
        missing = self._missing()
        if missing and random.random() < A_TENTH:
            self._chain(len(missing))
        elif (missing or self.board.score.moved) and random.random() < A_TENTH:
            self._back(len(missing))
        elif random.random() < A_THIRD:
            self._put_back(self._push_in(random.choice(self.movable), 1))
        else:
            chosen = random.choice(self.movable)
            off = [chosen, *self._bound_to(chosen)]
            for meeting in off:
                self.board.put(meeting, None)
            self._put_back(off)

    def _chain(self, unmet: int) -> None:
        """Push in what is missing, then what that pushed out, until one fewer is missing."""
        for _ in range(LONGEST):
            self._put_back(self._push_in(self.random.choice(self._missing()), SPOTS))
            if len(self._missing()) < unmet:
                return

    def _back(self, unmet: int) -> None:
        """Push in a meeting at the date it had, then place what had to go for it."""
        spots = self.board.spots
        away = [
            each
            for each in self.hopeful
            if each.stays & each.starts
            if (spot := spots[each.index]) is None or not each.stays >> spot.start & 1
        ]
        if not away:
            return
        meeting = self.random.choice(away)
        self._put_back(self._push_in(meeting, 1, meeting.stays & meeting.starts))
        if len(self._missing()) > unmet:
            self._chain(unmet + 1)

    def _missing(self) -> list[Meeting]:
        return [meeting for meeting in self.hopeful if self.board.spots[meeting.index] is None]

    def _put_back(self, off: Sequence[Meeting]) -> None:
        """Give these a spot, and all others that have none."""
        waiting = {meeting.index: meeting for meeting in (*off, *self._missing())}
        order = list(waiting.values())
        self.random.shuffle(order)
        for meeting in order:
            stay = self.random.random() >= LEAVE
            dearer = self.random.random() < DEARER
            self.board.put(meeting, self.board.best(meeting, stay=stay, dearer=dearer))

    def take(self, before: Score, warmth: float) -> bool:
        """Whether to go on from what the round made of the board."""
        after = self.board.score
        if after <= before:
            return True
        if after[:2] != before[:2]:
            return False
        return self.random.random() < exp((before.cost - after.cost) / warmth)

    def _push_in(self, meeting: Meeting, spots: int, among: int | None = None) -> list[Meeting]:
        """Put it where the lightest have to go, at one of its starts *among* these; who had to."""
        ways = []
        for _ in range(spots):
            if spot := self._wish(meeting, among):
                off = self.board.in_the_way(meeting, spot)
                if not any(other.fixed for other in off):
                    weight = sum(self.weight[other.index] for other in off)
                    ways.append((weight, spot.cost, spot, off))
        if not ways:
            return []
        if self.board.spots[meeting.index] is None or among is not None:
            self.weight[meeting.index] += 1
        _, _, spot, off = min(ways, key=lambda way: way[:2])
        for other in off:
            self.board.put(other, None)
        self.board.put(meeting, spot)
        return off

    def _wish(self, meeting: Meeting, among: int | None) -> Spot | None:
        """One of its possible spots, sooner a cheap one than a dear one."""
        layers = list(meeting.costs.values())
        if among is not None:
            layers = [here for layer in layers if (here := layer & among)]
        if not layers:
            return None
        layer = layers[int(len(layers) * self.random.random() ** 2)]
        start = self.random.choice(positions(layer))
        rooms = [key for key, is_open in meeting.rooms.items() if is_open >> start & 1]
        if meeting.rooms and not rooms:
            return None
        room = self.random.choice(rooms) if rooms else None
        return Spot(start, room, meeting.cost(start, room))

    def _bound_to(self, meeting: Meeting) -> list[Meeting]:
        """Some of those that it is bound to."""
        problem = self.board.problem
        bound = {reach.other for reach in problem.shared[meeting.index]}
        bound |= {i for i, _ in (*problem.earlier[meeting.index], *problem.later[meeting.index])}
        near = [problem.meetings[i] for i in sorted(bound) if not problem.meetings[i].fixed]
        return self.random.sample(near, min(self.random.randint(FEWEST, MOST), len(near)))
