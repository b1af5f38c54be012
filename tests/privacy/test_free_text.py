"""What people wrote is found however deep in an intent it lies, and shows in no repr."""

from dataclasses import dataclass

from bot.privacy.free_text import FreeText, WebLink, Written, written_in

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
    link: WebLink | None = None
    more: FreeText | None = None


def test_words_are_found_wherever_they_lie() -> None:
    link = WebLink("video.example", "https://video.example/a", Written("link", "a"))
    words = [FreeText(place, place) for place in ("first", "points", "more")]

    ask = Suggest(1, words[0], (Point(1, FreeText("points", "")), Point(2, words[1])), link)

    assert list(written_in(ask)) == [words[0], words[1], link.written]
    assert list(written_in(Suggest(1, words[0], more=words[2]))) == [words[0], words[2]]


def test_an_intent_without_words_holds_nothing_to_read() -> None:
    assert list(written_in(Suggest(1, FreeText("first", "")))) == []


def test_no_repr_shows_what_was_written_or_answered() -> None:
    words = FreeText("first", SECRET_WORDS, frozenset({SECRET_WORDS}), frozenset({SECRET_WORDS}))
    link = WebLink("video.example", f"https://video.example/{SECRET_WORDS}", words)

    assert SECRET_WORDS not in repr(Suggest(1, words, link=link))
