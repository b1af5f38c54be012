"""Changing a point of the agenda: its words, its time, its place; or taking it away."""

from datetime import datetime
from typing import assert_never

from bot import access
from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.agenda.forms import change_form
from bot.features.agenda.handlers import OPEN, show_others, wrong_frame
from bot.features.agenda.intents import AskChange, Change, ChangePoint
from bot.features.agenda.rules import may_change, reordered
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import must_be
from bot.features.meetings.view import MeetingView, view
from bot.replies import Reply, T
from models.agenda import AgendaItem, PointState
from models.meetings import Meeting
from models.store import Tx


def ask_change(ask: AskChange, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form with the points that the actor may change.

    Raises:
        UserError: `agenda.none_of_yours` when there is none.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    must_be(meeting, *OPEN)
    seen = view(tx, meeting, actor.agreement, now)
    if not (items := _theirs(seen, actor)):
        raise UserError("agenda.none_of_yours", reference=meeting.reference)
    return opened(meeting, change_form(seen, items))


def change_point(ask: ChangePoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Change it; everybody's card shows it.

    The meeting is held, so two who reorder at once leave every point on one place of its own.

    Raises:
        FormError: the point is gone, or another organisation's; what is wrong, at its field.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id, lock=True)
    must_be(meeting, *OPEN)
    seen = view(tx, meeting, actor.agreement, now)
    item = {each.id: each for each in _theirs(seen, actor)}.get(ask.point_id)
    if item is None:
        raise FormError({"which": T("agenda.not_there")})
    _change(tx, ask, item, seen, actor)
    tx.flush()
    show_others(tx, meeting, actor, now)
    return changed_again(ask, actor, tx, now)


def changed_again(ask: ChangePoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows the card and changes nothing."""
    return show_meeting(AboutMeeting(ask.meeting_id), actor, tx, now)


def _change(tx: Tx, ask: ChangePoint, item: AgendaItem, seen: MeetingView, actor: Actor) -> None:
    match ask.what:
        case Change.REWRITE:
            _rewrite(ask, item)
        case Change.FRAME:
            if wrong := wrong_frame(ask.frame, seen, actor):
                raise FormError(wrong)
            item.minutes, item.presenter_id = ask.frame.minutes, ask.frame.presenter_id
        case Change.MOVE:
            for place, each in enumerate(reordered(seen.agenda, item, ask.place), start=1):
                each.position = place
        case Change.REOPEN:
            _reopen(item, seen.meeting, actor)
        case Change.REMOVE:
            tx.delete(item)
        case _:
            assert_never(ask.what)


def _rewrite(ask: ChangePoint, item: AgendaItem) -> None:
    """Put other words in a point's place; what was picked has none to change."""
    if item.pick:
        raise FormError({"what": T("agenda.is_picked")})
    item.words = ask.words.words if ask.words else item.words


def _reopen(item: AgendaItem, meeting: Meeting, actor: Actor) -> None:
    """Undo what whoever leads the meeting has said of it."""
    if meeting.convener_id != actor.contact.id:
        raise FormError({"what": T("agenda.only_chair")})
    item.state, item.decision = PointState.ON, ""


def _theirs(seen: MeetingView, actor: Actor) -> list[AgendaItem]:
    convenes = seen.is_convener(actor.contact.id)
    return may_change(seen.agenda, actor.organisation.id, convenes=convenes)
