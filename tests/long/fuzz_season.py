"""5,000 random seasons, planned by both, held against each other and the checker. `make fuzz`."""

from random import Random

import pytest

from scheduler.season import Budget, plan
from tests.scheduler.season.checker import broken
from tests.scheduler.season.random_seasons import random_season
from tests.scheduler.season.test_oracle import AT_MOST, best_of

ROUNDS = 10
SEASONS_A_ROUND = 500
LOOKS = 10_000
"""Rounds of the search: a small part of the two seconds that it gets in use."""


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_the_planner_is_as_good_as_the_best(seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- cases to try, no secret

    for number in range(SEASONS_A_ROUND):
        season = random_season(random.randint)
        ours, best = plan(season, Budget(rounds=LOOKS)), best_of(season)

        assert broken(season, ours) == broken(season, best) == [], f"seed {seed}, {number}"
        assert ours.score[:2] == best.score[:2], f"seed {seed}, season {number}"
        assert best.score.cost <= ours.score.cost <= AT_MOST * best.score.cost, f"{seed}, {number}"
