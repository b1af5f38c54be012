"""What happens when somebody follows their personal link."""

from datetime import datetime

from bot.access import Actor
from bot.errors import UserError
from bot.features.links.intents import ShowLinked
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.replies import Reply
from models import meetings
from models.store import Tx


def show_linked(_ask: ShowLinked, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The meeting as it stands.

    Raises:
        UserError: `access.link_ended` for those who did not come by a link.
    """
    if actor.only is None:
        raise UserError("access.link_ended")
    return show_meeting(AboutMeeting(actor.only), actor, tx, now)


def language_of(tx: Tx, hashed: str) -> str | None:
    """The language of whose link this is; None when it opens nothing."""
    found = meetings.by_link(tx, hashed)
    return found[1].language if found else None
