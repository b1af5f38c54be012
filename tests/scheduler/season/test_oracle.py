"""The planner beside CP-SAT, which knows the best plan, and a checker that knows neither."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.season import Budget, Plan, Season, plan
from scheduler.season.board import greedy
from scheduler.season.exact import solve
from scheduler.season.problem import problem_of
from scheduler.season.telling import told
from tests.scheduler.season.checker import broken
from tests.scheduler.season.random_seasons import random_season

AT_MOST = 1.05


def best_of(season: Season) -> Plan:
    """The best plan there is."""
    solved = solve(greedy(problem_of(season)), 30, workers=1)
    assert solved.proven
    return told(solved.board)


@settings(max_examples=60)
@given(st.data())
def test_a_plan_keeps_every_rule(data: st.DataObject) -> None:
    season = random_season(lambda low, high: data.draw(st.integers(low, high)))

    found = plan(season, Budget(rounds=20))

    assert broken(season, found) == []
    assert found.score == (
        len(found.unmet),
        sum(each.moved for each in found.placements),
        sum(each.cost for each in found.placements),
    )


@pytest.mark.parametrize("seed", range(40))
def test_it_is_as_good_as_the_best(seed: int) -> None:
    season = random_season(Random(seed).randint)  # noqa: S311 -- cases to try, no secret

    ours, best = plan(season, Budget(rounds=600)), best_of(season)

    assert broken(season, best) == []
    assert ours.score[:2] == best.score[:2]
    assert best.score.cost <= ours.score.cost <= AT_MOST * best.score.cost
