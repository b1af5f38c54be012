"""Signs: short strings that a pattern's matches cannot do without.

To look for a plain string takes a thousandth of the time a long pattern takes, and most texts
hold no sign of most patterns.
"""

import re
from collections.abc import Iterator


class Text(str):
    """A text that knows itself in lower case, as every pattern asks for it."""

    __slots__ = ("digit", "low")

    def __init__(self, text: str) -> None:
        self.low = text.lower()
        self.digit = not set(DIGITS).isdisjoint(text)


NONE: Iterator[re.Match[str]] = iter(())
DIGITS = tuple("0123456789")


def matches(pattern: re.Pattern[str], text: str, signs: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Every match of the pattern, tried only where one of its signs is in the text.

    Args:
        pattern: What to look for.
        text: Where.
        signs: In lower case; each match holds at least one of them, in some case.
    """
    return pattern.finditer(text) if has_any(text, signs) else NONE


def has_any(text: str, signs: tuple[str, ...]) -> bool:
    """Whether any of the signs is in the text, in any case."""
    if not isinstance(text, Text):
        text = Text(text)
    if signs is DIGITS:
        return text.digit
    low = text.low
    for sign in signs:  # noqa: SIM110 -- a generator for any() takes twice the time
        if sign in low:
            return True
    return False
