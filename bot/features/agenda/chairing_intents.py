"""What whoever leads a meeting can ask of its points."""

from dataclasses import dataclass
from typing import Self

from bot.events import Filled, Pressed
from bot.features.agenda.intents import LONGEST_POINT
from bot.features.meetings.intents import number_of
from bot.forms import Answers
from bot.privacy.free_text import FreeText


@dataclass(frozen=True)
class AboutPoint:
    """Something asked about one point by a button."""

    point_id: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(number_of(pressed.value))


class TakeIn(AboutPoint):
    """A late point comes on the agenda after all."""


class PutOff(AboutPoint):
    """It is for the next meeting: a late point, or one that was not reached."""


class Decline(AboutPoint):
    """A late point is not taken up."""


class TickOff(AboutPoint):
    """It has been dealt with."""


class MakeAction(AboutPoint):
    """Somebody is to do something about it."""


class AskDecision(AboutPoint):
    """Open the form for what was decided."""


@dataclass(frozen=True)
class Decide:
    """What was decided, in one line; the point has been dealt with."""

    point_id: int
    decision: FreeText

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(number_of(filled.about), read.needed_name("decision", LONGEST_POINT))
        read.check()
        return asked
