"""Terms and school years as they are counted: fixed, whole, and never overlapping."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.features.meetings.rules import ZONE
from bot.features.wheel.rules import AUGUST, bounds, label, year_of
from scheduler.recurring import instant

TERM = re.compile(r"(HT|VT)(20\d\d)", re.ASCII | re.IGNORECASE)

CLOSES = (9, 1)
"""The month and day after a school year from which it may be told of: August is for closing what
was held. Lokal rutin."""


@dataclass(frozen=True, order=True)
class HalfYear:
    """August to December, or January to July: a term with the days around it.

    Every day is in one and only one, whatever the schools' own dates are.
    """

    year: int
    autumn: bool

    @property
    def key(self) -> str:
        """`HT2026`."""
        return f"{'HT' if self.autumn else 'VT'}{self.year}"

    @property
    def before(self) -> "HalfYear":
        """The half before it."""
        return HalfYear(self.year - (not self.autumn), not self.autumn)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        first = date(self.year, AUGUST if self.autumn else 1, 1)
        after = date(self.year + 1, 1, 1) if self.autumn else date(self.year, AUGUST, 1)
        return first, after - timedelta(days=1)

    @property
    def school_year(self) -> int:
        """The calendar year in which its school year begins."""
        return self.year if self.autumn else self.year - 1


def half_of(day: date) -> HalfYear:
    """The half that holds a day."""
    return HalfYear(day.year, day.month >= AUGUST)


def read_half(key: str) -> HalfYear:
    """`HT2026` as it is written, in capitals or not.

    Raises:
        UserError: `report.bad_term`.
    """
    found = TERM.fullmatch(key.strip())
    if found is None:
        raise UserError("report.bad_term", got=key.strip()[:20])
    return HalfYear(int(found[2]), found[1].upper() == "HT")


def instants(first: date, last: date) -> tuple[datetime, datetime]:
    """The first instant of *first* and the first after *last*, by the wall clock."""
    zone = ZoneInfo(ZONE)
    return instant(first, time(0), zone), instant(last + timedelta(days=1), time(0), zone)


def year_label(day: date) -> str:
    """The school year of a day as it is counted: `2026/27`."""
    return label(year_of(day))


def is_over(year: int, today: date) -> bool:
    """Whether the school year that begins in *year* may be told of."""
    return today >= date(year + 1, *CLOSES)


def last_over(today: date) -> int:
    """The newest school year that may be told of."""
    year = year_of(today)
    return year - 1 if is_over(year - 1, today) else year - 2


def year_instants(year: int) -> tuple[datetime, datetime]:
    """The school year's first instant, and the first after it."""
    return instants(*bounds(year))
