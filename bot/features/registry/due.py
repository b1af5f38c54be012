"""The end of a meeting in the calendar of somebody who is no longer called to it."""

from dataclasses import replace
from datetime import datetime

from bot.agreement import Agreement
from bot.features.meetings import letters
from bot.features.meetings.naming import title
from bot.features.meetings.view import MeetingView, view
from bot.features.registry.handover import END
from bot.outgoing import Letter, Outgoing
from bot.replies import T, Text
from models.meetings import Invitation, Meeting, MeetingState
from models.queue import Outbox
from models.registry import Contact
from models.store import Tx
from scheduler.deliver import Dropped


def due_end(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The letter that takes the meeting out of the calendar, unless nothing ever put it there.

    The place remembers the sequence before sending, as it does for invitations.
    """
    place = tx.get_one(Invitation, int(row.payload["place_id"]))
    if place.revoked_at is None:
        return Dropped("called_again")
    if place.sent_sequence is None:
        return Dropped("never_invited")
    place.sent_sequence = int(row.payload["sequence"])
    contact = tx.get_one(Contact, place.contact_id)
    shown = view(tx, tx.get_one(Meeting, place.meeting_id), agreement, now)
    return _no_longer_called(shown, contact, row.key, place.sent_sequence)


def _no_longer_called(shown: MeetingView, contact: Contact, key: str, sequence: int) -> Letter:
    # Their calendar gets what everybody's gets when a meeting is called off; only the words
    # differ. The copy is never added to the transaction.
    values = shown.meeting.model_dump() | {"state": MeetingState.CANCELLED, "sequence": sequence}
    ended = replace(shown, meeting=Meeting(**values))
    letter = letters.invitation(ended, contact, key, since=letters.Since.MOVED)
    called = title(shown.meeting)
    return replace(
        letter,
        subject=T("registry.no_longer_called_subject", title=called),
        parts=(Text(T("registry.no_longer_called")), *letter.parts[1:]),
    )


DUE = {END: due_end}
