"""100,000 schedules of replies, snoozes, holidays and clock jumps in an office, and 40 on rows.

Run by `make fuzz`: two and a half minutes of one core, and as many for the rows.
"""

import pytest

from bot.demo.house import house
from bot.demo.people import Someone
from tests.conftest import Clock
from tests.databases import FreshUrl
from tests.features.actions import on_rows
from tests.features.actions.office import play

ROUNDS = 10
SCHEDULES_A_ROUND = 10_000


@pytest.mark.timeout(600)
@pytest.mark.parametrize("first", range(0, ROUNDS * SCHEDULES_A_ROUND, SCHEDULES_A_ROUND))
def test_nobody_is_reminded_twice_a_day_and_nothing_late_is_forgotten(first: int) -> None:
    for seed in range(first, first + SCHEDULES_A_ROUND):
        play(seed)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(40))
async def test_on_real_rows_too(sqlite_houses: FreshUrl, seed: int) -> None:
    clock = Clock()
    with sqlite_houses() as url, house(clock, url) as built:
        anna, bo = (
            Someone(built.bot, built.workspace, built.workspace.people[user], "sip")
            for user in ("sip", "kurator")
        )
        await on_rows.play(built, clock, anna, bo, seed)
