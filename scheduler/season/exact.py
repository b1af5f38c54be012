"""The same season for OR-tools' CP-SAT: an optional extra, `pip install samordna[planner]`.

The only home of `ortools`, whose import takes a second and half as much memory as the rest of
us. One variable for each meeting, start and room; the rules of `scheduler.season.problem` as
sets of which at most one may be true. That is tight, and large: fit for up to 150 meetings, and
for the tests, where it says what the best plan is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from ortools.sat.python import cp_model

from scheduler.bits import positions
from scheduler.season.board import Board, Spot
from scheduler.season.model import Turn
from scheduler.season.problem import Meeting, Problem, way_between

Literal = cp_model.IntVar


@dataclass(frozen=True)
class Solved:
    """The best board found, whether there is none better, and what none can be better than.

    `bound` is in points, for boards with as few unmet and moved as this one.
    """

    board: Board
    proven: bool
    bound: float


@dataclass(frozen=True)
class _Choice:
    """A meeting at a start in a room, as something to say yes or no to."""

    meeting: Meeting
    spot: Spot
    said: Literal


def solve(
    hint: Board,
    seconds: float,
    *,
    workers: int = 2,
    seed: int = 0,
    begun: Callable[[Callable[[], None]], object] = lambda stop: None,
) -> Solved:
    """The best plan that CP-SAT finds in so many seconds of solving, from *hint* on.

    `begun` is told how to end the search earlier, just before it begins.
    """
    problem = hint.problem
    model = cp_model.CpModel()
    choices = list(_choices(model, problem))
    for choice in choices:
        model.add_hint(choice.said, hint.spots[choice.meeting.index] == choice.spot)
    _people(model, problem, choices)
    _rooms(model, choices)
    _days(model, hint, choices)
    _fewest(model, problem, choices)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    # Measured at 150 meetings: all of presolve takes longer than what it saves.
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    begun(solver.stop_search)
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Solved(hint, proven=False, bound=0)
    board = Board(problem)
    for choice in choices:
        if solver.boolean_value(choice.said):
            board.put(choice.meeting, choice.spot)
    short_of_bound = solver.objective_value - solver.best_objective_bound
    bound = board.score.cost - short_of_bound
    return Solved(board, proven=status == cp_model.OPTIMAL, bound=bound)


def _choices(model: cp_model.CpModel, problem: Problem) -> Iterator[_Choice]:
    """All that is left to choose once the fixed dates have taken theirs."""
    fixed = Board(problem)
    for meeting in problem.meetings:
        if meeting.fixed:
            continue
        free = fixed.free(meeting)
        rooms: dict[str | None, int] = {None: free}
        if meeting.rooms:
            rooms = dict(fixed.open_rooms(meeting).items())
        for room, is_open in rooms.items():
            for start in positions(free & is_open):
                said = model.new_bool_var(f"{meeting.index}@{start}/{room}")
                yield _Choice(meeting, Spot(start, room, meeting.cost(start, room)), said)


def _people(model: cp_model.CpModel, problem: Problem, choices: Sequence[_Choice]) -> None:
    """Nobody is in two places.

    The shortest way between any two of a person's forums is added to each of their meetings,
    which then must not overlap; pairs that need more are told of one by one.
    """
    ways: dict[tuple[Turn, Turn], int] = {}
    forums = {meeting.turn: meeting.forum.key for meeting in problem.meetings}
    for one, other in permutations(forums, 2):
        way = way_between(one, other) if forums[one] != forums[other] else None
        if way is not None:
            ways[one, other] = way[0]
    covered = dict.fromkeys(ways, -1)
    for turns in _turns_by_person(forums).values():
        pairs = [pair for pair in permutations(turns, 2) if pair in ways]
        if pairs:
            between = min(ways[pair] for pair in pairs)
            covered |= {pair: max(covered[pair], between) for pair in pairs}
            _no_two(model, [c for c in choices if c.meeting.turn in turns], between)
    for pair, quarters in ways.items():
        if quarters > covered[pair]:
            _way(model, choices, pair, quarters)


def _turns_by_person(among: Iterable[Turn]) -> dict[str, list[Turn]]:
    turns: dict[str, list[Turn]] = defaultdict(list)
    for turn in among:
        for person in turn.ask.people:
            turns[person.key].append(turn)
    return turns


def _no_two(model: cp_model.CpModel, choices: Iterable[_Choice], between: int = 0) -> None:
    """No two of them overlap, each with so many quarters after it."""
    at: dict[int, list[Literal]] = defaultdict(list)
    for choice in choices:
        start = choice.spot.start
        for quarter in range(start, start + choice.meeting.turn.ask.length + between):
            at[quarter].append(choice.said)
    for start in {choice.spot.start for choice in choices}:
        model.add_at_most_one(at[start])


def _way(
    model: cp_model.CpModel, choices: Iterable[_Choice], pair: tuple[Turn, Turn], quarters: int
) -> None:
    """From an end of the one forum it takes so many quarters until the other may begin."""
    one, other = pair
    ends: dict[int, list[Literal]] = defaultdict(list)
    begins: dict[int, list[Literal]] = defaultdict(list)
    for choice in choices:
        if choice.meeting.turn is one:
            ends[choice.spot.start + choice.meeting.turn.ask.length].append(choice.said)
        elif choice.meeting.turn is other:
            begins[choice.spot.start].append(choice.said)
    for start, said in begins.items():
        left = [each for end in range(start - quarters + 1, start + 1) for each in ends[end]]
        model.add_at_most_one([*said, *left])


def _rooms(model: cp_model.CpModel, choices: Iterable[_Choice]) -> None:
    by_room: dict[str, list[_Choice]] = defaultdict(list)
    for choice in choices:
        if choice.spot.room is not None:
            by_room[choice.spot.room].append(choice)
    for own in by_room.values():
        _no_two(model, own)


def _days(model: cp_model.CpModel, hint: Board, choices: Iterable[_Choice]) -> None:
    """At most one time for each meeting; distances and order.

    `until[m][d]` says that meeting m has its time on day d or before; the last says whether it
    has one. Where b must come n days after a: a later than d - n and b not later than d never go
    together, whichever day d is.
    """
    problem = hint.problem
    on: dict[tuple[int, int], list[Literal]] = defaultdict(list)
    for choice in choices:
        on[choice.meeting.index, problem.day_of[choice.spot.start]].append(choice.said)
    until: dict[int, list[Literal]] = {}
    for meeting in problem.meetings:
        if meeting.fixed:
            continue
        marks = [
            model.new_bool_var(f"{meeting.index} until {day}") for day in range(len(problem.days))
        ]
        spot = hint.spots[meeting.index]
        for day, mark in enumerate(marks):
            before = marks[day - 1] if day else 0
            model.add(mark == before + sum(on[meeting.index, day]))
            model.add_hint(mark, spot is not None and problem.day_of[spot.start] <= day)
        until[meeting.index] = marks
    for a, marks in until.items():
        for b, days in problem.later[a]:
            if b in until:
                _apart(model, marks, until[b], days)


def _apart(
    model: cp_model.CpModel, first: Sequence[Literal], second: Sequence[Literal], days: int
) -> None:
    for day, not_later in enumerate(second):
        soon_enough = first[day - days] if day >= days else 0
        model.add(first[-1] - soon_enough + not_later <= 1)


def _fewest(model: cp_model.CpModel, problem: Problem, choices: Sequence[_Choice]) -> None:
    """Least unmet, then least moved, then least points, as one sum."""
    dearest: dict[int, int] = defaultdict(int)
    for choice in choices:
        index = choice.meeting.index
        dearest[index] = max(dearest[index], choice.spot.cost)
    moved = 1 + sum(dearest.values())
    unmet = moved * (1 + len(problem.meetings))
    model.minimize(
        sum((c.spot.cost + (moved if _is_moved(c) else 0) - unmet) * c.said for c in choices)
    )


def _is_moved(choice: _Choice) -> bool:
    booked = choice.meeting.booked
    return booked is not None and booked.start != choice.spot.start
