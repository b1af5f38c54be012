"""What people can ask about how things stand."""

from dataclasses import dataclass
from typing import Self

from bot.events import Said


@dataclass(frozen=True)
class GetStatus:
    """What waits for me."""

    @classmethod
    def parse(cls, _said: Said) -> Self:
        """The word is all there is to it."""
        return cls()
