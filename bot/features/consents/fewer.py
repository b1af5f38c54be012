"""Taking organisations off a meeting that lies ahead: their people's calendars get its end."""

from collections.abc import Collection
from datetime import datetime

from bot.access import Actor
from bot.errors import FormError
from bot.features.consents import forms
from bot.features.consents.intents import AskFewer, TakeOff
from bot.features.consents.more import open_meeting
from bot.features.consents.rules import must_stay
from bot.features.meetings import sending
from bot.features.meetings.reading import opened
from bot.features.meetings.view import MeetingView, view
from bot.features.polls.completing import complete
from bot.features.registry.handover import end_later
from bot.privacy import audit
from bot.replies import Reply, T, name, say
from models.meetings import Meeting
from models.store import Tx


def ask_fewer(ask: AskFewer, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form with the organisations called."""
    meeting = open_meeting(tx, actor, ask.meeting_id, now)
    return opened(meeting, forms.fewer_form(view(tx, meeting, actor.agreement, now)))


def take_organisations_off(ask: TakeOff, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Call them no longer; nobody is asked why.

    Raises:
        FormError: the meeting cannot do without them, and what to do instead.
    """
    meeting = open_meeting(tx, actor, ask.meeting_id, now)
    shown = view(tx, meeting, actor.agreement, now)
    if not {each.organisation_id for each in shown.parties}.issuperset(ask.organisations):
        raise FormError({"which": T("consents.not_called_any_more")})
    if wrong := must_stay(shown, ask.organisations):
        raise FormError({"which": wrong})
    names = [name(shown.organisations[each].name) for each in ask.organisations]
    take_off(tx, actor, shown, ask.organisations, now)
    told = say("consents.taken_off", reference=meeting.reference, organisations=names)
    return Reply((*told.parts, *complete(tx, actor, shown, now, ask.organisations)))


def take_off(
    tx: Tx, actor: Actor, shown: MeetingView, organisations: Collection[int], now: datetime
) -> None:
    """Take back their places: an end for calendars, a last word on cards, nothing for the rest.

    What has been raised for the agenda in their name stays, for the convener to take away.
    """
    meeting = shown.meeting
    for place in shown.invitations:
        if shown.contacts[place.contact_id].organisation_id in organisations:
            place.revoked_at, place.excuse = now, ""
            end_later(tx, meeting, place, now)
    for party in shown.parties:
        if party.organisation_id in organisations:
            tx.delete(party)
            _note(tx, actor, meeting, now)
    tx.flush()
    # Theirs too: a card that goes on asking for answers would be pressed in vain.
    sending.show_cards(tx, meeting, shown.contacts, now)


def _note(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what="party.removed",
        subject=meeting.reference,
        at=now,
    )
