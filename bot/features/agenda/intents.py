"""What people can ask of an agenda."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.events import Filled
from bot.features.meetings.intents import AboutMeeting, number_of
from bot.forms import Answers
from bot.privacy.free_text import FreeText

LONGEST_POINT = 300
"""Characters; what the column holds."""


class AskPoint(AboutMeeting):
    """Open the form for a point."""


class AskChange(AboutMeeting):
    """Open the form that changes points."""


@dataclass(frozen=True)
class AddPoint:
    """Raise a point, in the name of one's organisation."""

    meeting_id: int
    point: FreeText

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(number_of(filled.about), read.needed_words("point", LONGEST_POINT))
        read.check()
        return asked


class Change(StrEnum):
    """What is to become of a point."""

    REWRITE = "rewrite"
    REMOVE = "remove"


@dataclass(frozen=True)
class ChangePoint:
    """Put other words in a point's place; without words take it away."""

    meeting_id: int
    point_id: int
    words: FreeText | None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; what stands in a field that is not shown is not read."""
        read = Answers(filled)
        rewrites = read.one_of("what", tuple(Change)) == Change.REWRITE and not read.errors
        asked = cls(
            number_of(filled.about),
            read.needed_number("which"),
            read.needed_words("point", LONGEST_POINT) if rewrites else None,
        )
        read.check()
        return asked
