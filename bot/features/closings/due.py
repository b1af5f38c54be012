"""What the reminders of a meeting that was held become, asked of the rows at that moment."""

from datetime import datetime

from bot.agreement import Agreement
from bot.features.closings import replies
from bot.features.closings.intents import Outcome
from bot.features.closings.rules import has_begun
from bot.features.closings.sending import DEVIATION, FEEDBACK, REMIND, remind_unclosed
from bot.features.meetings.naming import title
from bot.outgoing import ChatMessage, Letter, Outgoing
from bot.replies import Choices, Reply, T, Text
from models import registry
from models.meetings import Meeting, MeetingState
from models.queue import Outbox
from models.registry import Contact
from models.store import Tx
from scheduler.deliver import Dropped


def due_remind(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """To the convener: the meeting is over and not closed. Asks for the next week's, too."""
    meeting = tx.get_one(Meeting, row.meeting_id)
    sequence, nth = int(row.payload["sequence"]), int(row.payload["nth"])
    if not has_begun(meeting, now) or sequence != meeting.sequence:
        return Dropped("superseded")
    remind_unclosed(tx, meeting, sequence, nth + 1, agreement, now)
    return _to_convener(tx, row, meeting, replies.not_closed(meeting))


def due_feedback(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """To the convener: something is to be done by a day, and nothing of what."""
    meeting = tx.get_one(Meeting, row.meeting_id)
    if meeting.feedback_by_on is None or meeting.feedback_done_at:
        return Dropped("done")
    return _to_convener(tx, row, meeting, replies.something_to_do(meeting))


def due_deviation(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """To the convener: where a deviation is written down, which is not here."""
    meeting = tx.get_one(Meeting, row.meeting_id)
    if meeting.state != MeetingState.CLOSED or meeting.outcome != Outcome.DEVIATION:
        return Dropped("superseded")
    neutral = Text(T("consents.mail", title=title(meeting)))
    return _to_convener(tx, row, meeting, replies.deviation(meeting, agreement), neutral)


def _to_convener(
    tx: Tx, row: Outbox, meeting: Meeting, reply: Reply, in_mail: Text | None = None
) -> Outgoing:
    """By chat, where the buttons are; by mail to a convener who has lost their chat.

    *in_mail* stands there in place of what would tell the kind of meeting.
    """
    contact = tx.get_one(Contact, meeting.convener_id)
    identity = registry.identity_of(tx, contact.id)
    if identity is None:
        said = reply.parts if in_mail is None else (in_mail,)
        parts = tuple(each for each in said if not isinstance(each, Choices))
        subject = T("letters.reminder_subject", title=title(meeting))
        return Letter(row.key, contact.email, contact.language, subject, parts)
    return ChatMessage(
        key=row.key,
        platform=identity.platform,
        tenant=identity.tenant,
        to=identity.user,
        private=True,
        language=contact.language,
        reply=reply,
    )


DUE = {REMIND: due_remind, FEEDBACK: due_feedback, DEVIATION: due_deviation}
