"""Days told from today: i morgon, om två veckor, fre, nästa fredag, denna vecka."""

import re
from collections.abc import Sequence
from datetime import date

from bot.features.actions.days.readings import (
    DAY,
    NOT_READ,
    WEEK,
    WEEKDAY,
    Break,
    Meant,
    Reading,
    Rule,
    Unsure,
    index_of,
    last_workday_of,
    monday_of,
    patterns,
    same_day,
)
from scheduler.workdays import workday_from

NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva")


def _in_days(count: int) -> Rule:
    return lambda _match, today, _breaks: Meant(today + count * DAY)


def _in_some(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """Om två veckor, om 10 dagar, om en månad."""
    count = _number(match["count"])
    if count is None or not 0 < count < 100:
        return NOT_READ
    unit = match["unit"]
    if unit.startswith("arbetsd"):
        day = today
        for _ in range(count):
            day = workday_from(day + DAY)
        return Meant(day)
    if unit.startswith("må"):
        return Meant(same_day(today, count))
    return Meant(today + count * (WEEK if unit.startswith("veck") else DAY))


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    return NUMBERS.index("en" if word == "ett" else word) if word in (*NUMBERS, "ett") else None


def _weekday(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """The next such day; on the day itself nobody can tell which."""
    day = _coming(match["weekday"], today)
    return Unsure((today, day)) if day == today + WEEK else Meant(day)


def _coming(weekday: str, today: date) -> date:
    ahead = (index_of(weekday) - today.weekday()) % 7
    return today + (ahead or 7) * DAY


def _next_weekday(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """nästa fredag: to some the coming one, to others that of the week after."""
    first = _coming(match["weekday"], today)
    return Unsure((first, first + WEEK))


def _day_of_next_week(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    weeks = 2 if match["next"].startswith("nästnästa") else 1
    return Meant(monday_of(today) + weeks * WEEK + index_of(match["weekday"]) * DAY)


def _end_of_week(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    return last_workday_of(monday_of(today) + match["which"].startswith("näst") * WEEK, today)


RULES = patterns(
    (r"i ?dag", _in_days(0)),
    (r"i ?morgon", _in_days(1)),
    (r"(?:i )?övermorgon", _in_days(2)),
    (
        r"om (?P<count>\w+) (?P<unit>dag(?:ar)?|arbetsdag(?:ar)?|veck(?:a|or)|månad(?:er)?)",
        _in_some,
    ),
    (WEEKDAY, _weekday),
    (rf"nästa {WEEKDAY}", _next_weekday),
    (rf"{WEEKDAY} (?:i )?(?P<next>nästnästa|nästa) vecka", _day_of_next_week),
    (r"(?:i )?(?:slutet av )?(?P<which>nästa|denna|den här|i) veckan?", _end_of_week),
)
