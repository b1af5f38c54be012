"""5,000 random seasons, planned by both, held against each other and the checker. `make fuzz`.

Nearly all of the time used to go into searching on when there was nothing better to find, so a
search ends where it has reached the proven best. What it had done until then is the same, and a
plan is never worse later on. Each tenth goes on all the same: nothing may be better than the best.
"""

from random import Random

import pytest

from scheduler.season import Budget, Plan, Season, plan
from scheduler.season.board import greedy
from scheduler.season.improve import improve
from scheduler.season.problem import problem_of
from scheduler.season.telling import told
from tests.scheduler.season.checker import broken
from tests.scheduler.season.random_seasons import random_season
from tests.scheduler.season.test_oracle import AT_MOST, best_of

ROUNDS = 10
SEASONS_A_ROUND = 500
LOOKS = 10_000
"""Rounds of the search: a small part of the two seconds that it gets in use."""
IN_FULL = 10


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_the_planner_is_as_good_as_the_best(seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- cases to try, no secret

    for number in range(SEASONS_A_ROUND):
        season = random_season(random.randint)
        best = best_of(season)
        ours = _searched(season, None if number % IN_FULL == 0 else best)

        assert broken(season, ours) == broken(season, best) == [], f"seed {seed}, {number}"
        assert ours.score[:2] == best.score[:2], f"seed {seed}, season {number}"
        assert best.score.cost <= ours.score.cost <= AT_MOST * best.score.cost, f"{seed}, {number}"


def _searched(season: Season, best: Plan | None) -> Plan:
    """What all the looks lead to; where the best is known, no further than there."""
    board = greedy(problem_of(season))
    if best is None:
        return plan(season, Budget(rounds=LOOKS))
    if board.score == best.score:
        return told(board)
    return told(improve(board, Budget(1, LOOKS, clock=lambda: float(board.score == best.score))))
