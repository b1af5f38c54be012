"""When somebody may be reminded, counted by hand."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from scheduler.workdays import is_workday

ZONE = "Europe/Stockholm"
CLOCK = ZoneInfo(ZONE)


def may_be_reminded(at: datetime, agreement: Agreement) -> bool:
    """A workday, from opening until an hour before closing."""
    wall = at.astimezone(CLOCK)
    last = datetime.combine(wall.date(), agreement.work_to) - timedelta(hours=1)
    clock = wall.replace(tzinfo=None)
    first = datetime.combine(wall.date(), agreement.work_from)
    return is_workday(wall.date()) and first <= clock <= max(first, last)
