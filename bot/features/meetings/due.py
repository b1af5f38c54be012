"""What a meeting's due rows become: asked of the rows again, at the moment of sending."""

from datetime import datetime

from bot.agreement import Agreement
from bot.features.consents.sending import tell_stopped
from bot.features.meetings.gates import gate_closed
from bot.features.meetings.letters import Since, ask_for_times, invitation, reminder
from bot.features.meetings.replies import card, no_longer_called, reminder_card
from bot.features.meetings.sending import RENAMED, look_again, show_cards
from bot.features.meetings.view import ASK, CARD, CHASE, MAIL, REMINDER, MeetingView, view
from bot.features.polls.rules import is_open
from bot.outgoing import ChatMessage, Outgoing
from bot.replies import Reply
from models import meetings, outbox, registry
from models.meetings import Meeting, MeetingState
from models.queue import Outbox, OutboxState
from models.registry import Contact, Reach
from models.store import Tx
from scheduler.deliver import LEASE, Dropped, Sought

ENDED = (MeetingState.CANCELLED, MeetingState.CLOSED)


def due_card(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The newest state of one person's card, posted or edited in place."""
    shown, contact = _sight(tx, row, agreement, now)
    post = outbox.posted(tx, row.thread or "")
    edits = post.external_id if post else ""
    message = _to_chat(tx, row, contact, card(shown, contact.id), edits)
    if isinstance(message, Dropped):
        return message
    if contact.id not in shown.contacts and post is not None:
        return _to_chat(tx, row, contact, no_longer_called(shown), edits)
    if reason := _not_to_show(shown, contact, begun=post is not None):
        return Sought(reason, message)
    if any(each.kind == CARD and each.thread == row.thread for each in shown.troubled):
        # The convener was told that an earlier one was given up: look when this has got through.
        look_again(tx, shown.meeting, shown.meeting.convener_id, now + LEASE, now)
    return message


def due_mail(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The invitation, its change or its end, unless overtaken by a newer one.

    The place remembers the sequence before sending: after a crash it may have left, and then
    an end must follow it.
    """
    shown, contact = _sight(tx, row, agreement, now)
    place = meetings.invitation_of(tx, shown.meeting.id, contact.id)
    sequence = int(row.payload["sequence"])
    if place is None or place.revoked_at or sequence < shown.meeting.sequence:
        return Dropped("superseded")
    if shown.meeting.state == MeetingState.CANCELLED:
        if place.sent_sequence is None:
            return Dropped("never_invited")
    elif shown.meeting.state != MeetingState.BOOKED:
        return Dropped("not_booked")
    elif gate_closed(shown):
        tell_stopped(tx, shown.meeting, now)
        look_again(tx, shown.meeting, shown.meeting.convener_id, now, now)
        return Dropped("gate")
    if place.sent_sequence not in (None, sequence):
        row.payload = {**row.payload, "before": place.sent_sequence}
    place.sent_sequence = sequence
    # The card tells how the mail went, and nobody is told of a success: look when it must be over.
    look_again(tx, shown.meeting, shown.meeting.convener_id, now + LEASE, now)
    nonce = "" if registry.identity_of(tx, contact.id) else place.nonce
    return invitation(shown, contact, row.key, since=_since(tx, row), nonce=nonce)


def _since(tx: Tx, row: Outbox) -> Since:
    """What has become of the meeting since the mail that reached them before this one."""
    before = row.payload.get("before")
    if before is None:
        return Since.NEW
    only_named = all(
        RENAMED in each.payload
        for each in outbox.in_thread(tx, row.thread or "")
        if int(each.payload["sequence"]) > int(before)
    )
    return Since.RENAMED if only_named else Since.MOVED


def due_ask(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The times to answer, for somebody without chat; nothing once they are past answering."""
    shown, contact = _sight(tx, row, agreement, now)
    place = meetings.invitation_of(tx, shown.meeting.id, contact.id)
    if place is None or place.revoked_at or contact.id not in shown.contacts:
        return Dropped("not_called")
    if not is_open(shown.meeting, now):
        return Dropped("closed")
    if gate_closed(shown):
        return Dropped("gate")
    return ask_for_times(shown, contact, row.key, place.nonce)


def due_reminder(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """A reminder by chat or mail, whichever the person wants."""
    shown, contact = _sight(tx, row, agreement, now)
    meeting = shown.meeting
    if meeting.state != MeetingState.BOOKED or row.payload["sequence"] != meeting.sequence:
        return Dropped("superseded")
    if contact.id not in shown.contacts:
        return Dropped("not_called")
    if gate_closed(shown):
        tell_stopped(tx, meeting, now)
        return Dropped("gate")
    if contact.reach == Reach.CHAT and registry.identity_of(tx, contact.id):
        return _to_chat(tx, row, contact, reminder_card(shown), "")
    return reminder(shown, contact, row.key)


def mail_failed(tx: Tx, row: Outbox, now: datetime) -> None:
    """A mail of the meeting failed: the convener's card says so.

    When it surely did not leave, its place knows again of what had left before it.
    """
    meeting = tx.get_one(Meeting, row.meeting_id, with_for_update=True)
    place = meetings.invitation_of(tx, meeting.id, int(row.payload["contact_id"]))
    if place and not row.uncertain and place.sent_sequence == row.payload["sequence"]:
        before = row.payload.get("before")
        place.sent_sequence = None if before is None else int(before)
    show_cards(tx, meeting, [meeting.convener_id], now)


def chat_failed(tx: Tx, row: Outbox, now: datetime) -> None:
    """Somebody's card or reminder was given up: the convener's card says so.

    Their own card is not: it would fail like the one before it, for ever.
    """
    meeting = tx.get_one(Meeting, row.meeting_id, with_for_update=True)
    is_own_card = row.kind == CARD and row.payload["contact_id"] == meeting.convener_id
    if row.state == OutboxState.DEAD and not is_own_card:
        show_cards(tx, meeting, [meeting.convener_id], now)


def ask_failed(tx: Tx, row: Outbox, now: datetime) -> None:
    """Somebody without chat was not asked about the times: the convener's card says so."""
    meeting = tx.get_one(Meeting, row.meeting_id, with_for_update=True)
    show_cards(tx, meeting, [meeting.convener_id], now)


DUE = {CARD: due_card, MAIL: due_mail, REMINDER: due_reminder, ASK: due_ask}
FAILED = {
    CARD: chat_failed,
    MAIL: mail_failed,
    REMINDER: chat_failed,
    CHASE: chat_failed,
    ASK: ask_failed,
}


def _sight(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> tuple[MeetingView, Contact]:
    meeting = tx.get_one(Meeting, row.meeting_id)
    contact = tx.get_one(Contact, int(row.payload["contact_id"]))
    return view(tx, meeting, agreement, now), contact


def _not_to_show(shown: MeetingView, contact: Contact, *, begun: bool) -> str:
    """Why somebody is not to have a card, or a newer one if they have heard of the meeting."""
    if contact.id not in shown.contacts:
        return "not_called"
    if shown.meeting.state == MeetingState.DRAFT and not shown.is_convener(contact.id):
        return "not_called_yet"
    if begun:
        return ""
    if shown.meeting.state in ENDED:
        return "never_shown"
    return "gate" if gate_closed(shown) and not shown.is_convener(contact.id) else ""


def _to_chat(
    tx: Tx, row: Outbox, contact: Contact, reply: Reply, edits: str
) -> ChatMessage | Dropped:
    identity = registry.identity_of(tx, contact.id)
    if identity is None:
        return Dropped("no_chat")
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
