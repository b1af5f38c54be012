"""What happens to consents, and to the ticks for who was told."""

from collections.abc import Sequence
from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.consents import forms
from bot.features.consents.fewer import take_off
from bot.features.consents.intents import AskRenew, AskWithdraw, HandOver, Renew, Withdraw
from bot.features.consents.rules import must_stay
from bot.features.consents.sending import KINDS, warn_of_end
from bot.features.meetings import calling, sending
from bot.features.meetings.forms import choosable
from bot.features.meetings.gates import called_by, gate_closed
from bot.features.meetings.handlers import call_off, show_meeting, tell_again
from bot.features.meetings.intents import AboutMeeting, FixedTime, Window
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import local_time, local_today, must_be
from bot.features.meetings.view import CARD, MAIL, REMINDER, MeetingView, view
from bot.features.polls.completing import complete
from bot.features.visitors.sending import end_visits
from bot.privacy import audit
from bot.replies import Reply, T, name, say
from models import consents, meetings, outbox, visitors
from models.meetings import Consent, ConsentStatus, Meeting, MeetingState, Party
from models.store import Tx

UNENDED = (
    MeetingState.DRAFT,
    MeetingState.POLLING,
    MeetingState.BOOKED,
    MeetingState.HELD,
)


def ask_withdraw(ask: AskWithdraw, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Ask once more before the consent is noted as withdrawn."""
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    must_be(meeting, *UNENDED)
    _given(tx, meeting)
    return opened(meeting, forms.withdraw_form(meeting))


def withdraw(ask: Withdraw, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Nothing is left of the plan's meetings but their references; none can be opened again.

    Raises:
        UserError: `consents.not_given` when there is no consent to withdraw.
    """
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    must_be(meeting, *UNENDED)
    _given(tx, meeting)
    for each in consents.same_plan(tx, meeting):
        _withdraw(tx, actor, each, now)
    return say("consents.was_withdrawn", reference=meeting.reference)


def ask_renew(ask: AskRenew, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form with the consent as it is noted."""
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    must_be(meeting, MeetingState.POLLING, MeetingState.BOOKED)
    consent = _given(tx, meeting)
    among = choosable(tx, actor.area.id, meeting)
    return opened(meeting, forms.renew_form(meeting, consent, among))


def renew(ask: Renew, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Note what the consent is now; what it held back is sent after all.

    Raises:
        FormError: it does not cover those called, or ends before the meeting.
    """
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    must_be(meeting, MeetingState.POLLING, MeetingState.BOOKED)
    _given(tx, meeting)
    before = view(tx, meeting, actor.agreement, now)
    gone = [each for each in called_by(before) if each not in ask.consent.covers]
    if wrong := _wrong_renewal(tx, ask, actor, before, gone):
        raise FormError(wrong)
    was_closed = gate_closed(before) is not None
    if gone:
        take_off(tx, actor, before, gone, now)
    calling.record_consent(tx, meeting, ask.consent, now)
    warn_of_end(tx, meeting, ask.consent.valid_to_on, actor.agreement, now)
    if was_closed:
        tell_again(tx, actor, meeting, now)
    else:
        sending.show_cards(tx, meeting, [meeting.convener_id], now)
    _note(tx, actor, meeting, "consent.renewed", now)
    told = say(
        "consents.was_renewed",
        reference=meeting.reference,
        valid_to_on=ask.consent.valid_to_on,
    )
    return Reply((*told.parts, *complete(tx, actor, before, now, gone)))


def hand_over(ask: HandOver, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Tick off that an organisation has been told; twice is the same as once."""
    party = tx.get(Party, ask.party_id)
    if party is None:
        raise UserError("access.no_meeting")
    meeting = access.own_meeting(tx, actor, party.meeting_id)
    must_be(meeting, MeetingState.BOOKED)
    if party.handed_over_at is None:
        party.handed_over_at = now
        tx.flush()
        # The reminder has ticks of its own: the card is brought up to date beside it.
        sending.show_cards(tx, meeting, [meeting.convener_id], now)
        _note(tx, actor, meeting, "party.told", now)
    return show_meeting(AboutMeeting(meeting.id), actor, tx, now)


def hand_over_again(ask: HandOver, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A repeated press shows the card."""
    party = tx.get(Party, ask.party_id)
    return show_meeting(AboutMeeting(party.meeting_id if party else 0), actor, tx, now)


def shown_again(ask: Renew, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows the card and notes nothing."""
    return show_meeting(AboutMeeting(ask.meeting_id), actor, tx, now)


def _wrong_renewal(
    tx: Tx, ask: Renew, actor: Actor, before: MeetingView, gone: Sequence[int]
) -> dict[str, T]:
    """What the consent lacks for those who are to stay; the others go only when that was said."""
    stay = [each for each in called_by(before) if each not in gone]
    when = _when(before.meeting, before.now)
    own = visitors.organisations_of(tx, before.meeting)
    wrong = calling.wrong_consent(tx, ask.consent, actor, stay, when, before.now, own)
    if not gone or "covers" in wrong:
        return wrong
    if kept := must_stay(before, gone):
        return {**wrong, "covers": kept}
    if ask.fewer:
        return wrong
    names = [name(before.organisations[each].name) for each in gone]
    return {**wrong, "covers": T("consents.tick_fewer", organisations=names)}


def _withdraw(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    if consent := meetings.consent_of(tx, meeting.id):
        consent.status, consent.recorded_at = ConsentStatus.WITHDRAWN, now
    if meeting.state not in UNENDED:
        return
    if _is_over(meeting, now):
        meeting.state, meeting.changed_at = MeetingState.CLOSED, now
        outbox.drop_waiting(tx, meeting.id, [CARD, MAIL, REMINDER, *KINDS], "withdrawn", now)
        end_visits(tx, meeting, actor.agreement, now)
        called = view(tx, meeting, actor.agreement, now).contacts
        sending.show_cards(tx, meeting, called, now)
    else:
        call_off(tx, actor, meeting, now)
        outbox.drop_waiting(tx, meeting.id, KINDS, "withdrawn", now)
    _note(tx, actor, meeting, "consent.withdrawn", now)


def _is_over(meeting: Meeting, now: datetime) -> bool:
    if meeting.state == MeetingState.HELD:
        return True
    ended = meeting.ends_at is not None and meeting.ends_at <= now
    return meeting.state == MeetingState.BOOKED and ended


def _when(meeting: Meeting, now: datetime) -> FixedTime | Window:
    """From which day on the consent must hold."""
    if meeting.state == MeetingState.BOOKED and meeting.starts_at:
        at, zone = meeting.starts_at, meeting.zone
        return FixedTime(local_today(at, zone), local_time(at, zone))
    today = local_today(now, meeting.zone)
    return Window(today, today, ())


def _given(tx: Tx, meeting: Meeting) -> Consent:
    consent = meetings.consent_of(tx, meeting.id)
    if consent is None or consent.status != ConsentStatus.GIVEN:
        raise UserError("consents.not_given", reference=meeting.reference)
    return consent


def _note(tx: Tx, actor: Actor, meeting: Meeting, what: str, now: datetime) -> None:
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what=what,
        subject=meeting.reference,
        at=now,
    )
