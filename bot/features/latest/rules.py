"""Pure decisions about a last date."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from scheduler.recurring import instant

WARN_BEFORE = (7, 2, 0)
"""Calendar days before the last date. A report of concern is to have been assessed within 14.

Source: SoL (2025:400) 20 kap. 2 §; the days themselves are lokal rutin.
"""


def warnings(latest_on: date, at: time, zone: str, now: datetime) -> Iterator[tuple[int, datetime]]:
    """How many days are left, and when that is told (UTC): never moved, never in the past.

    A last day moves for no weekend here: lag (1930:173) 2 § *may* move it, and nobody should
    rely on that.
    """
    for days in WARN_BEFORE:
        due_at = instant(latest_on - timedelta(days=days), at, ZoneInfo(zone)).astimezone(UTC)
        if due_at > now:
            yield days, due_at


def days_left(latest_on: date, now: datetime, zone: str) -> int:
    """Calendar days until the last date, below zero when it has passed."""
    return (latest_on - now.astimezone(ZoneInfo(zone)).date()).days
