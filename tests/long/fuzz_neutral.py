"""10,000 random meetings about single children: nothing that leaves tells what they are.

Run by `make fuzz`.
"""

from random import Random

import pytest

from bot.demo import district
from models.store import Store
from tests.databases import sqlite_template
from tests.neutral import NOW, TELLING, outgoing, random_meeting, shown_outside

ROUNDS = 20
MEETINGS_A_ROUND = 500


@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_no_byte_that_leaves_tells_the_kind(seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- meetings to try, no secret
    with sqlite_template() as fresh, fresh() as url:
        store = Store(url)
        with store.transaction() as tx:
            area = district.seed(tx, NOW)
            for number in range(MEETINGS_A_ROUND):
                meeting = random_meeting(tx, area.id, random)
                for message in outgoing(tx, meeting, random):
                    found = TELLING.search(shown_outside(message))

                    assert found is None, f"seed {seed}, meeting {number}: {found}"
        store.close()
