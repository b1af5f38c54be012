"""What it means that a mail came back."""

from datetime import datetime

from bot.events import Returned
from bot.features.bounces.sending import tell_convener
from bot.features.meetings.sending import show_cards
from models import outbox
from models.meetings import Meeting
from models.outbox import BOUNCED
from models.queue import UNFINISHED, OutboxState
from models.store import Tx


def take_back(tx: Tx, returned: Returned, now: datetime) -> bool:
    """Note that a mail came back for good, once; a mere delay is not noted.

    What its place knows of earlier mails is left alone: a report may be wrong about one reader
    of a function's mailbox, and then an end must still reach the others.

    Returns:
        Whether the report is done with. It is not while the mail's own sending is under way.
    """
    row = outbox.mailed_as(tx, returned.mail_id)
    if row is None or not returned.for_good:
        return True
    meeting = None
    if row.meeting_id is not None:
        # Before the row, as everybody takes them.
        meeting = tx.get_one(Meeting, row.meeting_id, with_for_update=True)
    tx.refresh(row, with_for_update=True)
    if row.state != OutboxState.SENT:
        return row.state not in UNFINISHED
    outbox.mark_failed(row, BOUNCED, again_at=None, now=now)
    if meeting is not None:
        tell_convener(tx, meeting, row, now)
        show_cards(tx, meeting, [meeting.convener_id], now)
    return True
