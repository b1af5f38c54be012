"""A message of a chat as a point: its words are offered in a form of whoever chose it."""

from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.actions.rules import may_write
from bot.features.agenda.forms import from_message_form
from bot.features.agenda.handlers import OPEN, must_be_another, must_take_points, new_item, raised
from bot.features.agenda.handlers import shown_again as card_again
from bot.features.agenda.intents import AddFromMessage, AddPoint, AskFromMessage
from bot.features.agenda.rules import has_begun
from bot.features.meetings.choosing import own_meetings, references
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.view import view
from bot.replies import Reply, T
from models.store import Tx


def ask_from_message(_ask: AskFromMessage, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form with the actor's own meetings that take points.

    Raises:
        UserError: `agenda.no_meeting_ahead` when there is none.
    """
    found = [
        each
        for each in own_meetings(tx, actor, OPEN)
        if not has_begun(each, now) and may_write(KINDS[each.kind], actor.agreement)
    ]
    if not found:
        raise UserError("agenda.no_meeting_ahead")
    return Reply(form=from_message_form(found), reads=references(found))


def add_from_message(ask: AddFromMessage, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Write the point down at the meeting that was chosen.

    Raises:
        FormError: that meeting takes no words of one's own; or the point resembles another.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id, lock=True)
    must_take_points(tx, meeting)
    seen = view(tx, meeting, actor.agreement, now)
    if not may_write(seen.kind, seen.agreement):
        raise FormError({"meeting": T("agenda.no_words_there")})
    must_be_another(ask.point, seen, actor)
    item = new_item(seen, actor)
    item.words = ask.point.words
    told = raised(tx, item, seen, actor)
    # The message that it came from is no card to put the meeting's in the place of.
    return Reply(told.parts, reads=told.reads)


def added_before(ask: AddFromMessage, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows the card and adds nothing."""
    again = card_again(AddPoint(ask.meeting_id, None), actor, tx, now)
    return Reply(again.parts, reads=again.reads)
