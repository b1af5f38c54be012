"""The outbox row that a returned mail calls for."""

from datetime import datetime

from bot.features.meetings.view import ASK, MAIL
from models import outbox
from models.meetings import Meeting
from models.queue import Outbox
from models.store import Tx

TOLD = "bounces.told"

CALLS = (MAIL, ASK)
"""Whoever does not get these does not know of the meeting, or of its change."""


def tell_convener(tx: Tx, meeting: Meeting, returned: Outbox, now: datetime) -> None:
    """Tell the convener, once for each mail, unless it was to the convener."""
    who = int(returned.payload.get("contact_id", meeting.convener_id))
    if returned.kind not in CALLS or who == meeting.convener_id:
        return
    row = Outbox(
        area_id=meeting.area_id,
        key=f"bounced:{returned.id}",
        kind=TOLD,
        payload={"contact_id": who, "returned": returned.id},
        meeting_id=meeting.id,
        due_at=now,
        late_after=meeting.ends_at,
        created_at=now,
    )
    outbox.put(tx, row)
