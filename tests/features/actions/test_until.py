"""Lov as people speak of it: by each school's own year, and asked about where schools differ."""

from datetime import date

import pytest

from bot.features.actions.days import Break, Meant, Reading, Unsure, meant
from bot.features.actions.days.readings import IS_OVER, NO_SUCH_BREAK
from bot.features.actions.until import between_terms
from models.registry import SchoolYear

JANUARY = date(2027, 1, 26)
OURS = Break("Sportlov", date(2027, 3, 1), date(2027, 3, 5))
THEIRS = Break("Sportlov", date(2027, 2, 22), date(2027, 2, 26))
EASTER = Break("Påsklov", date(2027, 3, 22), date(2027, 3, 26))


def year(label: str, organisation: int = 1) -> SchoolYear:
    """Of usual dates."""
    first = int(label[:4])
    return SchoolYear(
        area_id=1,
        organisation_id=organisation,
        label=label,
        autumn_from_on=date(first, 8, 18),
        autumn_to_on=date(first, 12, 21),
        spring_from_on=date(first + 1, 1, 8),
        spring_to_on=date(first + 1, 6, 11),
        source="Påhittat",
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("innan sportlovet", Unsure((date(2027, 2, 19), date(2027, 2, 26)))),
        ("efter sportlovet", Unsure((date(2027, 3, 1), date(2027, 3, 8)))),
        ("före lovet", Unsure((date(2027, 2, 19), date(2027, 2, 26)))),
        ("innan påsklovet", Meant(date(2027, 3, 19))),
        ("innan höstlovet", NO_SUCH_BREAK),
    ],
)
def test_where_schools_differ_it_is_asked_about(words: str, expected: Reading) -> None:
    assert meant(words, JANUARY, (OURS, THEIRS, EASTER)) == expected


def test_the_same_days_at_several_schools_are_one() -> None:
    assert meant("innan sportlovet", JANUARY, (OURS, OURS)) == Meant(date(2027, 2, 26))


def test_when_one_has_it_already_the_others_is_meant() -> None:
    assert meant("innan sportlovet", date(2027, 2, 23), (OURS, THEIRS)) == Meant(date(2027, 2, 26))
    assert meant("innan sportlovet", date(2027, 3, 2), (OURS,)) == IS_OVER


def test_summer_and_christmas_lie_between_the_terms() -> None:
    breaks = list(between_terms([year("2026/2027"), year("2027/2028")]))

    assert meant("innan sommarlovet", JANUARY, breaks) == Meant(date(2027, 6, 11))
    assert meant("efter sommarlovet", JANUARY, breaks) == Meant(date(2027, 8, 18))
    assert meant("innan jullovet", date(2026, 11, 2), breaks) == Meant(date(2026, 12, 21))


def test_the_end_of_a_summer_that_nobody_has_told_is_not_guessed() -> None:
    breaks = list(between_terms([year("2026/2027"), year("2027/2028", organisation=2)]))[:2]

    assert meant("innan sommarlovet", JANUARY, breaks) == Meant(date(2027, 6, 11))
    assert meant("efter sommarlovet", JANUARY, breaks) == NO_SUCH_BREAK
