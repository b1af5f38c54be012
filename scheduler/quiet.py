"""Quiet hours: when they end, for what can wait until then."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from scheduler.recurring import instant

A_DAY = timedelta(days=1)


def quiet_until(now: datetime, start: time, end: time, zone: ZoneInfo) -> datetime | None:
    """When the quiet hours that hold *now* are over (UTC); None outside them.

    Args:
        now: Aware.
        start: By the wall clock, included. As late as *end* or later, they last over midnight;
            the same as *end* means that there are none.
        end: By the wall clock, not included.
        zone: Where the wall clock hangs; the two odd nights go by `recurring.instant`.
    """
    local = now.astimezone(zone)
    at, day = local.time(), local.date()
    if start < end:
        return instant(day, end, zone) if start <= at < end else None
    if start == end or end <= at < start:
        return None
    return instant(day if at < end else day + A_DAY, end, zone)
