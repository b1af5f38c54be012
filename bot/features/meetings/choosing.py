"""Which meeting something is about, when it was begun outside every meeting's card."""

from collections.abc import Collection, Iterable

from bot.access import Actor
from bot.features.meetings.naming import is_individual, title
from bot.replies import OneOf, Option, T
from models import meetings
from models.meetings import Meeting, MeetingState
from models.store import Tx

MOST = 50
"""Meetings in one menu, the newest first."""


def own_meetings(tx: Tx, actor: Actor, states: Collection[MeetingState]) -> list[Meeting]:
    """Meetings in these states that the actor is called to or convenes, the next one first."""
    found = meetings.around(tx, actor.area.id, actor.contact.id, states)
    return sorted(found, key=lambda each: (each.starts_at is None, each.starts_at))[:MOST]


def meeting_field(found: Iterable[Meeting]) -> OneOf:
    """The menu of them, with the only one chosen from the start."""
    options = tuple(Option(str(each.id), _about(each)) for each in found)
    chosen = options[0].value if len(options) == 1 else ""
    return OneOf("meeting", T("meetings.which"), options, chosen=chosen)


def references(found: Iterable[Meeting]) -> tuple[str, ...]:
    """What is noted as read of a menu of meetings, see `Reply.reads`."""
    return tuple(each.reference for each in found if is_individual(each))


def _about(meeting: Meeting) -> T:
    if meeting.starts_at is None:
        return title(meeting)
    return T("status.at", title=title(meeting), starts_at=meeting.starts_at)
