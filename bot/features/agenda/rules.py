"""Pure decisions about agendas."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from bot.features.meetings.kinds.profile import KindProfile, Level
from models.agenda import STILL_OPEN, AgendaItem, PointState
from models.meetings import Meeting, MeetingState
from models.registry import Contact

MINUTES = (5, 10, 15, 20, 30, 45, 60)
"""What a point can be said to take."""

MOST_POINTS = 30
"""No meeting gets through more, and chats cut a card that is too long, from its end."""

FEEDBACK = "agenda.pick_feedback"
"""The pick that asks for a number: which point of the last meeting."""

EVERYWHERE = (
    "agenda.pick_actions",
    "agenda.pick_who_does",
    "agenda.pick_next",
)
"""What may come up at any meeting about a single child, and tells nothing of the child."""

WEEKS_AHEAD = 26


def catalogue(kind: KindProfile) -> tuple[str, ...]:
    """What can be picked, as text keys: to come back to a point, the kind's headings, the rest."""
    if kind.level is not Level.INDIVIDUAL:
        return ()
    return (FEEDBACK, *kind.agenda, *EVERYWHERE)


def may_change(
    items: Sequence[AgendaItem], organisation_id: int | None, *, convenes: bool
) -> list[AgendaItem]:
    """The points that somebody may change: their organisation's own; the convener all."""
    return [each for each in items if convenes or each.organisation_id == organisation_id]


def on_it(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """What is to be talked about."""
    return [each for each in items if each.state == PointState.ON]


def numbers(items: Sequence[AgendaItem]) -> dict[int, int]:
    """What each point is called around the table, by its row number; ticking off renames none."""
    counted = (PointState.ON, PointState.DONE, PointState.NEXT)
    taken_up = [each for each in items if each.state in counted]
    return {each.id: nth for nth, each in enumerate(taken_up, start=1)}


def unresolved(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """What the next meeting takes over."""
    return [each for each in items if each.state in STILL_OPEN]


def total_minutes(items: Sequence[AgendaItem]) -> int:
    """How long those with a time take together; what is put off or declined does not count."""
    counted = (PointState.ON, PointState.DONE)
    return sum(each.minutes or 0 for each in items if each.state in counted)


def may_chair(meeting: Meeting, contact: Contact, called: Collection[Contact]) -> bool:
    """Whether somebody leads the meeting: its convener, or a colleague called from their place."""
    if contact.id == meeting.convener_id:
        return True
    leads = [each for each in called if each.id == meeting.convener_id]
    return contact in called and any(
        each.organisation_id == contact.organisation_id for each in leads
    )


def has_begun(meeting: Meeting, now: datetime) -> bool:
    """Whether people sit around the table: then points are ticked off."""
    booked = meeting.state in (MeetingState.BOOKED, MeetingState.HELD)
    return booked and meeting.starts_at is not None and meeting.starts_at <= now


def reordered(items: Sequence[AgendaItem], moved: AgendaItem, place: int) -> list[AgendaItem]:
    """The points with one of them at a place, from 1; beyond the end means last."""
    others = [each for each in items if each.id != moved.id]
    at = min(max(place, 1), len(items)) - 1
    return [*others[:at], moved, *others[at:]]


def weeks_ahead(today: date) -> list[int]:
    """ISO weeks from this one, half a year on; week 53 comes where the year has it."""
    return [(today + timedelta(weeks=nth)).isocalendar().week for nth in range(WEEKS_AHEAD)]
