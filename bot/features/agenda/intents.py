"""What people can ask of an agenda."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.events import Filled, Pressed
from bot.features.agenda.rules import MINUTES
from bot.features.meetings.intents import AboutMeeting, number_of
from bot.forms import Answers
from bot.privacy.free_text import FreeText

LONGEST_POINT = 300
"""Characters; what the column holds."""

OWN_WORDS = "own"
"""What is chosen in place of a pick from the catalogue."""


class AskPoint(AboutMeeting):
    """Open the form for a point."""


class AskChange(AboutMeeting):
    """Open the form that changes points."""


@dataclass(frozen=True)
class ShowAgenda:
    """Show the whole agenda; without a number that of the meeting one's link is for."""

    meeting_id: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(number_of(pressed.value) if pressed.value else 0)


@dataclass(frozen=True)
class Picked:
    """A point from the catalogue, by its place there (from 1), with what it is about."""

    place: int
    nth: int | None
    about_id: int | None
    week: int | None


@dataclass(frozen=True)
class Frame:
    """How long a point takes, and which function presents it."""

    minutes: int | None = None
    presenter_id: int | None = None


@dataclass(frozen=True)
class AddPoint:
    """Raise a point in the name of one's organisation: picked, or in own words."""

    meeting_id: int
    point: FreeText | None
    picked: Picked | None = None
    frame: Frame = Frame()

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; what stands in a field that is not shown is not read."""
        read = Answers(filled)
        own = read.one("pick") in ("", OWN_WORDS)
        asked = cls(
            meeting_id=number_of(filled.about),
            point=read.needed_words("point", LONGEST_POINT) if own else None,
            picked=None if own else _picked(read),
            frame=_frame(read),
        )
        read.check()
        return asked


@dataclass(frozen=True)
class AskFromMessage:
    """Open the form for a point on a message, whose words the router puts in the form."""

    @classmethod
    def parse(cls, _pressed: Pressed) -> Self:
        """Nothing of it: the guard reads the words when the form is sent in."""
        return cls()


@dataclass(frozen=True)
class AddFromMessage:
    """Raise a point at one of one's own meetings."""

    meeting_id: int
    point: FreeText

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        meeting = read.needed_number("meeting")
        asked = cls(meeting, read.needed_words("point", LONGEST_POINT))
        read.check()
        return asked


class Change(StrEnum):
    """What is to become of a point."""

    REWRITE = "rewrite"
    FRAME = "frame"
    MOVE = "move"
    REOPEN = "reopen"
    REMOVE = "remove"


@dataclass(frozen=True)
class ChangePoint:
    """Change one thing of a point; `place` counts from 1."""

    meeting_id: int
    point_id: int
    what: Change
    words: FreeText | None = None
    frame: Frame = Frame()
    place: int = 0

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; what stands in a field that is not shown is not read."""
        read = Answers(filled)
        what = Change(read.one_of("what", tuple(Change)))
        rewrites = what is Change.REWRITE and not read.errors
        asked = cls(
            meeting_id=number_of(filled.about),
            point_id=read.needed_number("which"),
            what=what,
            words=read.needed_words("point", LONGEST_POINT) if rewrites else None,
            frame=_frame(read) if what is Change.FRAME else Frame(),
            place=read.needed_number("place") if what is Change.MOVE else 0,
        )
        read.check()
        return asked


def _picked(read: Answers) -> Picked:
    return Picked(
        place=read.needed_number("pick"),
        nth=read.number("nth"),
        about_id=read.number("about"),
        week=read.number("week"),
    )


def _frame(read: Answers) -> Frame:
    allowed = ("", *map(str, MINUTES))
    minutes = read.one_of("minutes", allowed)
    return Frame(int(minutes) if minutes else None, read.number("presenter"))
