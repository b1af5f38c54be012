"""Matters of health, crime, violence and honour: they belong in the authority's own records."""

import re
from collections.abc import Iterator

from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.lexicon import sections
from bot.privacy.guard.signs import Text

PATTERNS = tuple(
    (
        area,
        re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(stems))})\w{{0,20}}".replace("-", " ")),
    )
    for area, stems in sections("sensitive").items()
)


def find(text: Text) -> Iterator[Finding]:
    """Every such word, as a question."""
    for area, pattern in PATTERNS:
        for match in pattern.finditer(text.low):
            yield Finding(match.start(), match.end(), Kind.SENSITIVE, Certainty.ASK, area)
