"""What happens to agendas."""

from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import UserError
from bot.features.agenda.intents import LONGEST_POINT, AddPoint, AskPoint
from bot.features.meetings import sending
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import must_be
from bot.replies import Form, Reply, T, Words
from models import meetings
from models.agenda import AgendaItem, agenda
from models.meetings import Meeting, MeetingState
from models.store import Tx

OPEN = (MeetingState.POLLING, MeetingState.BOOKED)
MOST_POINTS = 30
"""No meeting gets through more, and chats cut a card that is too long, from its end."""


def ask_point(ask: AskPoint, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form for a point."""
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    _must_take_points(tx, meeting)
    field = Words("point", T("agenda.point"), T("agenda.no_names"), "", LONGEST_POINT)
    title, send = T("agenda.point_title"), T("agenda.point_send")
    return opened(meeting, Form("agenda.point", title, send, (field,), str(meeting.id)))


def add_point(ask: AddPoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Write the point down; everybody's card shows it.

    Raises:
        UserError: `agenda.full` when the meeting has enough to talk about.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id, lock=True)
    _must_take_points(tx, meeting)
    tx.add(
        AgendaItem(
            area_id=meeting.area_id,
            meeting_id=meeting.id,
            organisation_id=actor.organisation.id,
            words=ask.point.words,
            raised_at=now,
        )
    )
    tx.flush()
    show_others(tx, meeting, actor, now)
    return show_meeting(AboutMeeting(meeting.id), actor, tx, now)


def shown_again(ask: AddPoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows the card and adds nothing."""
    return show_meeting(AboutMeeting(ask.meeting_id), actor, tx, now)


def show_others(tx: Tx, meeting: Meeting, actor: Actor, now: datetime) -> None:
    """Bring the cards of all others called up to date; the actor's own is the answer."""
    called = meetings.invitations(tx, meeting.id)
    others = [each.contact_id for each in called if each.contact_id != actor.contact.id]
    sending.show_cards(tx, meeting, others, now)


def _must_take_points(tx: Tx, meeting: Meeting) -> None:
    must_be(meeting, *OPEN)
    if len(agenda(tx, meeting.id)) >= MOST_POINTS:
        raise UserError("agenda.full", reference=meeting.reference, most=MOST_POINTS)
