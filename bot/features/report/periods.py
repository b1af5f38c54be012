"""Terms and school years as they are counted: fixed, whole, and never overlapping."""

import re
from datetime import date, datetime

from bot.errors import UserError
from bot.features.meetings.rules import instants
from bot.features.wheel.rules import bounds, label, year_of
from scheduler.halves import HalfYear

TERM = re.compile(r"(HT|VT)(20\d\d)", re.ASCII | re.IGNORECASE)

CLOSES = (9, 1)
"""The month and day after a school year from which it may be told of: August is for closing what
was held. Lokal rutin."""


def read_half(key: str) -> HalfYear:
    """`HT2026` as it is written, in capitals or not.

    Raises:
        UserError: `report.bad_term`.
    """
    found = TERM.fullmatch(key.strip())
    if found is None:
        raise UserError("report.bad_term", got=key.strip()[:20])
    return HalfYear(int(found[2]), found[1].upper() == "HT")


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
