"""What the convener can do of a poll that gave no time: wait longer, or look further ahead."""

from dataclasses import replace
from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import UserError
from bot.features.meetings import sending
from bot.features.meetings.calling import set_when
from bot.features.meetings.gates import gate_closed
from bot.features.meetings.handlers import open_poll, show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.rules import must_be
from bot.features.meetings.view import view
from bot.features.polls.intents import AskLater, Prolong
from bot.features.polls.outlook import prolonged_to
from bot.features.polls.rules import is_open
from bot.features.polls.sending import tell_new_times
from bot.features.polls.windows import later_times, unknown_parts
from bot.privacy import audit
from bot.replies import Reply
from models import polls
from models.meetings import Meeting, MeetingState
from models.store import Tx


def prolong(ask: Prolong, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open a closed poll again for two working days; an open one is left as it is.

    Raises:
        UserError: `polls.all_passed` when no time is ahead.
    """
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    must_be(meeting, MeetingState.POLLING)
    if not is_open(meeting, now):
        shown = view(tx, meeting, actor.agreement, now)
        closes_at = prolonged_to(shown)
        if closes_at is None:
            raise UserError("polls.all_passed", reference=meeting.reference)
        meeting.poll_closes_at = closes_at
        tx.flush()
        sending.show_cards(tx, meeting, shown.contacts, now)
        sending.close_poll_later(tx, shown, now)
        _note(tx, actor, meeting, now)
    return _card(actor, meeting, tx, now)


def ask_later(ask: AskLater, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Begin a new round with later times; the answers so far stay with theirs.

    Raises:
        UserError: `gates.closed`, or `polls.nothing_later` when there are no times.
    """
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    must_be(meeting, MeetingState.POLLING)
    if ask.instead_of != polls.newest_round(tx, meeting.id):
        return _card(actor, meeting, tx, now)
    shown = view(tx, meeting, actor.agreement, now)
    if closed := gate_closed(shown):
        raise UserError("gates.closed", why=closed)
    later = later_times(tx, shown, now)
    if later is None:
        raise UserError("polls.nothing_later", reference=meeting.reference)
    window, found = later
    set_when(meeting, window, now)
    open_poll(tx, actor, shown, found, now)
    tell_new_times(tx, shown, now)
    reply = _card(actor, meeting, tx, now)
    return replace(reply, parts=(*reply.parts, *unknown_parts(shown, found)))


def _note(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what="poll.prolonged",
        subject=meeting.reference,
        at=now,
    )


def _card(actor: Actor, meeting: Meeting, tx: Tx, now: datetime) -> Reply:
    return show_meeting(AboutMeeting(meeting.id), actor, tx, now)
