"""The outbox rows that actions call for; asked again when due."""

from datetime import date, datetime, timedelta

from bot.features.meetings.rules import local_today
from models import outbox
from models.actions import Action
from models.meetings import Meeting
from models.queue import Outbox
from models.store import Tx

REMIND = "actions.remind"
HELP = "actions.help"
LIST = "actions.list"

WORTH_READING = timedelta(minutes=10)


def remind_key(contact_id: int, day: date) -> str:
    """One reminder a person and day, whatever asks for it."""
    return f"actions:{contact_id}:{day}"


def tell_help(tx: Tx, action: Action, meeting: Meeting, now: datetime) -> bool:
    """Tell the convener that help is needed, once a day; whether this was the first time."""
    row = Outbox(
        area_id=meeting.area_id,
        key=f"action:help:{action.id}:{local_today(now, meeting.zone)}",
        kind=HELP,
        payload={"action_id": action.id},
        meeting_id=meeting.id,
        due_at=now,
        created_at=now,
    )
    return outbox.put(tx, row)


def send_list(tx: Tx, area_id: int, contact_id: int, now: datetime) -> None:
    """Send a person's own list to their private dialogue."""
    row = Outbox(
        area_id=area_id,
        key=f"actions:list:{contact_id}:{int(now.timestamp() * 1_000_000)}",
        kind=LIST,
        payload={"contact_id": contact_id},
        due_at=now,
        late_after=now + WORTH_READING,
        created_at=now,
    )
    outbox.put(tx, row)
