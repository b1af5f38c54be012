"""The outbox rows that a last date calls for."""

from datetime import datetime

from bot.agreement import Agreement
from bot.features.latest.rules import warnings
from bot.features.meetings.rules import end_of, local_today
from models import outbox
from models.meetings import Meeting
from models.queue import Outbox
from models.store import Tx

WARNING = "latest.warning"
"""The outbox kind of a warning; by chat or mail."""


def warn_later(tx: Tx, meeting: Meeting, agreement: Agreement, now: datetime) -> None:
    """Warnings to the convener on fixed days before the last date; none without a last date."""
    if meeting.latest_on is None:
        return
    for days, due_at in warnings(meeting.latest_on, agreement.reminder_at, meeting.zone, now):
        row = Outbox(
            area_id=meeting.area_id,
            key=f"latest:{meeting.id}:{meeting.latest_on}:{days}",
            kind=WARNING,
            payload={"days": days},
            meeting_id=meeting.id,
            due_at=due_at,
            late_after=end_of(local_today(due_at, meeting.zone), meeting.zone),
            created_at=now,
        )
        outbox.put(tx, row)
