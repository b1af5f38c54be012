"""What happens when somebody called cannot come."""

from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.meetings import sending
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.reading import opened
from bot.features.registry.handover import Hand, hand_over_place
from bot.features.replacements import forms, replies, rules
from bot.features.replacements.intents import (
    AskExcuse,
    AskReplacement,
    ComeAfterAll,
    GiveExcuse,
    SendReplacement,
)
from bot.privacy import audit
from bot.replies import Reply, T
from models import meetings, registry
from models.meetings import Meeting
from models.registry import Contact
from models.store import Tx


def ask_excuse(ask: AskExcuse, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that says why."""
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    rules.must_lie_ahead(meeting, actor.contact.id, now)
    return opened(meeting, forms.excuse_form(meeting))


def give_excuse(ask: GiveExcuse, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Note the code; the convener's card tells of it, nobody else's."""
    return _answer(tx, actor, ask.meeting_id, ask.why, now)


def come_after_all(ask: ComeAfterAll, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Take the excuse back."""
    return _answer(tx, actor, ask.meeting_id, "", now)


def ask_replacement(ask: AskReplacement, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form with those who may come instead."""
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    rules.must_lie_ahead(meeting, actor.contact.id, now)
    among = _stand_ins(tx, actor, meeting)
    if not among:
        raise UserError("replacements.nobody_else", organisation=actor.organisation.name)
    names = {each.id: each.name for each in registry.functions(tx, actor.area.id)}
    own = actor.contact.substitute_id
    form = forms.replacement_form(meeting, among, names, own, addresses=actor.only is None)
    return opened(meeting, form)


def send_replacement(ask: SendReplacement, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The colleague gets the place and an invitation, the actor's calendar gets its end.

    Raises:
        FormError: somebody who cannot come instead.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id, lock=True)
    rules.must_lie_ahead(meeting, actor.contact.id, now)
    among = {each.id: each for each in _stand_ins(tx, actor, meeting)}
    if ask.contact_id not in among:
        raise FormError({"instead": T("forms.choose_one")})
    hand = Hand(actor.agreement, actor.secrets, actor.contact.id)
    hand_over_place(tx, meeting, actor.contact, among[ask.contact_id], hand, now)
    return _replaced(tx, actor, meeting, among[ask.contact_id])


def _answer(tx: Tx, actor: Actor, meeting_id: int, excuse: str, now: datetime) -> Reply:
    meeting = access.meeting_for(tx, actor, meeting_id, lock=True)
    rules.must_lie_ahead(meeting, actor.contact.id, now)
    place = meetings.invitation_of(tx, meeting.id, actor.contact.id)
    if place and place.excuse != excuse:
        place.excuse = excuse
        tx.flush()
        sending.show_cards(tx, meeting, [meeting.convener_id], now)
        audit.note(
            tx,
            actor.secrets,
            area_id=actor.area.id,
            actor_id=actor.contact.id,
            what="place.excused" if excuse else "place.kept",
            subject=meeting.reference,
            at=now,
        )
    return show_meeting(AboutMeeting(meeting.id), actor, tx, now)


def _stand_ins(tx: Tx, actor: Actor, meeting: Meeting) -> list[Contact]:
    places = meetings.invitations(tx, meeting.id)
    called = {each.contact_id for each in places if each.revoked_at is None}
    among = rules.stand_ins(actor.contact, registry.contacts(tx, actor.area.id), called)
    return among if actor.only is None else rules.told_apart(among)


def _replaced(tx: Tx, actor: Actor, meeting: Meeting, instead: Contact) -> Reply:
    functions = {each.id: each.name for each in registry.functions(tx, actor.area.id)}
    who = T(
        "meetings.function_at",
        function=functions[instead.function_id],
        organisation=actor.organisation.name,
    )
    return replies.replaced(meeting.reference, who)
