"""kill -9 in the middle of delivery: nothing lost, and doubled only where nobody can look."""

import pytest

from tests.databases import FreshUrl
from tests.faults.killing import kill_while_delivering

KILLS = 25


@pytest.mark.parametrize(
    ("kind", "workers", "readable"),
    [("sqlite", 1, True), ("postgres", 3, True), ("sqlite", 1, False)],
)
def test_kills_lose_nothing(
    request: pytest.FixtureRequest, kind: str, workers: int, readable: bool
) -> None:
    fresh: FreshUrl = request.getfixturevalue(f"{kind}_urls")

    with fresh() as url:
        outcome = kill_while_delivering(url, kills=KILLS, workers=workers, readable=readable)

    assert outcome.lost == 0
    # A mail cannot be looked for: each kill may double the one that was under way, no more.
    assert outcome.doubled <= (0 if readable else outcome.kills)
