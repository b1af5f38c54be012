"""What meetings are called where anybody may look."""

from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Level
from bot.replies import T, name
from models.meetings import Meeting

NAMES = {"bus_overgripande": "kinds.bus_overall", "forum": "kinds.forum"}
"""Structural meetings that nobody gave a name."""


def title(meeting: Meeting) -> T:
    """What any onlooker may read: "Samverkansmöte 7KQ4M", or a structural meeting's own name."""
    if is_individual(meeting):
        return T("meetings.title", reference=meeting.reference)
    return name(meeting.name) if meeting.name else T(NAMES[meeting.kind])


def is_individual(meeting: Meeting) -> bool:
    """Whether it is about one child, and then secret in every outward sign."""
    return KINDS[meeting.kind].level is Level.INDIVIDUAL
