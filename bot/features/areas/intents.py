"""What people can ask about whole areas."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.events import Filled, Pressed, Said
from bot.features.meetings.intents import number_of
from bot.forms import Answers
from bot.replies import T


@dataclass(frozen=True)
class ShowAreas:
    """Show the areas somebody looks after, and what is to become of them."""

    @classmethod
    def parse(cls, _event: Said | Pressed) -> Self:
        """Nothing to read."""
        return cls()


class AskMerge(ShowAreas):
    """Open the form that makes several areas one."""


class AskSplit(ShowAreas):
    """Open the form that makes two of the area."""


@dataclass(frozen=True)
class DrawMerge:
    """From a day these areas are one: which, and as which of the installation's areas."""

    areas: tuple[int, ...]
    into: int
    since_on: date

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        asked = cls(read.numbers("areas"), read.needed_number("into"), read.day("since_on"))
        read.check()
        return asked


@dataclass(frozen=True)
class DrawSplit:
    """From a day the area is two; `moves` and `both` are organisations, all others go first."""

    first: int
    second: int
    moves: tuple[int, ...]
    both: tuple[int, ...]
    since_on: date

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        both = read.numbers("both") if read.many("both") else ()
        asked = cls(
            read.needed_number("first"),
            read.needed_number("second"),
            read.numbers("moves"),
            both,
            read.day("since_on"),
        )
        if set(asked.moves) & set(both):
            read.wrong("both", T("areas.either"))
        read.check()
        return asked


@dataclass(frozen=True)
class AboutChange:
    """Something asked about one change by a button that carries its number."""

    change_id: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(number_of(pressed.value))


class Decide(AboutChange):
    """What was looked at is to be done."""


class CallOff(AboutChange):
    """What was asked for is not to be done after all."""
