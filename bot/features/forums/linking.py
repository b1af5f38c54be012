"""Whose meeting a meeting is, when it was called by its kind's own form."""

from datetime import datetime

from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Level
from bot.features.meetings.rules import local_today
from models import forums
from models.meetings import Meeting
from models.store import Tx


def link(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """Let a structural meeting count as the forum's that it surely is.

    By its name; one without a name is that of the only forum of its kind. Never a
    forum with the police: its meetings are called as its own alone.
    """
    if KINDS[meeting.kind].level is not Level.STRUCTURAL or meeting.forum_id:
        return
    same = [
        each
        for each in forums.forums(tx, meeting.area_id, local_today(now, meeting.zone))
        if each.kind == meeting.kind
        and not each.police
        and meeting.name.casefold() in ("", each.name.casefold())
    ]
    if len(same) == 1:
        meeting.forum_id = same[0].id
        tx.flush()
