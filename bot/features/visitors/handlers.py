"""What happens when an admin answers: one press has one effect, whoever else has pressed."""

from datetime import datetime

from bot.access import Actor
from bot.errors import UserError
from bot.features.consents.more import seat_all
from bot.features.consents.rules import is_ahead
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Gate
from bot.features.meetings.sending import show_cards
from bot.features.registry.rules import only_admin
from bot.features.visitors.intents import AboutVisitor, Admit, Refuse
from bot.features.visitors.replies import admin_card
from bot.features.visitors.rules import forgotten
from bot.features.visitors.sending import ask_admins, tell_convener
from bot.privacy import audit
from bot.replies import Reply
from models import meetings
from models.meetings import ConsentStatus, Meeting, MeetingState
from models.registry import Contact, Organisation
from models.store import Tx
from models.visitors import Admission, Visitor, visitor_by_id


def admit(ask: Admit, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Call them, unless the consent does not cover where they work: then the convener is told."""
    visitor, meeting = _asked_about(tx, actor, ask.visitor_id)
    if visitor.admission == Admission.WAITING:
        over = not _goes_on(meeting, now)
        _decide(tx, actor, visitor, meeting, Admission.LAPSED if over else Admission.ADMITTED, now)
        contact = tx.get_one(Contact, visitor.contact_id)
        if over:
            forgotten(contact, tx.get_one(Organisation, contact.organisation_id))
        elif is_covered(tx, meeting, contact):
            seat_all(tx, actor, meeting, [contact], now)
        else:
            tell_convener(tx, visitor, now)
            show_cards(tx, meeting, [meeting.convener_id], now)
    return admin_card(tx, visitor, replaces=True)


def refuse(ask: Refuse, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Nobody is called; the address is forgotten and the convener told what to do instead."""
    visitor, meeting = _asked_about(tx, actor, ask.visitor_id)
    if visitor.admission == Admission.WAITING:
        _decide(tx, actor, visitor, meeting, Admission.REFUSED, now)
        contact = tx.get_one(Contact, visitor.contact_id)
        forgotten(contact, tx.get_one(Organisation, contact.organisation_id))
        tell_convener(tx, visitor, now)
        show_cards(tx, meeting, [meeting.convener_id], now)
    return admin_card(tx, visitor, replaces=True)


def shown_again(ask: AboutVisitor, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """A repeated press shows what was answered."""
    return admin_card(tx, _asked_about(tx, actor, ask.visitor_id)[0], replaces=True)


def is_covered(tx: Tx, meeting: Meeting, contact: Contact) -> bool:
    """Whether a consent that has been given says yes to where they work."""
    if KINDS[meeting.kind].gate is not Gate.CONSENT:
        return True
    consent = meetings.consent_of(tx, meeting.id)
    if consent is None or consent.status != ConsentStatus.GIVEN:
        # Still being obtained: it must cover them before anybody is called.
        return meeting.state == MeetingState.DRAFT
    return contact.organisation_id in consent.covers


def _asked_about(tx: Tx, actor: Actor, visitor_id: int) -> tuple[Visitor, Meeting]:
    """The visitor, their meeting held: whoever presses at the same time waits and sees."""
    only_admin(actor)
    visitor = visitor_by_id(tx, actor.area.id, visitor_id)
    if visitor is None:
        raise UserError("router.unknown_button")
    meeting = meetings.meeting_by_id(tx, actor.area.id, visitor.meeting_id, lock=True)
    visitor = visitor_by_id(tx, actor.area.id, visitor_id)
    if meeting is None or visitor is None:
        raise UserError("router.unknown_button")
    return visitor, meeting


def _goes_on(meeting: Meeting, now: datetime) -> bool:
    return meeting.state == MeetingState.DRAFT or is_ahead(meeting, now)


def _decide(
    tx: Tx, actor: Actor, visitor: Visitor, meeting: Meeting, said: Admission, now: datetime
) -> None:
    visitor.admission, visitor.decided_at = said, now
    tx.flush()
    ask_admins(tx, visitor, actor.agreement, now)
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what=f"visitor.{said}",
        subject=meeting.reference,
        at=now,
    )
