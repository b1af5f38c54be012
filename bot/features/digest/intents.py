"""What people can ask of the digest."""

from dataclasses import dataclass
from typing import Self

from bot.events import Filled, Pressed, Said
from bot.features.meetings.intents import number_of
from bot.forms import Answers
from bot.replies import T
from models.digests import Way

WORKING_DAYS = range(5)


@dataclass(frozen=True)
class ShowWeek:
    """The digest of the team whose room it is, else one's own."""

    @classmethod
    def parse(cls, _event: Said | Pressed) -> Self:
        """Nothing to read."""
        return cls()


class ShowMine(ShowWeek):
    """One's own, wherever it is asked for."""


class AskWish(ShowWeek):
    """Open the form on how it comes."""


@dataclass(frozen=True)
class SetWish:
    """How one's own digest comes, and the weekdays (0 for Monday) on which it does not."""

    way: Way
    days_off: tuple[int, ...]

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; somebody who never works would never get any."""
        read = Answers(filled)
        way = Way(read.one_of("way", tuple(Way)))
        off = [day for day in WORKING_DAYS if str(day) in read.many("days_off")]
        if len(off) == len(WORKING_DAYS):
            read.wrong("days_off", T("digest.no_day_left"))
        read.check()
        return cls(way, tuple(off))


@dataclass(frozen=True)
class SendAgain:
    """The week is not in the channel: send it once more."""

    row_id: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value, the number of the row that was given up."""
        return cls(number_of(pressed.value))
