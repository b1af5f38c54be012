"""What a convener can ask of slips."""

from dataclasses import dataclass
from typing import Self

from bot.errors import UserError
from bot.events import Filled, Pressed
from bot.features.meetings.intents import AboutMeeting, HalfDay, number_of
from bot.features.slips.rules import half_days
from bot.forms import Answers


class ShowSlip(AboutMeeting):
    """The slip that can be answered; a new one where there is none."""


@dataclass(frozen=True)
class AboutSlip(AboutMeeting):
    """Something asked about one slip, as `17 3`: the meeting's number, then the slip's."""

    slip_id: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value.

        Raises:
            UserError: `router.unknown_button` for anything else.
        """
        match pressed.value.split():
            case [meeting, slip]:
                return cls(number_of(meeting), number_of(slip))
        raise UserError("router.unknown_button")


class RenewSlip(AboutSlip):
    """A new slip in the place of this one, which stops working."""


class RevokeSlip(AboutSlip):
    """This slip stops working."""


class AskFamily(AboutMeeting):
    """Open the form for what the family has said."""


@dataclass(frozen=True)
class NoteFamily:
    """Write down which half-days the family has said that it can; none: nobody has asked."""

    meeting_id: int
    family: tuple[HalfDay, ...]

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        return cls(number_of(filled.about), half_days(Answers(filled).many("family")))
