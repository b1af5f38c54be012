"""What words about a meeting are held against: its kind, and who is known there."""

from typing import Protocol

from bot import access
from bot.access import Actor
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Level
from bot.privacy.checking import Around
from models import meetings
from models.forums import Forum
from models.meetings import Meeting
from models.registry import Contact, Function
from models.store import Tx


class AsksOfMeeting(Protocol):
    """An intent about one meeting."""

    @property
    def meeting_id(self) -> int:
        """The meeting's row number."""
        ...


def around_meeting(ask: AsksOfMeeting, actor: Actor, tx: Tx) -> Around:
    """What words about this meeting are about, and whose names are colleagues' there.

    Raises:
        UserError: `access.no_meeting` when there is none such for them.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    called = [
        tx.get_one(Contact, each.contact_id)
        for each in meetings.invitations(tx, meeting.id)
        if each.revoked_at is None
    ]
    structural = KINDS[meeting.kind].level is Level.STRUCTURAL and not _is_small(tx, meeting)
    return Around(
        "structural" if structural else "individual",
        {each.name: tx.get_one(Function, each.function_id).name for each in called if each.name},
    )


def _is_small(tx: Tx, meeting: Meeting) -> bool:
    """Whether its forum is about so few that words about them are read as if about a child."""
    forum = tx.get(Forum, meeting.forum_id) if meeting.forum_id else None
    return forum is not None and forum.small_group
