"""The best plan within a time, with CP-SAT's help where `samordna[planner]` is installed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from scheduler.season.board import Board, greedy
from scheduler.season.improve import improve
from scheduler.season.model import Budget, Plan, Season
from scheduler.season.problem import problem_of
from scheduler.season.telling import told

if TYPE_CHECKING:
    from scheduler.season.exact import Solved

MOST_MEETINGS = 150
"""Beyond this CP-SAT needs minutes to get as far as local search does in seconds."""


def best_plan(season: Season, seconds: float, seed: int = 0) -> Plan:
    """The plan of local search, or a better one by CP-SAT; each gets half of the time.

    Without the extra, local search has all of it.
    """
    problem = problem_of(season)
    solve = _solver() if len(problem.meetings) <= MOST_MEETINGS else None
    if solve is None:
        return told(improve(greedy(problem), Budget(seconds=seconds, seed=seed)))
    board = improve(greedy(problem), Budget(seconds=seconds / 2, seed=seed))
    solved = solve(board, seconds / 2).board
    return told(min(board, solved, key=lambda each: each.score))


def _solver() -> Callable[[Board, float], "Solved"] | None:
    # Imported only when used: it is optional, and takes a second.
    try:
        from scheduler.season.exact import solve
    except ImportError:
        return None
    return solve
