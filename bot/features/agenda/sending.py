"""The outbox rows that an agenda calls for; sent later, checked again when due."""

from datetime import datetime

from bot.features.agenda.clock import opens_at, reminds_at
from bot.features.meetings.naming import is_individual
from bot.features.meetings.view import CARD, MeetingView
from models import outbox, registry
from models.agenda import AgendaItem
from models.meetings import Meeting
from models.queue import Outbox
from models.store import Tx

OPENED = "agenda.opened"
REMINDED = "agenda.reminded"
OUT = "agenda.out"
TEAM = "agenda.team"
BEGUN = "agenda.begun"
LATE = "agenda.late"

FOLLOWING = (OPENED, REMINDED, OUT, TEAM, BEGUN)
"""What follows the meeting's time: dropped when it is moved or called off."""


def follow_agenda(tx: Tx, view: MeetingView, now: datetime) -> None:
    """Everything that the agenda of a booked meeting calls for, unless its hour has passed.

    Whoever has theirs already, at this sequence, gets no second one.
    """
    meeting, agreement = view.meeting, view.agreement
    starts_at, closes = meeting.starts_at, meeting.agenda_closes_at
    if starts_at is None or closes is None:
        return
    opens = opens_at(starts_at, agreement, meeting.zone)
    reminds = reminds_at(starts_at, agreement, meeting.zone)
    for place in view.invitations:
        if now < opens < closes:
            _put(tx, meeting, OPENED, place.contact_id, opens, closes, now)
        if now < reminds < closes and opens < reminds:
            _put(tx, meeting, REMINDED, place.contact_id, reminds, closes, now)
        if now < closes < starts_at:
            _put(tx, meeting, OUT, place.contact_id, closes, starts_at, now)
            _card(tx, meeting, place.contact_id, closes, now)
    if now < closes < starts_at and not is_individual(meeting):
        _teams(tx, view, closes, now)
    if now < starts_at:
        late = meeting.ends_at or starts_at
        _put(tx, meeting, BEGUN, meeting.convener_id, starts_at, late, now)


def tell_late(tx: Tx, meeting: Meeting, item: AgendaItem, now: datetime) -> None:
    """Let the chair know that a point waits for their word."""
    row = _row(meeting, LATE, f"agenda:late:{item.id}", now, now)
    row.payload = {"contact_id": meeting.convener_id, "point_id": item.id}
    row.late_after = meeting.ends_at
    outbox.put(tx, row)


def _put(
    tx: Tx,
    meeting: Meeting,
    kind: str,
    contact_id: int,
    due_at: datetime,
    late_after: datetime,
    now: datetime,
) -> None:
    row = _row(meeting, kind, f"{kind}:{meeting.id}:{contact_id}:{meeting.sequence}", due_at, now)
    row.payload = {"contact_id": contact_id, "sequence": meeting.sequence}
    row.late_after = late_after
    if kind == BEGUN:
        row.thread = f"agenda:{meeting.id}:{contact_id}"
    outbox.put(tx, row)


def _card(tx: Tx, meeting: Meeting, contact_id: int, due_at: datetime, now: datetime) -> None:
    """When it closes, what the card says of points changes."""
    if registry.identity_of(tx, contact_id) is None:
        return
    thread = f"card:{meeting.id}:{contact_id}"
    row = _row(meeting, CARD, f"{thread}:agenda:{meeting.sequence}", due_at, now)
    row.thread, row.payload = thread, {"contact_id": contact_id}
    outbox.put(tx, row)


def _teams(tx: Tx, view: MeetingView, due_at: datetime, now: datetime) -> None:
    """The channels of those who meet, for a structural meeting's agenda."""
    called = {each.organisation_id for each in view.parties}
    for team in registry.teams(tx, view.meeting.area_id):
        if team.digest and team.organisation_id in (None, *called):
            key = f"{TEAM}:{view.meeting.id}:{team.id}:{view.meeting.sequence}"
            row = _row(view.meeting, TEAM, key, due_at, now)
            row.payload = {"team_id": team.id, "sequence": view.meeting.sequence}
            row.late_after = view.meeting.starts_at
            outbox.put(tx, row)


def _row(meeting: Meeting, kind: str, key: str, due_at: datetime, now: datetime) -> Outbox:
    return Outbox(
        area_id=meeting.area_id,
        key=key,
        kind=kind,
        meeting_id=meeting.id,
        due_at=due_at,
        created_at=now,
    )
