"""Booking the time that a meeting has, from whichever side it is decided."""

from datetime import datetime

from bot.errors import UserError
from bot.features.agenda.clock import closes_at
from bot.features.consents.sending import remind_of_handover
from bot.features.meetings.gates import forum_over, gate_closed
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Gate
from bot.features.meetings.taken import room_taken
from bot.features.meetings.telling import tell_booked
from bot.features.meetings.view import CARD, view
from bot.features.registry.handover import Hand
from bot.privacy import audit
from models import outbox
from models.meetings import Meeting, MeetingState
from models.store import Tx


def book(tx: Tx, meeting: Meeting, hand: Hand, now: datetime, what: str = "meeting.booked") -> None:
    """Everybody is told, and the audit trail notes *what*; the meeting is held by the caller.

    Raises:
        UserError: `gates.closed` when nobody may be called, `rooms.taken` when another meeting
            has the room, `forums.no_more` when that is after its forum's last day.
    """
    if taken := room_taken(tx, meeting, hand.agreement):
        raise taken
    shown, starts_at = view(tx, meeting, hand.agreement, now), meeting.starts_at or now
    if closed := gate_closed(shown):
        raise UserError("gates.closed", why=closed)
    if over := forum_over(shown, starts_at):
        raise UserError(over.key, **over.values)
    meeting.state, meeting.changed_at = MeetingState.BOOKED, now
    meeting.agenda_closes_at = closes_at(starts_at, now, hand.agreement, meeting.zone)
    outbox.drop_waiting(tx, meeting.id, [CARD], "superseded", now)
    tx.flush()
    tell_booked(tx, view(tx, meeting, hand.agreement, now), now)
    if KINDS[meeting.kind].gate is Gate.CONSENT:
        remind_of_handover(tx, meeting, hand.agreement, now)
    audit.note(
        tx,
        hand.secrets,
        area_id=meeting.area_id,
        actor_id=hand.actor_id,
        what=what,
        subject=meeting.reference,
        at=now,
    )
