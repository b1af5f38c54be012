"""Pure decisions about the digest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.meetings import Meeting
from scheduler.recurring import instant
from scheduler.workdays import workday_from


@dataclass(frozen=True)
class Weeks:
    """This ISO week and the next, as UTC instants: [start, middle) and [middle, end)."""

    start: datetime
    middle: datetime
    end: datetime


def weeks_around(at: datetime, zone: ZoneInfo) -> Weeks:
    """The week that holds *at*, and the one after it."""
    today = at.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    start, middle, end = (instant(monday + timedelta(weeks=n), time(0), zone) for n in range(3))
    return Weeks(start, middle, end)


def week_key(at: datetime, zone: ZoneInfo) -> str:
    """`2026-W53`: the ISO year goes with the week, they differ around New Year."""
    year, week, _ = at.astimezone(zone).isocalendar()
    return f"{year}-W{week:02}"


def digest_due(at: datetime, zone: ZoneInfo) -> datetime:
    """The rule's own time, or the same time of the next workday."""
    local = at.astimezone(zone)
    return instant(workday_from(local.date()), local.time(), zone).astimezone(UTC)


def between(found: Sequence[Meeting], start: datetime, end: datetime) -> list[Meeting]:
    """The meetings that start in [start, end)."""
    return [each for each in found if each.starts_at and start <= each.starts_at < end]
