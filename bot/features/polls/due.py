"""What a poll's due rows become: asked of the rows again, at the moment of sending."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from bot.agreement import Agreement
from bot.features.meetings.gates import gate_closed
from bot.features.meetings.replies import called_name
from bot.features.meetings.view import ASK, CHASE, MeetingView, view
from bot.features.polls import letters, sending
from bot.features.polls.booking import book_by_itself
from bot.features.polls.chasing import next_hours
from bot.features.polls.outlook import fits_nobody, unfit, unheard
from bot.features.polls.parts import closed_parts, later_button, question
from bot.features.polls.reaching import to_convener, to_person
from bot.features.polls.rules import is_open
from bot.features.polls.windows import later_times, unknown_parts
from bot.features.registry.handover import Hand
from bot.outgoing import Outgoing
from bot.privacy.secrets import Secrets
from bot.replies import Choices, Look, Part, T, Text, Tone
from models import meetings, polls, registry
from models.meetings import Invitation, Meeting, MeetingState
from models.queue import Outbox, OutboxState
from models.store import Tx
from scheduler.deliver import Dropped

Due = Callable[[Tx, Outbox, Agreement, datetime], Outgoing | Dropped]

MAILED = (ASK, CHASE, sending.RESULT)


def due_chase(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The question once more, to somebody who has answered nothing; in office hours."""
    shown = _sight(tx, row, agreement, now)
    place = _place(shown, row)
    if place is None or (reason := _no_chase(tx, shown, place, row)):
        return Dropped(reason if place else "not_called")
    if next_hours(now, agreement, shown.meeting.zone) > now and not row.uncertain:
        sending.chase_in_hours(tx, shown, place, row, now)
        return Dropped("after_hours")
    contact = shown.contacts[place.contact_id]
    parts = question(shown, contact.id, "polls.chase")
    mail = letters.chase(shown, contact, row.key, place.nonce)
    return to_person(tx, row, shown, contact, parts) or mail


def due_new_times(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """A new round, to those in chat: their card changes without a sound. Others are mailed."""
    shown = _sight(tx, row, agreement, now)
    place = _place(shown, row)
    if place is None or (reason := _no_chase(tx, shown, place, row)):
        return Dropped(reason if place else "not_called")
    contact = shown.contacts[place.contact_id]
    parts = question(shown, contact.id, "polls.new_times")
    return to_person(tx, row, shown, contact, parts) or Dropped("asked_by_mail")


def due_closed(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The poll is over without a booking: the convener hears how it stands."""
    shown = _sight(tx, row, agreement, now)
    if not _has_closed(shown, row):
        return Dropped("superseded")
    return to_convener(tx, row, shown, closed_parts(shown))


def closed_or_booked(
    secrets: Secrets, tx: Tx, row: Outbox, agreement: Agreement, now: datetime
) -> Outgoing | Dropped:
    """At the deadline the poll books its meeting if that was asked for, else as `due_closed`."""
    meeting = meetings.meeting_by_id(tx, row.area_id, row.meeting_id or 0, lock=True)
    if meeting is not None and _has_closed(_sight(tx, row, agreement, now), row):
        hand = Hand(agreement, secrets, meeting.convener_id)
        if book_by_itself(tx, meeting, hand, now):
            return Dropped("booked")
    return due_closed(tx, row, agreement, now)


def due_no_fit(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """No time fits: the convener is shown where there are others."""
    shown = _sight(tx, row, agreement, now)
    if not _is_newest(tx, shown, row):
        return Dropped("superseded")
    if not fits_nobody(shown):
        return Dropped("fits_after_all")
    return to_convener(tx, row, shown, _no_fit_parts(tx, shown, now))


def due_result(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """That no time came of it, to somebody without chat: others see it on their card."""
    shown = _sight(tx, row, agreement, now)
    contact = shown.contacts.get(int(row.payload["contact_id"]))
    if contact is None or shown.is_convener(contact.id) or registry.identity_of(tx, contact.id):
        return Dropped("not_by_mail")
    off = shown.meeting.state == MeetingState.CANCELLED
    if not (_was_mailed(tx, row) if off else _has_closed(shown, row)):
        return Dropped("superseded")
    if not off and gate_closed(shown):
        return Dropped("gate")
    return letters.result(shown, contact, row.key)


DUE = {
    CHASE: due_chase,
    sending.CLOSED: due_closed,
    sending.NO_FIT: due_no_fit,
    sending.RESULT: due_result,
    sending.NEW_TIMES: due_new_times,
}
"""By these alone nothing is booked at a deadline, see `deciding`."""


def deciding(secrets: Secrets) -> Mapping[str, Due]:
    """What also books, and so writes in the audit trail; in place of the same kinds of `DUE`."""
    return {sending.CLOSED: partial(closed_or_booked, secrets)}


def _sight(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> MeetingView:
    return view(tx, tx.get_one(Meeting, row.meeting_id), agreement, now)


def _place(shown: MeetingView, row: Outbox) -> Invitation | None:
    places = {each.contact_id: each for each in shown.invitations}
    return places.get(int(row.payload["contact_id"]))


def _no_chase(tx: Tx, shown: MeetingView, place: Invitation, row: Outbox) -> str:
    """Why somebody is not to be reminded, or nothing."""
    if not is_open(shown.meeting, shown.now) or not _is_newest(tx, shown, row):
        return "superseded"
    if place.contact_id not in unheard(shown):
        return "answered"
    return "gate" if gate_closed(shown) else ""


def _is_newest(tx: Tx, shown: MeetingView, row: Outbox) -> bool:
    polled = shown.meeting.state == MeetingState.POLLING
    return polled and row.payload["nth"] == polls.newest_round(tx, shown.meeting.id)


def _has_closed(shown: MeetingView, row: Outbox) -> bool:
    """Whether the closing that the row is about has come, and is the last one."""
    meeting = shown.meeting
    if meeting.state != MeetingState.POLLING or meeting.poll_closes_at is None:
        return False
    closes_at = meeting.poll_closes_at
    return closes_at <= shown.now and row.payload["nth"] == int(closes_at.timestamp())


def _was_mailed(tx: Tx, row: Outbox) -> bool:
    told = polls.told(tx, row.meeting_id or 0, MAILED)
    left = [each for each in told if each.state == OutboxState.SENT or each.uncertain]
    return any(each.payload["contact_id"] == row.payload["contact_id"] for each in left)


def _no_fit_parts(tx: Tx, shown: MeetingView, now: datetime) -> tuple[Part, ...]:
    who = [called_name(shown, shown.contacts[each]) for each in unfit(shown)]
    why = T("polls.fits_not", who=who) if who else T("polls.fits_nobody")
    later = later_times(tx, shown, now)
    if later is None:
        return (Text(why, Tone.WARNING), Text(T("polls.no_other_times")))
    window, found = later
    about = T(
        "polls.later_times", from_on=window.from_on, to_on=window.to_on, count=len(found.slots)
    )
    button = later_button(shown, T("polls.ask_those"), Look.PRIMARY)
    unknown = unknown_parts(shown, found)
    return (Text(why, Tone.WARNING), Text(about), *unknown, Choices((button,)))
