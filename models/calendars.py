"""When contacts are taken by their calendars, and a mark that tells whether that has changed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from secrets import token_hex

from sqlalchemy import delete, insert, update
from sqlmodel import col, select

from models.registry import BusyPeriod, Contact
from models.store import Tx

Period = tuple[datetime, datetime]
"""[starts_at, ends_at), aware."""


def fill(tx: Tx, contact: Contact, periods: Iterable[Period]) -> None:
    """Add to what is taken of a contact's time."""
    found = [
        {
            "area_id": contact.area_id,
            "contact_id": contact.id,
            "starts_at": starts_at,
            "ends_at": ends_at,
        }
        for starts_at, ends_at in periods
    ]
    if found:
        tx.execute(insert(BusyPeriod), found)
        _mark(tx, contact)


def replace(tx: Tx, contact: Contact, periods: Iterable[Period]) -> None:
    """Keep these as all that is known of when somebody is busy; untouched when nothing is new."""
    kept = tx.exec(select(BusyPeriod).where(BusyPeriod.contact_id == contact.id)).all()
    told = set(periods)
    old = [each for each in kept if (each.starts_at, each.ends_at) not in told]
    for each in old:
        tx.delete(each)
    tx.flush()
    fill(tx, contact, sorted(told - {(each.starts_at, each.ends_at) for each in kept}))
    if old:
        _mark(tx, contact)


def clear(tx: Tx, contact: Contact) -> None:
    """Let a contact have all the time in the world."""
    tx.execute(delete(BusyPeriod).where(col(BusyPeriod.contact_id) == contact.id))
    _mark(tx, contact)


def marks(tx: Tx, contact_ids: Sequence[int]) -> dict[int, str]:
    """Each contact's mark: another one each time the calendar has changed, by whichever process.

    Read before the calendar itself, so that an old mark may come with a newer calendar, and is
    then never seen again; not the other way round.
    """
    found = select(Contact.id, Contact.calendar_mark).where(col(Contact.id).in_(contact_ids))
    return dict(tx.exec(found).all())


def taken_between(
    tx: Tx, contact_ids: Sequence[int], start: datetime, end: datetime
) -> Sequence[tuple[int, datetime, datetime]]:
    """(contact, from, until) of what these contacts' calendars hold that touches [start, end)."""
    found = select(BusyPeriod.contact_id, BusyPeriod.starts_at, BusyPeriod.ends_at).where(
        col(BusyPeriod.contact_id).in_(contact_ids),
        col(BusyPeriod.starts_at) < end,
        col(BusyPeriod.ends_at) > start,
    )
    return tx.exec(found).all()


def _mark(tx: Tx, contact: Contact) -> None:
    # Drawn and not counted up: of two changes from the same state, the one undone counts too.
    mark = token_hex(8)
    tx.execute(update(Contact).where(col(Contact.id) == contact.id).values(calendar_mark=mark))
