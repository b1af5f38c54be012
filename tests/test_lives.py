"""Some lives of meetings, whatever happens in them; `make fuzz` tries many more."""

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.databases import FreshUrl
from tests.lives import lives_in


def test_no_life_of_a_meeting_goes_round_its_consent(sqlite_urls: FreshUrl) -> None:
    run_state_machine_as_test(
        lives_in(sqlite_urls),
        settings=settings(max_examples=10, stateful_step_count=15),
    )
