"""What people can ask when it is urgent."""

from dataclasses import dataclass
from typing import Self

from bot.events import Pressed, Said
from bot.router import fold


@dataclass(frozen=True)
class GetAkut:
    """Whom to turn to now; `more`: other words stood beside, and were not read."""

    more: bool

    @classmethod
    def parse(cls, event: Said | Pressed) -> Self:
        """Any words at all; they are not kept."""
        said = fold(event.text).split() if isinstance(event, Said) else []
        return cls(more=len(said) > 1 and not set(said) <= HARMLESS)


WORDS = ("akut", "emergency")
HARMLESS = {*WORDS, "hjalp", "help"}
