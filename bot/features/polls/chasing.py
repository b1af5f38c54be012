"""Pure decisions about when somebody who has not answered is reminded: once, in office hours."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from scheduler.recurring import instant
from scheduler.workdays import is_workday, workday_before, workday_from

LONG, SHORT = timedelta(days=5), timedelta(days=2)
BEFORE_A_LONG_ONE, BEFORE_A_MIDDLING_ONE = timedelta(hours=48), timedelta(hours=36)
LAST_HOUR = timedelta(hours=1)
"""Nobody answers in the last hour of the day: what is due then comes as it begins."""

A_DAY = timedelta(days=1)


def chase_at(
    asked_at: datetime, closes_at: datetime, agreement: Agreement, zone: str
) -> datetime | None:
    """When somebody asked then is reminded (UTC), or None when no office hours are left.

    48 hours before a deadline more than five days off, 36 hours before one from two days off,
    and half-way to a nearer one. Outside office hours it comes earlier; if that is before they
    were asked, as the office next opens.
    """
    wanted = closes_at - _ahead(closes_at - asked_at)
    earlier = _latest_until(wanted, agreement, ZoneInfo(zone))
    if earlier > asked_at:
        return earlier
    later = next_hours(wanted, agreement, zone)
    return later if later < closes_at else None


def next_hours(at: datetime, agreement: Agreement, zone: str) -> datetime:
    """That instant if somebody may be reminded then, else when the office next opens (UTC)."""
    clock = ZoneInfo(zone)
    if _latest_until(at, agreement, clock) == at:
        return at
    day = at.astimezone(clock).date()
    if at >= instant(day, agreement.work_from, clock):
        day += A_DAY
    return instant(workday_from(day), agreement.work_from, clock)


def _ahead(left: timedelta) -> timedelta:
    if left > LONG:
        return BEFORE_A_LONG_ONE
    return BEFORE_A_MIDDLING_ONE if left >= SHORT else left / 2


def _latest_until(at: datetime, agreement: Agreement, clock: ZoneInfo) -> datetime:
    """The latest instant, up to that one, when somebody may be reminded."""
    day = at.astimezone(clock).date()
    if not is_workday(day) or at < instant(day, agreement.work_from, clock):
        day = workday_before(day)
    opens, shuts = (instant(day, hour, clock) for hour in (agreement.work_from, agreement.work_to))
    return min(at, max(opens, shuts - LAST_HOUR))
