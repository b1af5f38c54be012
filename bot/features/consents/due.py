"""What the convener is told of a consent: asked of the rows once more, at the moment of sending."""

from collections.abc import Callable
from datetime import datetime

from bot.agreement import Agreement
from bot.features.consents import sending
from bot.features.consents.parts import (
    handover_parts,
    unasked_parts,
    untold,
    waits_for_consent,
)
from bot.features.consents.rules import is_ahead
from bot.features.meetings.gates import gate_closed
from bot.features.meetings.naming import title
from bot.features.meetings.view import MeetingView, view
from bot.outgoing import ChatMessage, Letter, Outgoing
from bot.replies import Button, Choices, Look, Part, Reply, T, Text, Tone
from models import registry
from models.meetings import ConsentStatus, Meeting, MeetingState
from models.queue import Outbox
from models.registry import Contact, Reach
from models.store import Tx
from scheduler.deliver import Dropped

Parts = tuple[Part, ...]


def due_waiting(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """A draft still waits for its consent, or for a word on the family; asked again in a week."""
    shown = _sight(tx, row, agreement, now)
    if shown.meeting.state != MeetingState.DRAFT or not _waiting_parts(shown):
        return Dropped("not_waiting")
    sending.remind_of_waiting(tx, shown.meeting, agreement, now)
    return _to_convener(tx, row, shown, _waiting_parts)


def due_ending(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """A consent ends in two weeks while something is ahead of it."""
    shown = _sight(tx, row, agreement, now)
    if not _is_given(shown) or not is_ahead(shown.meeting, now):
        return Dropped("nothing_ahead")
    return _to_convener(tx, row, shown, _ending_parts)


def due_stopped(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """Something was not sent, since the consent does not hold for it."""
    shown = _sight(tx, row, agreement, now)
    if shown.meeting.state != MeetingState.BOOKED or gate_closed(shown) is None:
        return Dropped("put_right")
    return _to_convener(tx, row, shown, _stopped_parts)


def due_handover(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """Somebody called has not been told who the meeting is about; asked again in two days."""
    shown = _sight(tx, row, agreement, now)
    meeting = shown.meeting
    if not is_ahead(meeting, now):
        return Dropped("nothing_ahead")
    if not untold(shown):
        return Dropped("all_told")
    sending.remind_of_handover(tx, meeting, agreement, now)
    if gate_closed(shown):
        return Dropped("gate")
    return _to_convener(tx, row, shown, handover_parts)


DUE = {
    sending.WAITING: due_waiting,
    sending.ENDING: due_ending,
    sending.STOPPED: due_stopped,
    sending.HANDOVER: due_handover,
}


def _sight(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> MeetingView:
    return view(tx, tx.get_one(Meeting, row.meeting_id), agreement, now)


def _is_given(shown: MeetingView) -> bool:
    return shown.consent is not None and shown.consent.status == ConsentStatus.GIVEN


def _to_convener(
    tx: Tx, row: Outbox, shown: MeetingView, parts: Callable[[MeetingView], Parts]
) -> Outgoing | Dropped:
    convener = tx.get_one(Contact, shown.meeting.convener_id)
    if not convener.active:
        return Dropped("left")
    called = title(shown.meeting)
    identity = registry.identity_of(tx, convener.id)
    if convener.reach == Reach.MAIL or identity is None:
        # A mail tells nobody what kind of meeting it is about, nor who is called.
        return Letter(
            key=row.key,
            to=convener.email,
            language=convener.language,
            subject=T("consents.mail_subject", title=called),
            parts=(Text(T("consents.mail", title=called)),),
        )
    return ChatMessage(
        key=row.key,
        platform=identity.platform,
        tenant=identity.tenant,
        to=identity.user,
        private=True,
        language=convener.language,
        reply=Reply((Text(called, Tone.HEADING), *parts(shown)), preview=called),
    )


def _waiting_parts(shown: MeetingView) -> Parts:
    drop = Button("cancel", str(shown.meeting.id), T("meetings.drop_draft"), Look.DANGER)
    if shown.consent is not None and shown.consent.status == ConsentStatus.BEING_OBTAINED:
        return (Text(T("consents.still_waiting")), Choices((waits_for_consent(shown), drop)))
    starts_at = shown.meeting.starts_at
    if starts_at is None or starts_at <= shown.now:
        return ()
    return (*unasked, Choices((drop,))) if (unasked := unasked_parts(shown)) else ()


def _ending_parts(shown: MeetingView) -> Parts:
    ends = shown.consent.valid_to_on if shown.consent else None
    soon = T("consents.ends_soon", valid_to_on=ends or shown.now)
    return (Text(soon, Tone.WARNING), _renew(shown))


def _stopped_parts(shown: MeetingView) -> Parts:
    closed = gate_closed(shown)
    told = (Text(T("consents.nothing_is_sent", why=closed), Tone.WARNING),) if closed else ()
    return (*told, _renew(shown))


def _renew(shown: MeetingView) -> Choices:
    return Choices((Button("renew_consent", str(shown.meeting.id), T("consents.renew")),))
