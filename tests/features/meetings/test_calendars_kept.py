"""Calendars are kept as bits between transactions, and a change is seen whoever made it."""

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import select

from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.features.meetings.taken import people
from bot.features.meetings.view import view
from models import calendars
from models.meetings import Meeting
from models.registry import Contact
from models.store import Store, Tx
from scheduler.grid import Grid
from tests.conftest import MONDAY
from tests.features.acting import call_fixed, utc
from tests.features.looking import contact_of

NINE = utc(2, 1, 8)
FIRST, SECOND = 0b00001111, 0b11110000
HOUR = timedelta(hours=1)


@pytest.fixture
async def called(built: House, anna: Someone, bo: Someone) -> Contact:
    """The counsellor, called, with nothing in the calendar."""
    await call_fixed(anna)
    contact = contact_of(built, bo)
    with built.store.transaction() as tx:
        calendars.clear(tx, contact)
    return contact


@pytest.fixture
def elsewhere(built: House) -> Iterator[Store]:
    """Another replica's way to the same database."""
    with contextlib.closing(Store(built.store.url)) as store:
        yield store


def busy(tx: Tx, contact: Contact) -> int:
    """What a search takes for taken of the contact's time from nine to eleven."""
    meeting = tx.exec(select(Meeting)).one()
    shown = view(tx, meeting, AGREEMENT, MONDAY)
    found = {each.key: each.busy for each in people(tx, shown, Grid(NINE, 8))}
    return found[str(contact.id)]


def take(tx: Tx, contact: Contact, start: datetime = NINE) -> None:
    calendars.fill(tx, contact, [(start, start + HOUR)])


def test_what_another_replica_writes_is_seen(
    built: House, elsewhere: Store, called: Contact
) -> None:
    stores, seen = (built.store, elsewhere), []
    for writer, start in ((elsewhere, NINE), (built.store, NINE + HOUR)):
        with writer.transaction() as tx:
            take(tx, called, start)
        for store in stores:
            with store.transaction() as tx:
                seen.append(busy(tx, called))
    for periods in ([(NINE, NINE + HOUR)], [(NINE, NINE + HOUR)], []):
        with elsewhere.transaction() as tx:
            calendars.replace(tx, called, periods)
        with built.store.transaction() as tx:
            seen.append(busy(tx, called))

    assert seen == [FIRST, FIRST, FIRST | SECOND, FIRST | SECOND, FIRST, FIRST, 0]


def test_what_was_undone_is_not_remembered(built: House, elsewhere: Store, called: Contact) -> None:
    with contextlib.suppress(ZeroDivisionError), built.store.transaction() as tx:
        take(tx, called)
        assert busy(tx, called) == FIRST
        raise ZeroDivisionError
    with elsewhere.transaction() as tx:
        take(tx, called, NINE + HOUR)

    with built.store.transaction() as tx:
        assert busy(tx, called) == SECOND


def test_what_has_not_changed_is_not_read_again(built: House, called: Contact) -> None:
    asked: list[str] = []

    @event.listens_for(built.store.engine, "before_cursor_execute")
    def _note(*execution: object) -> None:
        asked.append(str(execution[2]))

    for _ in range(3):
        with built.store.transaction() as tx:
            calendars.replace(tx, called, [])  # as it was
        with built.store.transaction() as tx:
            busy(tx, called)

    assert sum("busy_period.starts_at <" in each for each in asked) == 1
