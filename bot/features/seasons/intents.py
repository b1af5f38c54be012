"""What people can ask about a whole term."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.errors import UserError
from bot.events import Pressed, Said
from bot.features.meetings.intents import number_of


@dataclass(frozen=True)
class ProposeSeason:
    """Propose all that the forums lack, in this term or the one that comes."""

    @classmethod
    def parse(cls, _event: Said | Pressed) -> Self:
        """The word or the button is all there is to it."""
        return cls()


class Deed(StrEnum):
    """What a proposed time is for."""

    NEW = "f"
    """A new meeting of the forum with that number."""
    MOVE = "m"
    """The booked meeting with that number."""


@dataclass(frozen=True)
class Spot:
    """A proposed time, as a button holds it: `f12@1801234500`, `m345@1801234500`."""

    deed: Deed
    number: int
    starts_at: int  # whole seconds since 1970, UTC

    @property
    def value(self) -> str:
        """The same as a button holds it."""
        return f"{self.deed.value}{self.number}@{self.starts_at}"

    @classmethod
    def read(cls, value: str) -> Self:
        """From a button.

        Raises:
            UserError: `router.unknown_button` when it is no button of ours.
        """
        what, at, seconds = value.partition("@")
        if not (at and seconds.isascii() and seconds.isdecimal() and len(seconds) < 11):
            raise UserError("router.unknown_button")
        if what[:1] not in tuple(Deed):
            raise UserError("router.unknown_button")
        return cls(Deed(what[:1]), number_of(what[1:]), int(seconds))


@dataclass(frozen=True)
class TakeSpots:
    """Book what was proposed: one time, one forum's, or all."""

    spots: tuple[Spot, ...]

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(tuple(map(Spot.read, pressed.value.split())))
