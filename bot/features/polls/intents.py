"""What people can ask of a poll."""

from dataclasses import dataclass
from typing import Self

from bot.errors import UserError
from bot.events import Filled, Pressed
from bot.features.meetings.intents import AboutMeeting, number_of
from bot.forms import Answers
from bot.privacy.free_text import FreeText
from models.meetings import Answer

MOST_ANSWERS = 50
"""At once; no poll asks about so many times."""


@dataclass(frozen=True)
class CastVote:
    """Answer possible times of one poll, one or more: all of it counts, or nothing.

    Twice is the same as once, and the latest answer counts.
    """

    answers: tuple[tuple[int, Answer], ...]
    """(the number of a possible time, what of it), each time once."""

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read `17 yes`, or what several buttons of a page stand for: `17 yes 18 no`.

        Raises:
            UserError: `router.unknown_button` for anything else.
        """
        words = pressed.value.split()
        if not words or len(words) % 2 or len(words) > 2 * MOST_ANSWERS:
            raise UserError("router.unknown_button")
        pairs = zip(words[::2], words[1::2], strict=True)
        found = {number_of(number): _answer(answer) for number, answer in pairs}
        return cls(tuple(found.items()))


def _answer(text: str) -> Answer:
    if text not in tuple(Answer):
        raise UserError("router.unknown_button")
    return Answer(text)


class FitNothing(AboutMeeting):
    """No to every time at once."""


class Prolong(AboutMeeting):
    """Take answers for some days more."""


@dataclass(frozen=True)
class AskLater(AboutMeeting):
    """Ask everybody about later times, in place of those of one round."""

    instead_of: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read `17 1`.

        Raises:
            UserError: `router.unknown_button` for anything else.
        """
        match pressed.value.split():
            case [number, nth]:
                return cls(number_of(number), number_of(nth))
        raise UserError("router.unknown_button")


LONGEST_COMMENT = 300
"""Characters; what the column holds."""


class AskComment(AboutMeeting):
    """Open the form for a comment on the times."""


@dataclass(frozen=True)
class WriteComment:
    """Say something about the times; an empty comment takes back the one before."""

    meeting_id: int
    comment: FreeText

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(number_of(filled.about), read.words("comment", LONGEST_COMMENT))
        read.check()
        return asked
