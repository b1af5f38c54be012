"""Large neighbourhood search: take some meetings off the board, put them back better, keep on.

What is taken off hangs together: a meeting with those that stand where it would rather be, or
with those around it. A round that made nothing worse is kept, and now and then a slightly
worse one, less and less so (simulated annealing); the best of all is what counts.
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
A_THIRD = 1 / 3
LEAVE = 0.2
"""How often a booked date is left though it could be kept, for the good of others."""
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
        _shake(board, movable, random)
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


def _shake(board: Board, movable: Sequence[Meeting], random: Random) -> None:
    """One round: something is taken off the board, and all that is off it goes back."""
    missing = [meeting for meeting in movable if board.spots[meeting.index] is None]
    chosen = random.choice(missing if missing and random.random() < A_THIRD else movable)
    if random.random() < A_THIRD:
        off = _push_in(board, chosen, random)
    else:
        off = [chosen, *_neighbours(board, chosen, random)]
        for meeting in off:
            board.spots[meeting.index] = None
    random.shuffle(off)
    for meeting in {meeting.index: meeting for meeting in (*off, *missing)}.values():
        if board.spots[meeting.index] is None:
            stay = random.random() >= LEAVE
            board.spots[meeting.index] = board.best(meeting, stay=stay)


def _push_in(board: Board, meeting: Meeting, random: Random) -> list[Meeting]:
    """Put it somewhere good whoever is there; who had to go."""
    spot = _wish(board, meeting, random)
    if spot is None:
        return []
    off = board.in_the_way(meeting, spot)
    if any(other.fixed for other in off):
        return []
    for other in off:
        board.spots[other.index] = None
    board.spots[meeting.index] = spot
    return off


def _wish(board: Board, meeting: Meeting, random: Random) -> Spot | None:
    """One of its possible spots, sooner a cheap one than a dear one."""
    layers = list(meeting.costs.values())
    if not layers:
        return None
    layer = layers[int(len(layers) * random.random() ** 3)]
    start = random.choice(positions(layer))
    rooms = [key for key, is_open in meeting.rooms.items() if is_open >> start & 1]
    if meeting.rooms and not rooms:
        return None
    room = random.choice(rooms) if rooms else None
    return Spot(start, room, meeting.cost(start, room))


def _neighbours(board: Board, meeting: Meeting, random: Random) -> list[Meeting]:
    """Some of those that it is bound to."""
    problem = board.problem
    bound = {reach.other for reach in problem.shared[meeting.index]}
    bound |= {i for i, _ in (*problem.earlier[meeting.index], *problem.later[meeting.index])}
    near = [problem.meetings[i] for i in sorted(bound) if not problem.meetings[i].fixed]
    return random.sample(near, min(random.randint(FEWEST, MOST), len(near)))
