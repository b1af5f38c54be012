"""What a meeting's kind demands when it is a forum's: with the forum's own agenda and turns."""

from dataclasses import replace

from bot.features.forums.catalogue import BY_KEY, Key
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import KindProfile
from models.forums import Forum
from models.meetings import Meeting
from models.store import Tx


def kind_of(tx: Tx, meeting: Meeting) -> KindProfile:
    """The profile of a meeting's kind, as its forum has it when it is one's."""
    kind = KINDS[meeting.kind]
    forum = tx.get(Forum, meeting.forum_id) if meeting.forum_id else None
    if forum is None:
        return kind
    agenda = BY_KEY[Key(forum.template)].agenda if forum.template else kind.agenda
    return replace(kind, agenda=agenda, rotates=kind.rotates or forum.rotates)
