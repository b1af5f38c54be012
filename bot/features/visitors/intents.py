"""What admins say of a visitor's domain."""

from dataclasses import dataclass
from typing import Self

from bot.events import Pressed
from bot.features.meetings.intents import number_of


@dataclass(frozen=True)
class AboutVisitor:
    """Something said of one visitor by a button that carries their number."""

    visitor_id: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(number_of(pressed.value))


class Admit(AboutVisitor):
    """The domain is a workplace's: they may be called to this meeting."""


class Refuse(AboutVisitor):
    """The domain is none that anybody should be called at."""
