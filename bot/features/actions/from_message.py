"""An action that begins with a message somebody read: *Gör till åtgärd*."""

from datetime import datetime

from bot.access import Actor
from bot.errors import UserError
from bot.features.actions.forms import message_form, owner_options
from bot.features.actions.intents import FromMessage
from bot.features.actions.rules import may_write
from bot.features.meetings.choosing import own_meetings, references
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.view import view
from bot.replies import Reply
from models.actions import GOES_ON
from models.store import Tx


def from_message(_ask: FromMessage, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the sender's own form, wherever they are.

    Raises:
        UserError: `actions.no_meeting_for_words` when no meeting of theirs takes own words.
    """
    found = [
        meeting
        for meeting in own_meetings(tx, actor, GOES_ON)
        if may_write(KINDS[meeting.kind], actor.agreement)
    ]
    if not found:
        raise UserError("actions.no_meeting_for_words")
    with_owners = [(each, owner_options(view(tx, each, actor.agreement, now))) for each in found]
    form = message_form(with_owners, actor.organisation.id)
    return Reply(form=form, reads=references(found))
