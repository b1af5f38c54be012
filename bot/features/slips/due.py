"""What the convener is told of a slip: asked of the rows again, at the moment of sending."""

from datetime import datetime

from bot.agreement import Agreement
from bot.features.meetings.naming import title
from bot.features.meetings.reaching import to_person
from bot.features.meetings.view import view
from bot.features.polls.letters import for_convener
from bot.features.slips.replies import family_parts
from bot.features.slips.rules import is_asked_for
from bot.features.slips.sending import ANSWERED
from bot.outgoing import Outgoing
from bot.replies import T, Text, Tone
from models import registry
from models.meetings import Meeting
from models.queue import Outbox
from models.registry import Contact, Reach
from models.store import Tx
from scheduler.deliver import Dropped


def due_answered(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """When the family can, while that still matters; a mail says only that there is something."""
    meeting = tx.get_one(Meeting, row.meeting_id)
    convener = tx.get_one(Contact, meeting.convener_id)
    if not is_asked_for(meeting):
        return Dropped("superseded")
    if not convener.active:
        return Dropped("left")
    shown = view(tx, meeting, agreement, now)
    if convener.reach == Reach.MAIL or registry.identity_of(tx, convener.id) is None:
        return for_convener(shown, convener, row.key)
    told = (Text(T("slips.answered"), Tone.GOOD), *family_parts(shown))
    return to_person(tx, row, convener, title(meeting), told)


DUE = {ANSWERED: due_answered}
