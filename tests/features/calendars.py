"""Calendars in the tests of features: taking time in them, emptying them, reading local times."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.demo.house import House
from bot.demo.people import Someone
from models.meetings import Candidate
from models.registry import BusyPeriod
from tests.features.looking import contact_of, rows

ZONE = ZoneInfo("Europe/Stockholm")


def keep_busy(built: House, person: Someone, start: datetime, end: datetime) -> None:
    """Take all of a person's time between two instants."""
    contact = contact_of(built, person)
    with built.store.transaction() as tx:
        tx.add(
            BusyPeriod(area_id=contact.area_id, contact_id=contact.id, starts_at=start, ends_at=end)
        )


def empty_calendars(built: House) -> None:
    """Let everybody have all the time in the world."""
    taken = rows(built, BusyPeriod)
    with built.store.transaction() as tx:
        for each in taken:
            tx.delete(each)


def local_times(built: House) -> list[datetime]:
    """When the proposed times start, by the clock on the wall."""
    return [each.starts_at.astimezone(ZONE) for each in rows(built, Candidate)]
