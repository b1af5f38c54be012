"""The outbox rows that a change of a meeting calls for; sent later, checked again when due."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.features.meetings.rules import reminder_at
from bot.features.meetings.view import ASK, CARD, MAIL, REMINDER, MeetingView
from bot.features.polls.rules import is_open
from bot.features.polls.sending import follow_poll
from models import meetings, outbox, registry
from models.meetings import Invitation, Meeting
from models.queue import Outbox
from models.store import Tx

RENAMED = "renamed"
"""In a mail's payload: only the meeting's name has changed since the sequence before."""


def card_thread(meeting_id: int, contact_id: int) -> str:
    """The thread of one person's card: posted once, then edited in place."""
    return f"card:{meeting_id}:{contact_id}"


def show_cards(tx: Tx, meeting: Meeting, contact_ids: Iterable[int], now: datetime) -> None:
    """Bring these people's cards up to date; one waiting row is enough for any number of changes.

    Who has no chat is asked by mail which times suit, and sees the rest on a page.

    The caller holds the meeting, so that two changes do not number their rows alike.
    """
    meeting.revision += 1
    for contact_id in contact_ids:
        if registry.identity_of(tx, contact_id) is None:
            _ask_by_mail(tx, meeting, contact_id, now)
            continue
        thread = card_thread(meeting.id, contact_id)
        if not outbox.waits_in(tx, thread, now):
            tx.add(_card(meeting, contact_id, str(meeting.revision), now, now))
            outbox.hurry(tx, thread, now)
    tx.flush()


def look_again(tx: Tx, meeting: Meeting, contact_id: int, at: datetime, now: datetime) -> None:
    """Bring a person's card up to date at the first whole minute after *at*."""
    due_at = at.replace(second=0, microsecond=0) + timedelta(minutes=1)
    outbox.put(tx, _card(meeting, contact_id, f"again:{int(due_at.timestamp())}", due_at, now))


def close_poll_later(tx: Tx, view: MeetingView, now: datetime) -> None:
    """When the poll closes every card loses its buttons; what else it calls for comes along."""
    closes_at = view.meeting.poll_closes_at or now
    for contact_id in view.contacts:
        outbox.put(
            tx,
            _card(view.meeting, contact_id, f"closes:{int(closes_at.timestamp())}", closes_at, now),
        )
    follow_poll(tx, view, now)


def _card(meeting: Meeting, contact_id: int, mark: str, due_at: datetime, now: datetime) -> Outbox:
    thread = card_thread(meeting.id, contact_id)
    return Outbox(
        area_id=meeting.area_id,
        key=f"{thread}:{mark}",
        kind=CARD,
        thread=thread,
        payload={"contact_id": contact_id},
        meeting_id=meeting.id,
        due_at=due_at,
        created_at=now,
    )


def _ask_by_mail(tx: Tx, meeting: Meeting, contact_id: int, now: datetime) -> None:
    """Ask somebody without chat about the times there are, once a poll; their page has the rest."""
    times = meetings.candidates(tx, meeting) if is_open(meeting, now) else ()
    if not times:
        return
    row = Outbox(
        area_id=meeting.area_id,
        key=f"ask:{meeting.id}:{contact_id}:{times[0].round}",
        kind=ASK,
        payload={"contact_id": contact_id},
        meeting_id=meeting.id,
        due_at=now,
        late_after=meeting.poll_closes_at,
        created_at=now,
    )
    outbox.put(tx, row)


def mail_everybody(tx: Tx, view: MeetingView, now: datetime, *, renamed: bool = False) -> None:
    """One invitation (or its change, or its end) to each person, at the meeting's sequence."""
    for invitation in view.invitations:
        row = _mail(view.meeting, invitation, now)
        if renamed:
            row.payload = {**row.payload, RENAMED: True}
        outbox.put(tx, row)
        outbox.hurry(tx, row.thread or "", now)


def _mail(meeting: Meeting, invitation: Invitation, now: datetime) -> Outbox:
    return Outbox(
        area_id=meeting.area_id,
        key=f"mail:{invitation.id}:{meeting.sequence}",
        kind=MAIL,
        thread=f"mail:{invitation.id}",
        payload={"contact_id": invitation.contact_id, "sequence": meeting.sequence},
        meeting_id=meeting.id,
        due_at=now,
        late_after=meeting.ends_at,
        created_at=now,
    )


def remind_everybody(tx: Tx, view: MeetingView, now: datetime) -> None:
    """A reminder to each person, unless its hour has already passed."""
    meeting = view.meeting
    due_at = reminder_at(meeting.starts_at or now, view.agreement, meeting.zone)
    if due_at <= now:
        return
    for invitation in view.invitations:
        row = Outbox(
            area_id=meeting.area_id,
            key=f"reminder:{invitation.id}:{meeting.sequence}",
            kind=REMINDER,
            payload={"contact_id": invitation.contact_id, "sequence": meeting.sequence},
            meeting_id=meeting.id,
            due_at=due_at,
            late_after=meeting.starts_at,
            created_at=now,
        )
        outbox.put(tx, row)
