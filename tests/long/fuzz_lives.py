"""200 lives of 30 steps each, whatever happens in them. Run by `make fuzz`."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.databases import FreshUrl
from tests.lives import lives_in


@pytest.mark.timeout(3600)
def test_no_life_of_a_meeting_goes_round_its_consent(sqlite_urls: FreshUrl) -> None:
    run_state_machine_as_test(
        lives_in(sqlite_urls),
        settings=settings(max_examples=200, stateful_step_count=30),
    )
