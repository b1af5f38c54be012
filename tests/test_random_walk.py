"""Three people do anything, in any order: whatever it is, nobody outside hears of a meeting."""

from hypothesis import given, settings

from tests.databases import FreshUrl
from tests.walking import Step, walk, walks


@given(walks)
@settings(max_examples=30)
def test_whatever_three_people_do_only_those_called_hear_of_it(
    sqlite_urls: FreshUrl, steps: list[Step]
) -> None:
    with sqlite_urls() as url:
        walk(url, steps)
