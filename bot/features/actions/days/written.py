"""Days told by the calendar: 12 mars, fre 12/3, den 28:e, 2027-03-12, i slutet av mars."""

import re
from collections.abc import Sequence
from datetime import date

from bot.features.actions.days.readings import (
    DAY,
    NO_SUCH_DAY,
    OTHER_WEEKDAY,
    SOON,
    WEEKDAY,
    Break,
    Meant,
    Reading,
    Unsure,
    ahead,
    index_of,
    last_day,
    patterns,
)
from scheduler.workdays import workday_before

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
NAMES = (
    r"jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|"
    r"sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
MONTH = rf"(?P<month>{NAMES})\.?"
ON = rf"(?:{WEEKDAY} (?:den )?)?"
YEAR_ENDS = 12


def _on_weekday(match: re.Match[str], today: date, breaks: Sequence[Break]) -> Reading:
    """The date; with a weekday before it only when that is what the date is."""
    found, weekday = _written(match, today, breaks), match["weekday"]
    match found:
        case Meant(on=on):
            days: tuple[date, ...] = (on,)
        case Unsure(days=days):
            pass
        case _:
            days = ()
    other = weekday and any(day.weekday() != index_of(weekday) for day in days)
    return OTHER_WEEKDAY if other else found


def _written(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """12 mars, 12/3, 2027-03-12: of this year, or the next one when that is near."""
    told = match.groupdict()
    month = _month(told["month"]) if told.get("month") else today.month
    year, day = _year(told.get("year")), int(told["day"])
    if year is not None:
        return _ahead_on(year, month, day, today)
    if not told.get("month"):
        return _day_of_month(day, today)
    found = [_ahead_on(each, month, day, today) for each in (today.year, today.year + 1)]
    near = next((each for each in found if isinstance(each, Meant)), None)
    if near is None:
        return NO_SUCH_DAY
    return near if near.on - today < SOON else Unsure((near.on,))


def _ahead_on(year: int, month: int, day: int, today: date) -> Reading:
    try:
        return ahead(date(year, month, day), today)
    except ValueError:
        return NO_SUCH_DAY


def _day_of_month(day: int, today: date) -> Reading:
    """Den 12:e: of this month or, once it has been, of the next."""
    first = _ahead_on(today.year, today.month, day, today)
    if isinstance(first, Meant):
        return first
    year, month = divmod(today.month, 12)
    return _ahead_on(today.year + year, month + 1, day, today)


def _month(word: str) -> int:
    return int(word) if word.isdecimal() else MONTHS.index(word[:3]) + 1


def _year(word: str | None) -> int | None:
    return None if not word else int(word) + (2000 if len(word) < 4 else 0)


def _end_of_month(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """I slutet av mars, i slutet av månaden: the last working day."""
    month = today.month if match["month"] == "månaden" else _month(match["month"])
    year = today.year + (month < today.month)
    return ahead(workday_before(last_day(year, month) + DAY), today)


def _turn(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """månadsskiftet, årsskiftet: the last working day before it."""
    month = YEAR_ENDS if match["turn"] == "års" else today.month
    return ahead(workday_before(last_day(today.year, month) + DAY), today)


RULES = patterns(
    (rf"{ON}(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _on_weekday),
    (rf"{ON}(?P<day>\d\d?)(?::?[ae])? {MONTH}(?: (?P<year>20\d\d))?", _on_weekday),
    (
        rf"{ON}(?P<day>\d\d?)[/.](?P<month>0?[1-9]|1[0-2])(?:[ /.-]{{1,2}}(?P<year>(?:20)?\d\d))?",
        _on_weekday,
    ),
    (rf"{ON}(?P<day>\d\d?)(?::?[ae])?", _on_weekday),
    (rf"(?:i )?slutet av (?P<month>månaden|{NAMES})", _end_of_month),
    (r"(?:vid )?(?P<turn>månads|års)skiftet", _turn),
)
