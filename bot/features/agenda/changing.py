"""Changing a point of the agenda, or taking it away."""

from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.agenda.handlers import OPEN, show_others
from bot.features.agenda.intents import AskChange, ChangePoint
from bot.features.agenda.replies import change_form
from bot.features.agenda.rules import may_change
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import must_be
from bot.replies import Reply, T
from models.agenda import AgendaItem, agenda
from models.meetings import Meeting
from models.store import Tx


def ask_change(ask: AskChange, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form with the points that the actor may change.

    Raises:
        UserError: `agenda.none_of_yours` when there is none.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    must_be(meeting, *OPEN)
    if not (items := _theirs(tx, actor, meeting)):
        raise UserError("agenda.none_of_yours", reference=meeting.reference)
    return opened(meeting, change_form(meeting, items))


def change_point(ask: ChangePoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Give the point its new words, or take it away; everybody's card shows it.

    Raises:
        FormError: the point is gone, or another organisation's.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id, lock=True)
    must_be(meeting, *OPEN)
    item = {each.id: each for each in _theirs(tx, actor, meeting)}.get(ask.point_id)
    if item is None:
        raise FormError({"which": T("agenda.not_there")})
    if ask.words is None:
        tx.delete(item)
    else:
        item.words = ask.words.words
    tx.flush()
    show_others(tx, meeting, actor, now)
    return changed_again(ask, actor, tx, now)


def changed_again(ask: ChangePoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows the card and changes nothing."""
    return show_meeting(AboutMeeting(ask.meeting_id), actor, tx, now)


def _theirs(tx: Tx, actor: Actor, meeting: Meeting) -> list[AgendaItem]:
    convenes = meeting.convener_id == actor.contact.id
    return may_change(agenda(tx, meeting.id), actor.organisation.id, convenes=convenes)
