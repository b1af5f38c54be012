"""200 kills of delivering processes: nothing lost; doubled only where nobody can look.

Collected by `make faults` alone: the file's name keeps it out of `make test`.
"""

import pytest

from tests.databases import FreshUrl
from tests.faults.killing import kill_while_delivering

KILLS = 200


@pytest.mark.parametrize(("kind", "workers"), [("sqlite", 1), ("postgres", 3)])
@pytest.mark.parametrize("readable", [True, False], ids=["readable", "unreadable"])
def test_two_hundred_kills_lose_nothing(
    request: pytest.FixtureRequest, kind: str, workers: int, readable: bool
) -> None:
    fresh: FreshUrl = request.getfixturevalue(f"{kind}_urls")

    with fresh() as url:
        outcome = kill_while_delivering(url, kills=KILLS, workers=workers, readable=readable)

    print(f"\n{kind}, {workers} workers, {'readable' if readable else 'unreadable'}: {outcome}")
    assert outcome.lost == 0
    assert outcome.doubled <= (0 if readable else outcome.kills)
