"""What people can ask of a consent, and of those it lets be called."""

from dataclasses import dataclass
from typing import Self

from bot.events import Filled, Pressed
from bot.features.meetings.intents import AboutMeeting, ConsentGiven, number_of, read_consent
from bot.features.visitors.new import NewVisitor, read_called
from bot.forms import Answers


class AskWithdraw(AboutMeeting):
    """Ask once more before a consent is noted as withdrawn."""


@dataclass(frozen=True)
class Withdraw:
    """The consent is withdrawn. Why is nobody's business here."""

    meeting_id: int

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the confirming form."""
        return cls(number_of(filled.about))


class AskRenew(AboutMeeting):
    """Open the form that renews or widens a consent."""


@dataclass(frozen=True)
class Renew:
    """The consent has been asked for anew: whom it covers now, and until when.

    `fewer`: those called whom it covers no longer are to be taken off.
    """

    meeting_id: int
    consent: ConsentGiven
    fewer: bool = False

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(number_of(filled.about), read_consent(read), bool(read.many("fewer")))
        read.check()
        return asked


class AskMore(AboutMeeting):
    """Open the form that calls more people."""


@dataclass(frozen=True)
class CallMore:
    """Call these contacts as well, and somebody who is in no registry."""

    meeting_id: int
    contacts: tuple[int, ...]
    visitor: NewVisitor | None = None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(number_of(filled.about), *read_called(read))
        read.check()
        return asked


class AskFewer(AboutMeeting):
    """Open the form that takes organisations off."""


@dataclass(frozen=True)
class TakeOff:
    """Call these organisations no longer."""

    meeting_id: int
    organisations: tuple[int, ...]

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(number_of(filled.about), read.numbers("which"))
        read.check()
        return asked


@dataclass(frozen=True)
class HandOver:
    """One organisation called has been told, outside the bot, who the meeting is about."""

    party_id: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(number_of(pressed.value))
