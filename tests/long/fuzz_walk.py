"""2,000 random walks of three people through the house. Run by `make fuzz`."""

import pytest
from hypothesis import given, settings

from tests.databases import FreshUrl
from tests.walking import Step, walk, walks


@pytest.mark.timeout(3600)
@given(walks)
@settings(max_examples=2_000)
def test_whatever_three_people_do_only_those_called_hear_of_it(
    sqlite_urls: FreshUrl, steps: list[Step]
) -> None:
    with sqlite_urls() as url:
        walk(url, steps)
