"""Calling more people to a meeting under way, never beyond its consent."""

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex

from bot import access
from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.consents import forms
from bot.features.consents.intents import AskMore, CallMore
from bot.features.consents.rules import is_ahead
from bot.features.consents.sending import remind_of_handover
from bot.features.meetings import sending
from bot.features.meetings.forms import choosable
from bot.features.meetings.gates import gate_closed
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.kinds.profile import Gate
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import must_be, outside_work
from bot.features.meetings.telling import tell_booked
from bot.features.meetings.view import MeetingView, view
from bot.features.visitors import adding
from bot.privacy import audit
from bot.privacy.secrets import token_hash
from bot.replies import Reply, T, Text, Tone, name, say
from models import meetings, registry
from models.meetings import Invitation, Meeting, MeetingState, Party
from models.registry import Contact, Organisation
from models.store import Tx

OPEN = (MeetingState.POLLING, MeetingState.BOOKED)


def ask_more(ask: AskMore, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form with everybody who is not called yet."""
    meeting = open_meeting(tx, actor, ask.meeting_id, now)
    called = frozenset(view(tx, meeting, actor.agreement, now).contacts)
    return opened(meeting, forms.more_form(meeting, choosable(tx, actor.area.id, meeting), called))


def call_more(ask: CallMore, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Give them places; they get cards, and invitations if the meeting is booked.

    Raises:
        FormError: why they cannot be called, at the field where they were chosen.
    """
    meeting = open_meeting(tx, actor, ask.meeting_id, now)
    shown = view(tx, meeting, actor.agreement, now)
    new = [each for each in _chosen(tx, ask, actor) if each.id not in shown.contacts]
    visitor = _visitor(tx, ask, actor, meeting)
    if wrong := _wrong(tx, shown, [*new, *visitor], actor):
        raise FormError({"visitor_organisation" if visitor and not new else "who": wrong})
    waits = [each for each in visitor if not adding.tie(tx, meeting, each, actor, now)]
    new += [each for each in visitor if each not in waits]
    seat_all(tx, actor, meeting, new, now)
    told = say("consents.more_called", reference=meeting.reference, count=len(new))
    if not waits:
        return told
    asked = Text(T("visitors.asked", reference=meeting.reference), Tone.WARNING)
    return Reply((*(told.parts if new else ()), asked))


def seat_all(tx: Tx, actor: Actor, meeting: Meeting, new: Sequence[Contact], now: datetime) -> None:
    """Give these people places in a meeting that is held, and tell whom it concerns."""
    for contact in new:
        _seat(tx, meeting, contact, actor)
    _organisations(tx, meeting, new, actor)
    _tell(tx, actor, meeting, now)
    for _ in new:
        _note(tx, actor, meeting, now)


def called_again(ask: CallMore, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows the card and calls nobody."""
    return show_meeting(AboutMeeting(ask.meeting_id), actor, tx, now)


def open_meeting(tx: Tx, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """A meeting the actor convenes and that can still get and lose people.

    Raises:
        UserError: it has begun, or is over.
    """
    meeting = access.own_meeting(tx, actor, meeting_id)
    must_be(meeting, *OPEN)
    if not is_ahead(meeting, now):
        raise UserError("meetings.not_now", reference=meeting.reference)
    return meeting


def _chosen(tx: Tx, ask: CallMore, actor: Actor) -> list[Contact]:
    open_now = {each.id for each in registry.organisations(tx, actor.area.id)}
    known = {
        each.id: each
        for each in registry.contacts(tx, actor.area.id)
        if each.organisation_id in open_now
    }
    if any(key not in known for key in ask.contacts):
        raise FormError({"who": T("meetings.somebody_is_gone")})
    return [known[key] for key in ask.contacts]


def _visitor(tx: Tx, ask: CallMore, actor: Actor, meeting: Meeting) -> list[Contact]:
    if ask.visitor is None:
        return []
    if wrong := adding.wrong_visitor(tx, ask.visitor, actor, meeting):
        raise FormError(wrong)
    return [adding.write(tx, ask.visitor, actor, meeting)]


def _wrong(tx: Tx, shown: MeetingView, new: Sequence[Contact], actor: Actor) -> T | None:
    known = [each for each in new if not each.visiting]
    if outside := outside_work(known, actor.agreement):
        return T("meetings.not_work_address", addresses=outside)
    if closed := gate_closed(shown):
        return T("gates.closed", why=closed)
    if _too_many(shown, new):
        return T("consents.two_organisations", reference=shown.meeting.reference)
    covers = shown.consent.covers if shown.consent else []
    beyond = {each.organisation_id for each in new} - set(covers)
    if shown.kind.gate is not Gate.CONSENT or not beyond:
        return None
    names = [tx.get_one(Organisation, each).name for each in sorted(beyond)]
    return T("consents.outside", organisations=[name(each) for each in names])


def _too_many(shown: MeetingView, new: Sequence[Contact]) -> bool:
    """Whether they would be of more organisations than the kind has; who waits is counted too."""
    waiting = {organisation.id for _, organisation in shown.waiting}
    called = {each.organisation_id for each in shown.parties}
    coming = called | waiting | {each.organisation_id for each in new}
    return 0 < shown.kind.organisations_at_most < len(coming)


def _seat(tx: Tx, meeting: Meeting, contact: Contact, actor: Actor) -> None:
    """A place with a link of its own; a place once taken back is given again."""
    nonce = token_hex(16)
    link = token_hash(actor.secrets.link_token(nonce))
    place = meetings.invitation_of(tx, meeting.id, contact.id)
    if place is None:
        place = Invitation(
            area_id=meeting.area_id,
            meeting_id=meeting.id,
            contact_id=contact.id,
            nonce=nonce,
            token_hash=link,
        )
        tx.add(place)
    else:
        place.revoked_at, place.nonce, place.token_hash, place.excuse = None, nonce, link, ""
        if meeting.state == MeetingState.BOOKED:
            # Their calendar may have had an end: only a higher number brings the meeting back.
            meeting.sequence = max(meeting.sequence, place.sent_sequence or 0) + 1
    tx.flush()


def _organisations(tx: Tx, meeting: Meeting, new: Sequence[Contact], actor: Actor) -> None:
    called = {each.organisation_id for each in meetings.parties(tx, meeting.id)}
    for organisation_id in dict.fromkeys(each.organisation_id for each in new):
        if organisation_id not in called:
            tx.add(
                Party(
                    area_id=meeting.area_id,
                    meeting_id=meeting.id,
                    organisation_id=organisation_id,
                    quorum=actor.agreement.quorum,
                )
            )
    tx.flush()


def _tell(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    """The rows that the new people call for; those who have theirs already get no second one."""
    shown = view(tx, meeting, actor.agreement, now)
    if meeting.state == MeetingState.DRAFT:
        sending.show_cards(tx, meeting, [meeting.convener_id], now)
        return
    if meeting.state == MeetingState.POLLING:
        sending.show_cards(tx, meeting, shown.contacts, now)
        sending.close_poll_later(tx, shown, now)
        return
    tell_booked(tx, shown, now)
    if shown.kind.gate is Gate.CONSENT:
        remind_of_handover(tx, meeting, actor.agreement, now)


def _note(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what="place.added",
        subject=meeting.reference,
        at=now,
    )
