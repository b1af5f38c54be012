"""References: random, five characters, and nothing in them to read anything out of."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.house import House
from bot.demo.people import Someone
from bot.features.meetings.rules import (
    REFERENCE_LENGTH,
    REFERENCE_LETTERS,
    free_reference,
    new_reference,
)
from models.meetings import Meeting
from tests.features.acting import call_fixed
from tests.features.looking import rows

DRAWN = 20_000


def test_the_letters_hold_no_vowel_and_nothing_that_looks_like_another() -> None:
    assert not set(REFERENCE_LETTERS) & set("AEIOUYÅÄÖ")
    assert not set(REFERENCE_LETTERS) & set("O0 I1L Z2 S5 B8")
    assert len(set(REFERENCE_LETTERS)) == len(REFERENCE_LETTERS)


def test_every_letter_is_as_likely_at_every_place() -> None:
    drawn = [new_reference() for _ in range(DRAWN)]

    for place in range(REFERENCE_LENGTH):
        seen = Counter(reference[place] for reference in drawn)
        # 1000 each are expected, give or take 31; seven times that does not happen by chance.
        assert set(seen) == set(REFERENCE_LETTERS)
        assert all(abs(count - DRAWN / len(REFERENCE_LETTERS)) < 220 for count in seen.values())


def test_one_reference_says_nothing_of_the_next() -> None:
    drawn = [new_reference() for _ in range(DRAWN)]

    rising = sum(one < other for one, other in pairwise(drawn))
    alike = sum(a == b for one, other in pairwise(drawn) for a, b in zip(one, other, strict=True))

    assert abs(rising - DRAWN / 2) < 500
    assert abs(alike - REFERENCE_LENGTH * DRAWN / len(REFERENCE_LETTERS)) < 500


@given(st.lists(st.sampled_from("ABCD"), min_size=1), st.sets(st.sampled_from("ABCD")))
@settings(max_examples=100)
def test_a_reference_that_is_taken_is_drawn_again(drawn: list[str], taken: set[str]) -> None:
    draws = iter([*drawn, "E"])

    found = free_reference(taken.__contains__, draws.__next__)

    assert found == next(each for each in [*drawn, "E"] if each not in taken)


async def test_every_meeting_has_a_reference_of_its_own(built: House, anna: Someone) -> None:
    for _ in range(3):
        await call_fixed(anna)

    references = {meeting.reference for meeting in rows(built, Meeting)}
    assert len(references) == 3
    assert all(
        len(each) == REFERENCE_LENGTH and set(each) <= set(REFERENCE_LETTERS) for each in references
    )
