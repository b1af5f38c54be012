"""Pure decisions about feeds."""

from datetime import timedelta

from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Level
from bot.features.meetings.naming import is_individual, title
from bot.outgoing import FeedEvent
from bot.replies import name
from models.feeds import Taking
from models.registry import Contact, Place, Team

BACK = timedelta(days=60)
"""How long a meeting stands in a feed after its end."""

STRUCTURAL = frozenset(kind.id for kind in KINDS.values() if kind.level is Level.STRUCTURAL)
"""The kinds that a team's feed may hold."""


def may_fetch(contact: Contact, team: Team | None) -> bool:
    """Whether somebody may have a feed: their own, or one of a team at their organisation.

    A team without an organisation is its whole area's.
    """
    if not contact.active or contact.visiting:
        return False
    if team is None:
        return True
    return team.area_id == contact.area_id and team.organisation_id in (
        None,
        contact.organisation_id,
    )


def events(found: Taking) -> tuple[FeedEvent, ...]:
    """The meetings as any onlooker may see them; those without a time are left out."""
    return tuple(
        FeedEvent(
            uid=meeting.uid,
            sequence=meeting.sequence,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            summary=title(meeting),
            location=name(_address(place)) if place else None,
            private=is_individual(meeting),
            changed_at=meeting.changed_at,
        )
        for meeting, place in found
        if meeting.starts_at and meeting.ends_at
    )


def _address(place: Place) -> str:
    return f"{place.name}, {place.address}"
