"""Forums and their meetings written straight into rows."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from models.forums import Forum
from models.meetings import Meeting, MeetingState
from models.registry import Contact
from models.store import Tx
from scheduler.recurring import instant
from tests.town import NOON, Town

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def forum(tx: Tx, town: Town, name: str = "BUS övergripande", **values: Any) -> Forum:
    """A forum that Anna's function looks after, active since 2026."""
    given: dict[str, Any] = {
        "area_id": town.area,
        "name": name,
        "owner_function_id": function_of(tx, town.anna),
        "per_term": 2,
        "source": "lokal rutin",
        "active_from_on": date(2026, 8, 1),
        "created_at": NOON,
    }
    row = Forum(**{**given, **values})
    tx.add(row)
    tx.flush()
    return row


def function_of(tx: Tx, contact: int) -> int:
    """What somebody works as, by number."""
    return tx.get_one(Contact, contact).function_id


def met(
    tx: Tx,
    town: Town,
    of: Forum,
    on: date,
    reference: str,
    state: MeetingState = MeetingState.BOOKED,
) -> Meeting:
    """A meeting of a forum at nine that day."""
    starts_at: datetime = instant(on, time(9), STOCKHOLM)
    row = Meeting(
        area_id=town.area,
        kind=of.kind,
        reference=reference,
        state=state,
        uid=f"uid-{reference}",
        convener_id=town.anna,
        name=of.name,
        forum_id=of.id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        created_at=NOON,
        changed_at=NOON,
    )
    tx.add(row)
    tx.flush()
    return row
