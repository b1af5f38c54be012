"""Nothing that people or a registry wrote is markup, and nothing is longer than allowed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.text import bold, clean, escaped, fit, plain, size

ANY_TEXT = st.text(st.characters() | st.sampled_from("&<>*\n🎉ö"), max_size=120)


@pytest.mark.parametrize(
    "evil", ["<!channel>", "<https://evil.example|Klicka>", "<@U1>", "a & b", "&lt;!here&gt;"]
)
def test_markup_is_shown_as_it_was_written(evil: str) -> None:
    shown = escaped(evil, 100)

    assert "<" not in shown
    assert ">" not in shown
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == evil


@given(text=ANY_TEXT, limit=st.integers(4, 100))
def test_a_text_fits_and_is_never_empty(text: str, limit: int) -> None:
    assert 0 < size(fit(text, limit)) <= limit
    assert 0 < size(escaped(text, limit)) <= limit
    assert 0 < size(bold(text, limit)) <= limit
    assert fit(text, limit).encode()


@given(text=ANY_TEXT, limit=st.integers(4, 100))
def test_an_escape_is_never_cut_in_two(text: str, limit: int) -> None:
    shown = escaped(text, limit)

    for known in ("&amp;", "&lt;", "&gt;"):
        shown = shown.replace(known, "")
    assert "&" not in shown


def test_what_fits_is_left_as_it_is() -> None:
    assert fit("Kurator, Ekbackens skola", 24) == "Kurator, Ekbackens skola"


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert fit("Kurator, Ekbackens skola", 8) == "Kurator…"


def test_signs_beyond_the_first_plane_count_twice() -> None:
    assert fit("🎉🎉🎉", 5) == "🎉🎉…"


@pytest.mark.parametrize("empty", ["", "  ", "\n", "\u202e", "\0"])
def test_nothing_is_shown_as_a_dash(empty: str) -> None:
    assert clean(empty) == "–"


def test_signs_that_hide_or_turn_are_taken_out() -> None:
    assert clean("a\u202eb\0c\x1bd\ud800e\nf") == "a b c d e\nf"


def test_a_bold_line_cannot_be_broken_off() -> None:
    assert bold("Fritids*\n*klubben", 100) == "*Fritids∗ ∗klubben*"


def test_plain_text_knows_no_emoji_words() -> None:
    assert plain(":tada:", 10) == {"type": "plain_text", "text": ":tada:", "emoji": False}
