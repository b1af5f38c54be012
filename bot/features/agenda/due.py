"""What the due rows of agendas become: asked of the rows again, at the moment of sending."""

from collections.abc import Sequence
from datetime import datetime

from bot.agreement import Agreement
from bot.features.agenda.listing import agenda_reply, told_parts
from bot.features.agenda.rules import on_it
from bot.features.agenda.sending import BEGUN, LATE, OPENED, OUT, REMINDED, TEAM
from bot.features.meetings.gates import gate_closed
from bot.features.meetings.naming import is_individual, title
from bot.features.meetings.view import MeetingView, view
from bot.outgoing import ChatMessage, Letter, Outgoing
from bot.replies import Button, Choices, Part, Reply, T, Text, Tone
from models import meetings, outbox, registry
from models.agenda import PointState, point_by_id
from models.meetings import Meeting, MeetingState
from models.queue import Outbox
from models.registry import ChatIdentity, Contact, Reach, Team
from models.store import Tx
from scheduler.deliver import Dropped


def due_opened(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """To each: the agenda is open, and until when."""
    shown, contact = _sight(tx, row, agreement, now)
    if reason := _unwanted(shown, contact, row):
        return Dropped(reason)
    closes = shown.meeting.agenda_closes_at or now
    return _to(tx, row, shown, contact, (Text(T("agenda.opened", closes_at=closes)),))


def due_reminded(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """To those whose organisation has raised nothing yet: until when there is time."""
    shown, contact = _sight(tx, row, agreement, now)
    if reason := _unwanted(shown, contact, row):
        return Dropped(reason)
    if any(each.organisation_id == contact.organisation_id for each in shown.agenda):
        return Dropped("raised")
    closes = shown.meeting.agenda_closes_at or now
    return _to(tx, row, shown, contact, (Text(T("agenda.reminded", closes_at=closes)),))


def due_out(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """To each: the agenda. Of a meeting about one child only that it can be read, and where."""
    shown, contact = _sight(tx, row, agreement, now)
    if reason := _unwanted(shown, contact, row):
        return Dropped(reason)
    points = on_it(shown.agenda)
    if not points:
        return Dropped("empty")
    told = Text(T("agenda.out", count=len(points)))
    parts = (told,) if is_individual(shown.meeting) else (told, *told_parts(shown))
    return _to(tx, row, shown, contact, parts)


def due_team(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """A structural meeting's agenda in the closed channel of a team that takes part."""
    meeting = tx.get_one(Meeting, row.meeting_id)
    if is_individual(meeting):
        return Dropped("individual")
    shown, team = view(tx, meeting, agreement, now), tx.get_one(Team, int(row.payload["team_id"]))
    if meeting.state != MeetingState.BOOKED or row.payload["sequence"] != meeting.sequence:
        return Dropped("superseded")
    if not team.digest or not on_it(shown.agenda):
        return Dropped("not_wanted" if not team.digest else "empty")
    heading = Text(T("agenda.of", title=title(meeting)), Tone.HEADING)
    return ChatMessage(
        key=row.key,
        platform=team.platform,
        tenant=team.tenant,
        to=team.channel,
        private=False,
        language=team.language,
        reply=Reply((heading, *told_parts(shown)), preview=title(meeting)),
        closed_room_only=True,
        once=True,
    )


def due_begun(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """To whoever leads the meeting: the points to tick off, as it begins."""
    shown, contact = _sight(tx, row, agreement, now)
    identity = registry.identity_of(tx, contact.id)
    if reason := _unwanted(shown, contact, row):
        return Dropped(reason)
    if identity is None:
        return Dropped("no_chat")  # their page has the same
    if not on_it(shown.agenda):
        return Dropped("empty")
    post = outbox.posted(tx, row.thread or "")
    edits = post.external_id if post else ""
    return _in_chat(row, contact, identity, agenda_reply(shown, contact.id), edits)


def due_late(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """To the chair: a point came late. Which, they see in the agenda; it is not said here."""
    meeting = tx.get_one(Meeting, row.meeting_id)
    item = point_by_id(tx, meeting.area_id, int(row.payload.get("point_id", 0)))
    if item is None or item.meeting_id != meeting.id or item.state != PointState.LATE:
        return Dropped("decided")
    if meeting.state not in (MeetingState.BOOKED, MeetingState.HELD):
        return Dropped("not_booked")
    shown, chair = view(tx, meeting, agreement, now), tx.get_one(Contact, meeting.convener_id)
    return _to(tx, row, shown, chair, (Text(T("agenda.late_told"), Tone.WARNING),))


def _sight(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> tuple[MeetingView, Contact]:
    meeting = tx.get_one(Meeting, row.meeting_id)
    contact = tx.get_one(Contact, int(row.payload["contact_id"]))
    return view(tx, meeting, agreement, now), contact


def _unwanted(shown: MeetingView, contact: Contact, row: Outbox) -> str:
    meeting = shown.meeting
    if meeting.state != MeetingState.BOOKED or row.payload["sequence"] != meeting.sequence:
        return "superseded"
    if contact.id not in shown.contacts:
        return "not_called"
    return "gate" if gate_closed(shown) else ""


def _to(
    tx: Tx, row: Outbox, shown: MeetingView, contact: Contact, parts: Sequence[Part]
) -> Outgoing:
    """By chat with a way to the agenda, or by mail with one's own page, as they want it."""
    called = T("agenda.of", title=title(shown.meeting))
    identity = registry.identity_of(tx, contact.id) if contact.reach == Reach.CHAT else None
    if identity is None:
        place = meetings.invitation_of(tx, shown.meeting.id, contact.id)
        nonce = place.nonce if place and place.revoked_at is None else ""
        return Letter(row.key, contact.email, contact.language, called, tuple(parts), nonce=nonce)
    about = str(shown.meeting.id)
    ways = Choices(
        (
            Button("agenda", about, T("agenda.show")),
            Button("point", about, T("agenda.add")),
        )
    )
    reply = Reply((Text(called, Tone.HEADING), *parts, ways), preview=title(shown.meeting))
    return _in_chat(row, contact, identity, reply, "")


def _in_chat(
    row: Outbox, contact: Contact, identity: ChatIdentity, reply: Reply, edits: str
) -> ChatMessage:
    return ChatMessage(
        key=row.key,
        platform=identity.platform,
        tenant=identity.tenant,
        to=identity.user,
        private=True,
        language=contact.language,
        reply=reply,
        edits=edits,
    )


DUE = {
    OPENED: due_opened,
    REMINDED: due_reminded,
    OUT: due_out,
    TEAM: due_team,
    BEGUN: due_begun,
    LATE: due_late,
}
