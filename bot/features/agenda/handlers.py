"""What happens to agendas."""

from datetime import datetime

from bot import access
from bot.access import Actor
from bot.features.agenda.intents import LONGEST_POINT, AddPoint, AskPoint
from bot.features.meetings import sending
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.rules import must_be
from bot.replies import Form, Reply, T, Words
from models import meetings
from models.agenda import AgendaItem
from models.meetings import MeetingState
from models.store import Tx

OPEN = (MeetingState.POLLING, MeetingState.BOOKED)


def ask_point(ask: AskPoint, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form for a point."""
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    must_be(meeting, *OPEN)
    return Reply(
        form=Form(
            id="agenda.point",
            title=T("agenda.point_title"),
            send=T("agenda.point_send"),
            fields=(Words("point", T("agenda.point"), T("agenda.no_names"), "", LONGEST_POINT),),
            about=str(meeting.id),
        )
    )


def add_point(ask: AddPoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Write the point down; everybody's card shows it."""
    meeting = access.meeting_for(tx, actor, ask.meeting_id, lock=True)
    must_be(meeting, *OPEN)
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
    others = [
        each.contact_id
        for each in meetings.invitations(tx, meeting.id)
        if each.contact_id != actor.contact.id
    ]
    sending.show_cards(tx, meeting, others, now)
    return show_meeting(AboutMeeting(meeting.id), actor, tx, now)


def shown_again(ask: AddPoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows the card and adds nothing."""
    return show_meeting(AboutMeeting(ask.meeting_id), actor, tx, now)
