"""What happens to meetings. Rows and outbox rows are written in one transaction."""

from dataclasses import replace
from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.agenda.clock import closes_after_move
from bot.features.agenda.sending import FOLLOWING
from bot.features.bus.quotas import quota, quota_of
from bot.features.consents.forms import anyway_form
from bot.features.consents.rules import family_doubt
from bot.features.consents.sending import remind_of_waiting, warn_of_end
from bot.features.forums.linking import link
from bot.features.latest.sending import warn_later
from bot.features.meetings import calling, forms, rules, sending
from bot.features.meetings.booking import book
from bot.features.meetings.gates import forum_over, gate_closed
from bot.features.meetings.intents import (
    AboutMeeting,
    AskCancel,
    AskConsent,
    AskMove,
    BookAnyway,
    BookDraft,
    BookTime,
    CallMeeting,
    CancelMeeting,
    FixedTime,
    MoveMeeting,
    RecordConsent,
    StartMeeting,
    Window,
)
from bot.features.meetings.kinds.profile import Gate, KindProfile
from bot.features.meetings.reading import opened
from bot.features.meetings.replies import card, confirmed
from bot.features.meetings.taken import room_taken
from bot.features.meetings.telling import tell_changed
from bot.features.meetings.times import Found, NothingFound, find_times, why_not
from bot.features.meetings.view import CARD, MAIL, REMINDER, MeetingView, view
from bot.features.polls.sending import tell_called_off
from bot.features.registry.handover import Hand
from bot.features.visitors.sending import end_visits
from bot.privacy import audit
from bot.replies import Heading, Reply, Text, say
from models import meetings, outbox, polls, visitors
from models.meetings import Candidate, Meeting, MeetingState
from models.store import Tx


