"""Pure decisions about the digest: which weeks it tells of, and on which day it comes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.digests import DigestWish, Way
from models.meetings import Meeting
from models.registry import Reach, SchoolBreak, SchoolYear
from scheduler.recurring import instant
from scheduler.terms import days_off
from scheduler.workdays import days, is_workday, workday_from

A_WEEK = timedelta(weeks=1)
SATURDAY = 5


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


def due_but_for(at: datetime, zone: ZoneInfo, away: Collection[date]) -> datetime | None:
    """The same for somebody who is away on some days; None when they are until the next one.

    Args:
        at: When the rule fires.
        zone: Where the wall clock hangs.
        away: Local dates without work.
    """
    due = digest_due(at, zone).astimezone(zone)
    left = days(due.date(), at.astimezone(zone).date() + A_WEEK - timedelta(days=1))
    open_days = (each for each in left if is_workday(each) and each not in away)
    first = next(open_days, None)
    return instant(first, due.time(), zone).astimezone(UTC) if first else None


def weekdays_off(at: datetime, zone: ZoneInfo, wish: DigestWish | None) -> set[date]:
    """The dates in the week from a firing on which somebody says that they do not work."""
    first = at.astimezone(zone).date()
    off = wish.days_off if wish else ()
    return {each for each in days(first, first + A_WEEK) if each.weekday() in off}


def lov_days(
    at: datetime, zone: ZoneInfo, years: Sequence[SchoolYear], breaks: Sequence[SchoolBreak]
) -> set[date]:
    """The dates in the week from a firing that are lov for one organisation.

    The summer counts when the school years on both sides of it are known; nothing is guessed.
    """
    first = at.astimezone(zone).date()
    found = days_off(days(first, first + A_WEEK), years, breaks)
    ends = min((year.spring_to_on for year in years), default=None)
    begins = max((year.autumn_from_on for year in years), default=None)
    return set(found.off) | {
        day for day in found.unknown if ends and begins and ends < day < begins
    }


def way_for(wish: DigestWish | None, reach: Reach, *, has_chat: bool) -> Way:
    """How a digest reaches somebody: as they said, else as all else does; by mail without chat."""
    wanted = wish.way if wish else Way(reach.value)
    return Way.MAIL if wanted is Way.CHAT and not has_chat else wanted


def between(found: Sequence[Meeting], start: datetime, end: datetime) -> list[Meeting]:
    """The meetings that start in [start, end)."""
    return [each for each in found if each.starts_at and start <= each.starts_at < end]
