"""50,000 random asks, travel, rooms and answers in them, by the engine and by hand. `make fuzz`."""

from random import Random

import pytest

from scheduler.slots import find
from tests.scheduler.random_asks import random_ask
from tests.scheduler.slots_by_hand import find_by_hand

ROUNDS = 10
ASKS_A_ROUND = 5_000


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_the_engine_answers_as_by_hand(seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- cases to try, no secret

    for number in range(ASKS_A_ROUND):
        ask = random_ask(random.randint)

        assert find(ask) == find_by_hand(ask), f"seed {seed}, ask {number}: {ask}"
