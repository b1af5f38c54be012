"""What the convener is told of a mail that came back."""

from datetime import datetime

from bot.agreement import Agreement
from bot.features.bounces.sending import TOLD
from bot.features.meetings.replies import called_name
from bot.features.meetings.view import view
from bot.features.polls.reaching import to_convener
from bot.outgoing import Outgoing
from bot.replies import T, Text, Tone
from models.meetings import Meeting, MeetingState
from models.queue import Outbox
from models.store import Tx
from scheduler.deliver import Dropped

OVER = (MeetingState.HELD, MeetingState.CLOSED)


def due_told(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """Whose mail came back and what to do; nothing when there is nothing left to do."""
    shown = view(tx, tx.get_one(Meeting, row.meeting_id), agreement, now)
    contact = shown.contacts.get(int(row.payload["contact_id"]))
    if contact is None:
        return Dropped("not_called")
    if shown.meeting.state in OVER:
        return Dropped("over")
    if all(each.id != row.payload["returned"] for each in shown.troubled):
        return Dropped("mended")
    told = T("meetings.mail_bounced", who=called_name(shown, contact))
    return to_convener(tx, row, shown, (Text(told, Tone.WARNING),))


DUE = {TOLD: due_told}
