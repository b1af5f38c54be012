"""Large neighbourhood search: take some meetings off the board, put them back better, keep on.

What is taken off hangs together: a meeting with those that stand where it would rather be, or
with those around it. A round that made nothing worse is kept, and now and then a slightly
worse one, less and less so (simulated annealing); the best of all is what counts.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from math import exp
from random import Random

from scheduler.season.board import Board, Spot
from scheduler.season.model import Budget, Score
from scheduler.season.problem import Meeting

FEWEST, MOST = 2, 10
"""How many meetings are taken off at a time."""
WARM, COLD = 3.0, 0.2
"""How many points worse a round may be, about, at the beginning and at the end."""


def improve(board: Board, budget: Budget) -> Board:
    """The board with the best plan that the budget has led to; *board* is used up."""
    movable = [meeting for meeting in board.problem.meetings if not meeting.fixed]
    if not movable:
        return board
    random = Random(budget.seed)  # noqa: S311 -- a search, no secret
    best, best_spots = board.score(), list(board.spots)
    for left in _rounds(budget):
        before, spots = board.score(), list(board.spots)
        _once(board, _related(board, random, movable), random)
        after = board.score()
        if not _take(before, after, WARM * left + COLD, random):
            board.spots = spots
        elif after < best:
            best, best_spots = after, list(board.spots)
    board.spots = best_spots
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


def _take(before: Score, after: Score, warmth: float, random: Random) -> bool:
    if after <= before:
        return True
    if after[:2] != before[:2]:
        return False
    return random.random() < exp((before.cost - after.cost) / warmth)


def _related(board: Board, random: Random, movable: Sequence[Meeting]) -> list[Meeting]:
    """A handful of meetings worth placing anew together."""
    wanted = random.randint(FEWEST, MOST)
    missing = [meeting for meeting in movable if board.spots[meeting.index] is None]
    seed = random.choice(missing if missing and random.random() < 0.5 else movable)
    near = _neighbours(board, seed)
    random.shuffle(near)
    return [seed, *near[: wanted - 1]]


def _neighbours(board: Board, meeting: Meeting) -> list[Meeting]:
    problem = board.problem
    bound = {reach.other for reach in problem.shared[meeting.index]}
    bound |= {i for i, _ in (*problem.earlier[meeting.index], *problem.later[meeting.index])}
    return [problem.meetings[i] for i in bound if not problem.meetings[i].fixed]


def _once(board: Board, chosen: Sequence[Meeting], random: Random) -> None:
    """Take them off and put them back, in any order, each at the cheapest spot that is left."""
    for meeting in chosen:
        board.spots[meeting.index] = None
    order = list(chosen)
    random.shuffle(order)
    for meeting in order:
        board.spots[meeting.index] = board.best(meeting)


__all__ = ["Spot", "improve"]
