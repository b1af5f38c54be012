"""The search itself: repeatable, stoppable at any time, and never worse for going on."""

import sys
from collections.abc import Callable
from random import Random

import pytest

from scheduler.season import Budget, plan
from scheduler.season.best import best_plan
from tests.scheduler.season.checker import broken
from tests.scheduler.season.planning import dates, forum, person, season
from tests.scheduler.season.random_seasons import random_season

CROWDED = random_season(Random(28).randint)  # noqa: S311 -- a case to try, no secret


def ticking(step: float) -> Callable[[], float]:
    """A clock that goes on by so many seconds whenever it is looked at."""
    times = iter(range(1_000_000))
    return lambda: next(times) * step


def test_the_same_rounds_and_seed_give_the_same_plan() -> None:
    budget = Budget(rounds=200, seed=7)

    assert plan(CROWDED, budget) == plan(CROWDED, budget)


def test_no_budget_gives_the_first_plan_and_more_never_a_worse_one() -> None:
    scores = [plan(CROWDED, Budget(rounds=rounds)).score for rounds in (0, 1, 10, 100, 1000)]

    assert plan(CROWDED, Budget()).score == scores[0]
    assert all(more <= scores[0] for more in scores)
    assert scores[-1] < scores[0]


def test_it_stops_when_the_time_is_up_whatever_rounds_are_left() -> None:
    looked = []
    clock = ticking(0.1)

    def counted() -> float:
        looked.append(clock())
        return looked[-1]

    found = plan(CROWDED, Budget(seconds=1, rounds=1_000_000, clock=counted))

    assert looked[-1] - looked[0] == pytest.approx(1, abs=0.11)
    assert broken(CROWDED, found) == []


def test_a_season_without_forums_has_a_plan_with_nothing_in_it() -> None:
    found = plan(season(), Budget(rounds=10))

    assert (found.placements, found.unmet, found.score) == ((), (), (0, 0, 0))


def test_with_the_extra_the_better_of_two_plans_counts() -> None:
    found = best_plan(CROWDED, seconds=0.4)

    assert broken(CROWDED, found) == []
    assert found.score <= plan(CROWDED, Budget()).score


def test_without_the_extra_local_search_has_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ortools.sat.python", None)
    monkeypatch.delitem(sys.modules, "scheduler.season.exact", raising=False)

    found = best_plan(season(forum("bus", person("anna"))), seconds=0.1)

    assert dates(found, "bus") == ["14 08:00"]
