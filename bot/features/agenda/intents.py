"""What people can ask of an agenda."""

from dataclasses import dataclass
from typing import Self

from bot.events import Filled
from bot.features.meetings.intents import AboutMeeting, number_of
from bot.forms import Answers
from bot.privacy.free_text import FreeText

LONGEST_POINT = 300
"""Characters; what the column holds."""


class AskPoint(AboutMeeting):
    """Open the form for a point."""


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
