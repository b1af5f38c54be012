"""What words about a day can turn out to be: a day, a choice of days, or not to be read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scheduler.workdays import workday_before

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
FRIDAY = 4
SOON = 26 * WEEK
"""What is further ahead when no year was told is asked about: it may be one that has been."""


@dataclass(frozen=True)
class Break:
    """A lov of a school, by the name people use; both days included.

    `to_on` is empty for a summer whose end nobody has told yet.
    """

    name: str
    from_on: date
    to_on: date | None


@dataclass(frozen=True)
class Meant:
    """The day that was meant, to be shown for confirmation."""

    on: date


@dataclass(frozen=True)
class Unsure:
    """More than one day can be meant, earliest first."""

    days: tuple[date, ...]


@dataclass(frozen=True)
class Unknown:
    """No day can be read; `why` is a text key."""

    why: str


Reading = Meant | Unsure | Unknown
Rule = Callable[[re.Match[str], date, Sequence[Break]], Reading]

NOT_READ = Unknown("days.not_read")
NO_SUCH_DAY = Unknown("days.no_such_day")
NO_SUCH_WEEK = Unknown("days.no_such_week")
IS_OVER = Unknown("days.is_over")
NO_SUCH_BREAK = Unknown("days.no_such_break")
OTHER_WEEKDAY = Unknown("days.other_weekday")

WEEKDAY = (
    r"(?P<weekday>mån(?:dag)?|tis(?:dag)?|ons(?:dag)?|tors?(?:dag)?|fre(?:dag)?|lör(?:dag)?|"
    r"sön(?:dag)?)(?:en)?\.?"
)


def ahead(day: date, today: date) -> Reading:
    """The day, unless it has been."""
    return Meant(day) if day >= today else IS_OVER


def day_before(found: Reading, today: date) -> Reading:
    """The last working day before what was read."""
    return ahead(workday_before(found.on), today) if isinstance(found, Meant) else found


def index_of(weekday: str) -> int:
    """The weekday's number, from 0 for Monday."""
    return WEEKDAYS.index(weekday[:3])


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - day.weekday() * DAY


def last_workday_of(monday: date, today: date) -> Reading:
    """By the end of a week means its last working day; a week without any is asked about."""
    day = workday_before(monday + (FRIDAY + 1) * DAY)
    return ahead(day, today) if day >= monday else NOT_READ


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def same_day(day: date, months: int) -> date:
    """The same day of a later month, or its last day when it is shorter."""
    year, month = divmod(day.month - 1 + months, 12)
    last = last_day(day.year + year, month + 1)
    return last.replace(day=min(day.day, last.day))


def patterns(*rules: tuple[str, Rule]) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """Rules with their patterns ready to be tried."""
    return tuple((re.compile(pattern), rule) for pattern, rule in rules)
