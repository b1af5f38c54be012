"""What people can ask about the school year."""

from dataclasses import dataclass
from typing import Self

from bot.events import Said


@dataclass(frozen=True)
class GetWheel:
    """Show me this team's school year."""

    @classmethod
    def parse(cls, _said: Said) -> Self:
        """The word is all there is to it."""
        return cls()
