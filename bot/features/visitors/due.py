"""What due rows of visitors become: asked of the rows again, at the moment of sending."""

from datetime import datetime, timedelta

from bot.agreement import Agreement
from bot.features.meetings.naming import title
from bot.features.meetings.reaching import to_person
from bot.features.visitors.replies import admin_card, who
from bot.features.visitors.rules import forgotten
from bot.features.visitors.sending import ASK, FORGET, TOLD, forget_later
from bot.outgoing import ChatMessage, Outgoing
from bot.replies import T, Text, Tone
from models import outbox, registry
from models.meetings import Meeting, MeetingState
from models.queue import Outbox
from models.registry import Contact, Organisation, Reach
from models.store import Tx
from models.visitors import Admission, Visitor, is_still_to_hear, visitors_of
from scheduler.deliver import Dropped

ENDED = (MeetingState.CANCELLED, MeetingState.CLOSED)
A_DAY = timedelta(days=1)


def due_ask(tx: Tx, row: Outbox, agreement: Agreement, _now: datetime) -> Outgoing | Dropped:
    """The question to one admin, or what somebody answered in place of it."""
    visitor = tx.get_one(Visitor, int(row.payload["visitor_id"]))
    admin = tx.get_one(Contact, int(row.payload["admin_id"]))
    post = outbox.posted(tx, row.thread or "")
    if post is None and visitor.admission != Admission.WAITING:
        return Dropped("answered")
    identity = registry.identity_of(tx, admin.id)
    if identity is None or not admin.active or admin.email.lower() not in agreement.admins:
        return Dropped("no_admin")
    return ChatMessage(
        key=row.key,
        platform=identity.platform,
        tenant=identity.tenant,
        to=identity.user,
        private=True,
        language=admin.language,
        reply=admin_card(tx, visitor),
        edits=post.external_id if post else "",
    )


def due_told(tx: Tx, row: Outbox, _agreement: Agreement, _now: datetime) -> Outgoing | Dropped:
    """To the convener: somebody is not called, and what to do instead."""
    meeting = tx.get_one(Meeting, row.meeting_id)
    visitor = tx.get_one(Visitor, int(row.payload["visitor_id"]))
    convener = tx.get_one(Contact, meeting.convener_id)
    if meeting.state in ENDED:
        return Dropped("over")
    if not convener.active:
        return Dropped("left")
    told = T(_key(tx, visitor, convener), who=who(tx, tx.get_one(Contact, visitor.contact_id)))
    return to_person(tx, row, convener, title(meeting), (Text(told, Tone.WARNING),))


def due_forget(tx: Tx, row: Outbox, _agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """Forget a meeting's visitors once nothing is to be sent to them; else look again tomorrow."""
    meeting = tx.get_one(Meeting, row.meeting_id)
    visitors = visitors_of(tx, meeting.id)
    if is_still_to_hear(tx, meeting.id, [contact.id for _, contact in visitors]):
        forget_later(tx, visitors[0][0], now + A_DAY, now)
        return Dropped("too_early")
    for _, contact in visitors:
        forgotten(contact, tx.get_one(Organisation, contact.organisation_id))
    return Dropped("forgotten")


DUE = {ASK: due_ask, TOLD: due_told, FORGET: due_forget}


def _key(tx: Tx, visitor: Visitor, convener: Contact) -> str:
    """What to tell; a mail says neither where nor as what somebody works."""
    by_chat = convener.reach == Reach.CHAT and registry.identity_of(tx, convener.id) is not None
    if visitor.admission == Admission.REFUSED:
        return "visitors.not_called" if by_chat else "visitors.not_called_mail"
    return "visitors.not_covered" if by_chat else "visitors.not_covered_mail"
