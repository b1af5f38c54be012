"""100,000 schedules of replies, snoozes, holidays and clock jumps in an office. `make fuzz`."""

import pytest

from tests.features.actions.office import play

ROUNDS = 10
SCHEDULES_A_ROUND = 10_000


@pytest.mark.timeout(600)
@pytest.mark.parametrize("first", range(0, ROUNDS * SCHEDULES_A_ROUND, SCHEDULES_A_ROUND))
def test_nobody_is_reminded_twice_a_day_and_nothing_late_is_forgotten(first: int) -> None:
    for seed in range(first, first + SCHEDULES_A_ROUND):
        play(seed)
