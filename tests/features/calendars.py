"""Calendars in the tests of features: taking time in them, emptying them, reading local times."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.demo.house import House
from bot.demo.people import Someone
from models import calendars
from models.meetings import Candidate
from models.registry import Contact
from tests.features.looking import contact_of, rows

ZONE = ZoneInfo("Europe/Stockholm")


def keep_busy(built: House, person: Someone, start: datetime, end: datetime) -> None:
    """Take all of a person's time between two instants."""
    contact = contact_of(built, person)
    with built.store.transaction() as tx:
        calendars.fill(tx, contact, [(start, end)])


def empty_calendars(built: House) -> None:
    """Let everybody have all the time in the world."""
    everybody = rows(built, Contact)
    with built.store.transaction() as tx:
        for each in everybody:
            calendars.clear(tx, each)


def local_times(built: House) -> list[datetime]:
    """When the proposed times start, by the clock on the wall."""
    return [each.starts_at.astimezone(ZONE) for each in rows(built, Candidate)]
