"""What a personal link asks for."""

from dataclasses import dataclass
from typing import Self

from bot.events import Pressed


@dataclass(frozen=True)
class ShowLinked:
    """Show the one meeting that the link is for; which one, the link itself tells."""

    @classmethod
    def parse(cls, _pressed: Pressed) -> Self:
        """Nothing to read."""
        return cls()