def start_meeting(ask: StartMeeting, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that calls a meeting, for those who may convene; conditions come first."""
    may_call(actor, ask.kind)
    if ask.kind.conditions and not ask.confirmed:
        return Reply(form=forms.conditions_form(ask.kind))
    form = forms.call_form(
        ask.kind,
        forms.choosable(tx, actor.area.id),
        actor.agreement,
        rules.local_today(now, rules.ZONE),
        actor.contact.id,
    )
    # Which forum it is about, and so its quota, is known when the form has been sent in.
    told = None if ask.kind.named else quota(tx, actor, ask.kind.id, "", now)
    return Reply(form=replace(form, fields=(Heading(told), *form.fields)) if told else form)


def call_meeting(ask: CallMeeting, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Write the meeting down, then book it, poll for a time, or wait for consent.

    Raises:
        FormError: what is wrong, at each field; nothing is kept.
    """
    may_call(actor, ask.kind)
    meeting = calling.add_meeting(tx, ask, actor, now)
    link(tx, meeting, now)
    _note(tx, actor, meeting, "meeting.called", now)
    warn_later(tx, meeting, actor.agreement, now)
    if ask.kind.gate is Gate.CONSENT and ask.consent is None:
        sending.show_cards(tx, meeting, [actor.contact.id], now)
        remind_of_waiting(tx, meeting, actor.agreement, now)
        return confirmed(_view(tx, actor, meeting, now))
    _has_room(tx, actor, meeting)
    reply = go_on(tx, actor, meeting, ask.when, now)
    told = quota_of(tx, actor, meeting, now)
    return replace(reply, parts=(*reply.parts, Text(told))) if told else reply


def _has_room(tx: Tx, actor: Actor, meeting: Meeting) -> None:
    """Let through a meeting whose room is free then, or that has no time or room yet.

    Raises:
        FormError: at the place.
    """
    if taken := room_taken(tx, meeting, actor.agreement):
        raise FormError({"place": taken.text})


def may_call(actor: Actor, kind: KindProfile) -> None:
    """Let through those who may call such a meeting.

    Raises:
        UserError: says whom to turn to instead.
    """
    try:
        access.may_convene(actor, kind.id)
    except UserError:
        raise UserError(kind.refers) from None


def ask_consent(ask: AskConsent, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that records the consent a draft waits for."""
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    rules.must_be(meeting, MeetingState.DRAFT)
    among = forms.choosable(tx, actor.area.id, meeting)
    today = rules.local_today(now, meeting.zone)
    return opened(meeting, forms.consent_form(meeting, among, actor.agreement, today))


def record_consent(ask: RecordConsent, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The consent has come: go on with the draft.

    Raises:
        FormError: the consent does not cover the meeting, or there is no time.
    """
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    rules.must_be(meeting, MeetingState.DRAFT)
    called = [each.organisation_id for each in meetings.parties(tx, meeting.id)]
    own = visitors.organisations_of(tx, meeting)
    wrong = {
        **calling.wrong_when(ask.when, actor, now),
        **calling.wrong_consent(tx, ask.consent, actor, called, ask.when, now, own),
    }
    if wrong:
        raise FormError(wrong)
    calling.set_when(meeting, ask.when, now)
    calling.record_consent(tx, meeting, ask.consent, now)
    _note(tx, actor, meeting, "consent.given", now)
    return go_on(tx, actor, meeting, ask.when, now)


def book_time(ask: BookTime, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Book one of the candidates, whatever the votes say: the convener decides."""
    meeting, candidate = access.candidate_for(tx, actor, ask.candidate_id)
    access.only_convener(actor, meeting)
    rules.must_be(meeting, MeetingState.POLLING)
    must_be_newest(tx, meeting, candidate)
    if candidate.starts_at <= now:
        raise UserError("polls.time_has_passed", starts_at=candidate.starts_at)
    if not ask.anyway and (doubt := family_doubt(meeting, candidate.starts_at)):
        return opened(meeting, anyway_form(str(candidate.id), doubt))
    meeting.starts_at, meeting.ends_at = candidate.starts_at, candidate.ends_at
    _book(tx, actor, meeting, now)
    return show_meeting(AboutMeeting(meeting.id), actor, tx, now)


def book_draft(ask: BookDraft, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Book the time a draft already has, whatever the family has said of it."""
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    rules.must_be(meeting, MeetingState.DRAFT)
    if meeting.starts_at is None or gate_closed(_view(tx, actor, meeting, now)):
        # There is more to say than yes: the form that records a consent asks for it all.
        return ask_consent(AskConsent(meeting.id), actor, tx, now)
    if meeting.starts_at <= now:
        raise UserError("polls.time_has_passed", starts_at=meeting.starts_at)
    _book(tx, actor, meeting, now)
    return confirmed(_view(tx, actor, meeting, now))


def book_anyway(ask: BookAnyway, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The convener has been asked once about the family, and books."""
    if isinstance(ask.booking, BookTime):
        return book_time(ask.booking, actor, tx, now)
    return book_draft(ask.booking, actor, tx, now)


def ask_move(ask: AskMove, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that moves a booked meeting."""
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    rules.must_be(meeting, MeetingState.BOOKED)
    among = forms.choosable(tx, actor.area.id)
    return opened(meeting, forms.move_form(meeting, among, actor.agreement))


def move_meeting(ask: MoveMeeting, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Give a booked meeting a new time or place, and tell everybody.

    Raises:
        FormError: what is wrong, at each field.
    """
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    rules.must_be(meeting, MeetingState.BOOKED)
    wrong = {
        **calling.wrong_when(ask.when, actor, now),
        **calling.wrong_where(tx, ask.where, actor),
        **calling.wrong_length(ask.length, actor),
    }
    if wrong:
        raise FormError(wrong)
    before = rules.particulars(meeting)
    meeting.length = ask.length
    meeting.place_id = ask.where.place_id
    meeting.link = ask.where.link.url if ask.where.link else ""
    calling.set_when(meeting, ask.when, now)
    if rules.particulars(meeting) == before:
        return say(
            "meetings.nothing_changed",
            reference=meeting.reference,
            starts_at=rules.fixed_instant(ask.when, meeting.zone),
        )
    shown, starts_at = _view(tx, actor, meeting, now), meeting.starts_at or now
    if before[0] != starts_at and (over := forum_over(shown, starts_at)):
        raise FormError({"on": over})
    if before[:2] != (meeting.starts_at, meeting.ends_at):
        _at_a_new_time(tx, actor, meeting, now)
    tx.flush()
    if closed := gate_closed(_view(tx, actor, meeting, now)):
        raise FormError({"on": closed})
    _has_room(tx, actor, meeting)
    _tell_moved(tx, actor, meeting, now)
    return confirmed(_view(tx, actor, meeting, now))


def move_to(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    """Tell everybody of the time that a booked meeting has just been given.

    Raises:
        UserError: `rooms.taken` when another meeting has the room then.
    """
    _at_a_new_time(tx, actor, meeting, now)
    tx.flush()
    if taken := room_taken(tx, meeting, actor.agreement):
        raise taken
    _tell_moved(tx, actor, meeting, now)


def _at_a_new_time(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    """What was said of the old time is forgotten, and the agenda closes by the new one."""
    meetings.forget_excuses(tx, meeting.id)
    meeting.told_in_id = None
    meeting.agenda_closes_at = closes_after_move(
        meeting.agenda_closes_at,
        meeting.starts_at or now,
        now,
        actor.agreement,
        meeting.zone,
    )


def _tell_moved(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    tell_changed(tx, meeting, actor.agreement, now)
    _note(tx, actor, meeting, "meeting.moved", now)


def ask_cancel(ask: AskCancel, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Ask once more before cancelling."""
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    rules.must_be(meeting, MeetingState.DRAFT, MeetingState.POLLING, MeetingState.BOOKED)
    return opened(meeting, forms.cancel_form(meeting))


def cancel_meeting(ask: CancelMeeting, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Call it off; whoever has an invitation gets its end."""
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    rules.must_be(meeting, MeetingState.DRAFT, MeetingState.POLLING, MeetingState.BOOKED)
    call_off(tx, actor, meeting, now)
    _note(tx, actor, meeting, "meeting.cancelled", now)
    return say("meetings.cancelled", reference=meeting.reference)


def call_off(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    """Write down that it is off, and what that calls for: new cards, and ends in calendars."""
    before = meeting.state
    if meeting.state == MeetingState.DRAFT:
        _call_nobody(tx, meeting, now)
    meeting.state, meeting.changed_at = MeetingState.CANCELLED, now
    outbox.drop_waiting(tx, meeting.id, [CARD, MAIL, REMINDER, *FOLLOWING], "cancelled", now)
    end_visits(tx, meeting, actor.agreement, now)
    shown = _view(tx, actor, meeting, now)
    sending.show_cards(tx, meeting, shown.contacts, now)
    if before == MeetingState.BOOKED:
        meeting.sequence += 1
        sending.mail_everybody(tx, shown, now)
    if before == MeetingState.POLLING:
        tell_called_off(tx, shown, now)


def tell_again(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    """Send what was held back; a booked meeting's invitations under a new number."""
    if meeting.state == MeetingState.BOOKED:
        tell_changed(tx, meeting, actor.agreement, now)
        return
    shown = _view(tx, actor, meeting, now)
    sending.show_cards(tx, meeting, shown.contacts, now)
    sending.close_poll_later(tx, shown, now)


def show_meeting(ask: AboutMeeting, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The card as it stands, in place of the one pressed."""
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    return card(_view(tx, actor, meeting, now), actor.contact.id, replaces=True)


def must_be_newest(tx: Tx, meeting: Meeting, candidate: Candidate) -> None:
    """Let through a time of the poll under way.

    Raises:
        UserError: `polls.other_times` when there are newer ones.
    """
    if candidate.round < polls.newest_round(tx, meeting.id):
        raise UserError("polls.other_times", reference=meeting.reference)


def _call_nobody(tx: Tx, meeting: Meeting, now: datetime) -> None:
    # Those who were to be called have heard nothing, and are not to learn of it afterwards.
    for place in meetings.invitations(tx, meeting.id):
        if place.contact_id != meeting.convener_id:
            place.revoked_at = now
    tx.flush()


def go_on(tx: Tx, actor: Actor, meeting: Meeting, when: FixedTime | Window, now: datetime) -> Reply:
    """Book the time agreed on, or ask everybody about times; what the convener is told."""
    shown = _view(tx, actor, meeting, now)
    if shown.consent:
        warn_of_end(tx, meeting, shown.consent.valid_to_on, actor.agreement, now)
    if isinstance(when, FixedTime):
        return _book_fixed(tx, actor, shown, now)
    found = find_times(tx, shown, when, now)
    if isinstance(found, NothingFound):
        raise FormError({"to_on": why_not(shown, found)})
    open_poll(tx, actor, shown, found, now)
    return confirmed(_view(tx, actor, meeting, now), found.unknown_years)


def _book_fixed(tx: Tx, actor: Actor, shown: MeetingView, now: datetime) -> Reply:
    meeting = shown.meeting
    doubt = family_doubt(meeting, meeting.starts_at) if meeting.starts_at else None
    if doubt and gate_closed(shown) is None:
        # Asked once: until it is answered nobody has been called.
        sending.show_cards(tx, meeting, [actor.contact.id], now)
        remind_of_waiting(tx, meeting, actor.agreement, now)
        return opened(meeting, anyway_form(f"draft {meeting.id}", doubt))
    _book(tx, actor, meeting, now)
    return confirmed(_view(tx, actor, meeting, now))


def open_poll(tx: Tx, actor: Actor, shown: MeetingView, found: Found, now: datetime) -> None:
    """Ask everybody about the times that were found; answers to earlier ones stay with those."""
    meeting, nth = shown.meeting, polls.newest_round(tx, shown.meeting.id) + 1
    for position, slot in enumerate(found.slots, start=1):
        tx.add(
            Candidate(
                area_id=meeting.area_id,
                meeting_id=meeting.id,
                round=nth,
                position=position,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                reasons=[{"code": each.code, **each.values} for each in slot.reasons],
            )
        )
    meeting.state = MeetingState.POLLING
    first = min(slot.starts_at for slot in found.slots)
    meeting.poll_closes_at = rules.poll_closes(first, now, actor.agreement, meeting.answer_by_on)
    tx.flush()
    sending.show_cards(tx, meeting, shown.contacts, now)
    sending.close_poll_later(tx, shown, now)
    _note(tx, actor, meeting, "poll.opened", now)


def _book(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    book(tx, meeting, Hand(actor.agreement, actor.secrets, actor.contact.id), now)


def _view(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> MeetingView:
    return view(tx, meeting, actor.agreement, now)


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
