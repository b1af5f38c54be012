"""The day somebody means by `fre`, `v 12`, `innan sportlovet` or `om två veckor`.

Never a guess: what can be read in two ways, has been, or is not known gives a question.
Nothing here asks what day it is.
"""

import re
from collections.abc import Sequence
from datetime import date

from bot.features.actions.days import feasts, near, weeks, written
from bot.features.actions.days.feasts import is_feast
from bot.features.actions.days.readings import (
    NOT_READ,
    Break,
    Meant,
    Reading,
    Unknown,
    Unsure,
    day_before,
)

__all__ = ["Break", "Meant", "Reading", "Unknown", "Unsure", "meant"]

RULES = (*near.RULES, *weeks.RULES, *written.RULES, *feasts.RULES)

_BEFORE = re.compile(r"(?:innan|före) (?!v\.? ?\d|vecka)(.+)")
_FILLING = re.compile(
    r"(?:senast|till|tills|klart?|deadline|före slutet av|på|nu på|den(?= \d))[: ] *"
)


def meant(words: str, today: date, breaks: Sequence[Break] = ()) -> Reading:
    """Read the words of somebody who tells until when.

    Args:
        words: What they wrote.
        today: The local date.
        breaks: Of the school's own years; a lov that is not among them is asked about.
    """
    low = _plain(words)
    before = _BEFORE.match(low)
    if before and not is_feast(before[1]):
        return day_before(meant(before[1], today, breaks), today)
    for pattern, rule in RULES:
        if match := pattern.fullmatch(low):
            return rule(match, today, breaks)
    return NOT_READ


def _plain(words: str) -> str:
    """Without what is said around the day: "senast den 12 mars" is "12 mars"."""
    low = " ".join(words.lower().replace(",", " ").split()).strip(" .!")
    while found := _FILLING.match(low):
        low = low[found.end() :]
    return low
