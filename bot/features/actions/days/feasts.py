"""Days told by lov and feasts: innan sportlovet, efter jul."""

import re
from collections.abc import Sequence
from datetime import date

from bot.features.actions.days.readings import (
    DAY,
    IS_OVER,
    NO_SUCH_BREAK,
    WEEK,
    Break,
    Meant,
    Reading,
    Unsure,
    ahead,
    patterns,
)
from scheduler.workdays import workday_before, workday_from

APART = 8 * WEEK
"""No two schools have a lov of the same name further apart than this; then it is next year's."""

FEASTS = {"jul": (12, 24), "nyår": (12, 31), "lucia": (12, 13)}
BREAK = r"(?P<break>(?:sport|höst|påsk|jul|sommar|februari)?lovet)"
FEAST = r"(?P<feast>jul|nyår|lucia)(?:en|afton|et)?"
SIDE = r"(?P<side>innan|före|efter)"


def is_feast(words: str) -> bool:
    """Whether the words name a lov or a feast, which has a day before and one after."""
    return re.fullmatch(rf"{BREAK}|{FEAST}", words) is not None


def _feast(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    month, day = FEASTS[match["feast"]]
    eve = date(today.year + ((month, day) < (today.month, today.day)), month, day)
    if match["side"].startswith("efter"):
        return Meant(workday_from(eve + DAY))
    return ahead(workday_before(eve), today)


def _around_break(match: re.Match[str], today: date, breaks: Sequence[Break]) -> Reading:
    """Innan sportlovet: the last working day before; efter lovet: the first one after.

    Schools may have it in different weeks: then each of the days can be meant.
    """
    stem = match["break"].removesuffix("et")
    near = (
        each for each in breaks if each.from_on - today < 52 * WEEK and _ends_after(each, today)
    )
    ahead = sorted(near, key=lambda each: each.from_on)
    named = [each for each in ahead if stem == "lov" or each.name.lower().startswith(stem)]
    same = [each for each in named if each.from_on - named[0].from_on < APART]
    if stem == "lov":
        same = [each for each in same if each.name == same[0].name]
    days = {day for each in same if (day := _beside(each, match["side"]))}
    if not days:
        return NO_SUCH_BREAK
    ahead_of = sorted(day for day in days if day >= today)
    if not ahead_of:
        return IS_OVER
    return Meant(ahead_of[0]) if len(ahead_of) == 1 else Unsure(tuple(ahead_of))


def _ends_after(each: Break, today: date) -> bool:
    return each.from_on > today if each.to_on is None else each.to_on >= today


def _beside(each: Break, side: str) -> date | None:
    if not side.startswith("efter"):
        return workday_before(each.from_on)
    return workday_from(each.to_on + DAY) if each.to_on else None


RULES = patterns(
    (rf"{SIDE} {FEAST}", _feast),
    (rf"{SIDE} {BREAK}", _around_break),
)
