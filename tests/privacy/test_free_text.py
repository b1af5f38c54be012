"""Until there is a guard, nobody's own words pass, however deep in an intent they lie."""

import traceback
from dataclasses import dataclass

import pytest

from bot.errors import FormError
from bot.privacy.free_text import FreeText, guard
from bot.replies import T

SECRET_WORDS = "Kalle Karlsson"


@dataclass(frozen=True)
class Point:
    """A point with a heading."""

    number: int
    heading: FreeText


@dataclass(frozen=True)
class Suggest:
    """Points for an agenda."""

    meeting_id: int
    first: FreeText
    points: tuple[Point, ...] = ()
    more: FreeText | None = None


def test_an_intent_without_words_passes() -> None:
    guard(Suggest(1, FreeText(""), (Point(1, FreeText("  \n")),)))


@pytest.mark.parametrize(
    ("intent", "fields"),
    [
        (Suggest(1, FreeText(SECRET_WORDS)), {"first"}),
        (Suggest(1, FreeText(""), more=FreeText(SECRET_WORDS)), {"more"}),
        (Suggest(1, FreeText(""), (Point(2, FreeText(SECRET_WORDS)),)), {"points"}),
        (Suggest(1, FreeText("x"), more=FreeText("y")), {"first", "more"}),
    ],
)
def test_words_are_refused_at_each_field_that_holds_them(intent: Suggest, fields: set[str]) -> None:
    with pytest.raises(FormError) as refused:
        guard(intent)

    assert refused.value.fields == dict.fromkeys(fields, T("privacy.no_free_text"))


def test_the_refusal_and_its_traceback_do_not_hold_the_words() -> None:
    intent = Suggest(1, FreeText(SECRET_WORDS))

    with pytest.raises(FormError) as refused:
        guard(intent)

    told = traceback.TracebackException.from_exception(refused.value, capture_locals=True)
    assert SECRET_WORDS not in "".join(told.format())
    assert SECRET_WORDS not in f"{refused.value!r} {refused.value.fields} {intent!r}"
