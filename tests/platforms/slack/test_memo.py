"""What a modal carries comes back as it was, and never breaks the limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack import limits, memo
from bot.platforms.slack.memo import Memo, Opening
from bot.platforms.slack.text import size

FULL = Memo(
    about="17",
    channel="CSIP",
    card="DUSIP:1800000000.000100",
    opening=Opening("move", "17"),
    hidden={"on": "2027-02-01", "covers": ("1", "2")},
    waits={"on": ("when", "fixed"), "covers": ("consent", "given")},
)


def test_a_memo_comes_back_as_it_was() -> None:
    assert memo.read(FULL.write()) == FULL


def test_hidden_values_are_let_go_when_there_is_no_room() -> None:
    many = tuple(str(number) for number in range(1000))

    written = Memo(about="17", hidden={"covers": many}).write()

    assert size(written) <= limits.MEMO
    assert memo.read(written) == Memo(about="17")


def test_then_what_opened_it_is_let_go_and_at_last_everything() -> None:
    long = "ord " * 1000

    assert memo.read(Memo("17", "CSIP", opening=Opening(words=long)).write()) == Memo("17", "CSIP")
    assert memo.read(Memo("17", long).write()) == Memo("17")
    assert memo.read(Memo(long).write()) == Memo()


@pytest.mark.parametrize("foreign", ["", "{", "[]", '{"about": 7}', '{"hidden": {"a": [1]}}', "\0"])
def test_what_is_not_ours_is_an_empty_memo(foreign: str) -> None:
    assert memo.read(foreign) == Memo()


@given(about=st.text(max_size=50), values=st.dictionaries(st.text(max_size=9), st.text(max_size=9)))
def test_any_words_survive(about: str, values: dict[str, str]) -> None:
    kept = Memo(about=about, hidden=values)

    assert memo.read(kept.write()) == kept
