"""What people can ask about the term's figures."""

from dataclasses import dataclass
from typing import Self

from bot.events import Said


@dataclass(frozen=True)
class GetReport:
    """Give me a link to the report."""

    @classmethod
    def parse(cls, _said: Said) -> Self:
        """The word is all there is to it."""
        return cls()
