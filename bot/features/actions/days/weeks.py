"""Days told by the week's number: v 12, fre v 12, innan v 12, v 1 2028."""

import re
from collections.abc import Sequence
from datetime import date

from bot.features.actions.days.readings import (
    DAY,
    IS_OVER,
    NO_SUCH_WEEK,
    SOON,
    WEEKDAY,
    Break,
    Meant,
    Reading,
    Unsure,
    ahead,
    index_of,
    last_workday_of,
    patterns,
)
from scheduler.workdays import workday_before


def _week(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """V 12, fre v 12, v 12 2027; a week that has been is asked about unless the turn is near."""
    number = int(match["week"])
    if match["year"]:
        return _day_in_week(match, int(match["year"]), number, today)
    this = today.isocalendar().year
    readings = [_day_in_week(match, year, number, today) for year in (this, this + 1)]
    if all(each == NO_SUCH_WEEK for each in readings):
        return NO_SUCH_WEEK
    near = next((each for each in readings if isinstance(each, Meant)), None)
    if near is None:
        return IS_OVER
    return near if near.on - today < SOON else Unsure((near.on,))


def _day_in_week(match: re.Match[str], year: int, number: int, today: date) -> Reading:
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return NO_SUCH_WEEK
    if match["before"]:
        return ahead(workday_before(monday), today)
    if match["weekday"]:
        return ahead(monday + index_of(match["weekday"]) * DAY, today)
    return last_workday_of(monday, today)


RULES = patterns(
    (
        rf"(?:{WEEKDAY} )?(?P<before>(?:innan|före) )?v(?:ecka)?\.? ?(?P<week>\d\d?)"
        r"(?: (?P<year>20\d\d))?",
        _week,
    ),
)
