"""What a warning becomes when its day has come: asked of the rows again."""

from datetime import datetime

from bot.agreement import Agreement
from bot.features.latest.replies import warning
from bot.features.latest.rules import days_left
from bot.features.latest.sending import WARNING
from bot.features.meetings.naming import title
from bot.features.meetings.reaching import to_person
from bot.outgoing import Outgoing
from models.meetings import Meeting, MeetingState
from models.queue import Outbox
from models.registry import Contact
from models.store import Tx
from scheduler.deliver import Dropped

OVER = (MeetingState.HELD, MeetingState.CANCELLED, MeetingState.CLOSED)


def due_warning(tx: Tx, row: Outbox, _agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The warning to the convener, while no meeting has been held."""
    meeting = tx.get_one(Meeting, row.meeting_id)
    if meeting.state in OVER:
        return Dropped("over")
    if meeting.latest_on is None or days_left(meeting.latest_on, now, meeting.zone) != int(
        row.payload["days"]
    ):
        return Dropped("superseded")
    convener = tx.get_one(Contact, meeting.convener_id)
    return to_person(tx, row, convener, title(meeting), warning(meeting, meeting.latest_on, now))


DUE = {WARNING: due_warning}
