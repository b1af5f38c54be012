"""What somebody called to a booked meeting can say of their own place."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.events import Filled
from bot.features.meetings.intents import AboutMeeting, number_of
from bot.forms import Answers


class Excuse(StrEnum):
    """Why somebody cannot come; a code, never a story."""

    SICK = "sick"
    CLASH = "clash"
    WRONG_PERSON = "wrong_person"
    OTHER = "other"


class AskExcuse(AboutMeeting):
    """Open the form that says why one cannot come."""


class ComeAfterAll(AboutMeeting):
    """Take back that one cannot come."""


class AskReplacement(AboutMeeting):
    """Open the form that sends a colleague instead."""


@dataclass(frozen=True)
class GiveExcuse:
    """One cannot come; the convener is told why by a code."""

    meeting_id: int
    why: Excuse

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(number_of(filled.about), Excuse(read.one_of("why", tuple(Excuse))))
        read.check()
        return asked


@dataclass(frozen=True)
class SendReplacement:
    """A colleague takes one's place."""

    meeting_id: int
    contact_id: int

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(number_of(filled.about), read.needed_number("instead"))
        read.check()
        return asked
