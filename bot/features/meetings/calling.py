"""From the form that calls a meeting to its rows: checked against the registry first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from secrets import token_hex
from typing import assert_never
from uuid import uuid4

from bot.access import Actor
from bot.errors import FormError
from bot.features.meetings import rules
from bot.features.meetings.intents import CallMeeting, ConsentGiven, FixedTime, Where, Window
from bot.features.meetings.kinds.profile import Gate
from bot.features.visitors import adding
from bot.features.visitors.new import NEW
from bot.privacy.secrets import token_hash
from bot.replies import T
from models import meetings, registry
from models.meetings import Consent, ConsentStatus, Invitation, Meeting, Party
from models.registry import Contact, Organisation, Place
from models.store import Tx


def add_meeting(
    tx: Tx, ask: CallMeeting, actor: Actor, now: datetime, draft: Meeting | None = None
) -> Meeting:
    """A draft with its parties, people and consent; the convener is one of the people.

    A *draft* that is there already, with nobody but its convener, is filled in.

    Raises:
        FormError: everything in the form that the registry or the agreement contradicts.
    """
    called = _called(tx, ask, actor)
    wrong_visitor = adding.wrong_visitor(tx, ask.visitor, actor) if ask.visitor else {}
    visitor = adding.write(tx, ask.visitor, actor) if ask.visitor and not wrong_visitor else None
    everybody = [*called, visitor] if visitor else called
    wrong = {
        **wrong_visitor,
        **wrong_people(ask, actor, everybody),
        **wrong_when(ask.when, actor, now),
        **wrong_where(tx, ask.where, actor),
        **wrong_length(ask.length, actor),
        **wrong_latest(ask, rules.local_today(now, rules.ZONE)),
        **wrong_answer_by(ask, actor, now),
    }
    consent = _with_new(ask, visitor)
    if consent:
        organisations = list(dict.fromkeys(each.organisation_id for each in everybody))
        wrong |= wrong_consent(tx, consent, actor, organisations, ask.when, now)
    if wrong:
        raise FormError(wrong)
    meeting = _filled_in(draft, ask, now) if draft else _meeting(tx, ask, actor, now)
    if visitor and adding.tie(tx, meeting, visitor, actor, now):
        called = everybody
    _seat(tx, meeting, called, actor)
    if ask.kind.gate is Gate.CONSENT:
        tx.add(_asked_for(meeting, now))
    tx.flush()
    if consent:
        record_consent(tx, meeting, consent, now)
    return meeting


def _seat(tx: Tx, meeting: Meeting, called: Sequence[Contact], actor: Actor) -> None:
    """Their organisations as parties, and places for those who have none."""
    seated = {each.contact_id for each in meetings.invitations(tx, meeting.id)}
    for organisation_id in dict.fromkeys(each.organisation_id for each in called):
        tx.add(
            Party(
                area_id=actor.area.id,
                meeting_id=meeting.id,
                organisation_id=organisation_id,
                quorum=actor.agreement.quorum,
            )
        )
    tx.add_all(place_for(meeting, each, actor) for each in called if each.id not in seated)


def record_consent(tx: Tx, meeting: Meeting, consent: ConsentGiven, now: datetime) -> None:
    """Note that the consent is given: whom it covers, until when, who confirmed it."""
    row = meetings.consent_of(tx, meeting.id) or _asked_for(meeting, now)
    row.status, row.covers = ConsentStatus.GIVEN, list(consent.covers)
    row.valid_to_on, row.function_id = consent.valid_to_on, consent.confirmed_by
    row.recorded_at = now
    tx.add(row)
    tx.flush()


def set_when(meeting: Meeting, when: FixedTime | Window, now: datetime) -> None:
    """Write down when the meeting is to be, or where to look for a time."""
    match when:
        case FixedTime():
            starts_at = rules.fixed_instant(when, meeting.zone)
            meeting.starts_at, meeting.ends_at = starts_at, rules.ends_at(starts_at, meeting.length)
        case Window():
            meeting.window_from_on, meeting.window_to_on = when.from_on, when.to_on
            meeting.family_can = [half.value for half in when.family]
        case _:
            assert_never(when)
    meeting.changed_at = now


def wrong_people(ask: CallMeeting, actor: Actor, called: Sequence[Contact]) -> dict[str, T]:
    """People who cannot be called, at the field where they were chosen."""
    known = [each for each in called if not each.visiting]
    if len(known) != len(ask.contacts) + 1:
        return {"who": T("meetings.somebody_is_gone")}
    enough = ask.within_one and len(called) > 1
    if all(each.organisation_id == actor.organisation.id for each in called) and not (
        enough or (ask.visitor and called == known)
    ):
        return {"who": T("meetings.only_your_own")}
    most = ask.kind.organisations_at_most
    if most and len({each.organisation_id for each in called}) > most:
        return {"who": T("meetings.two_organisations")}
    outside = rules.outside_work(known, actor.agreement)
    return {"who": T("meetings.not_work_address", addresses=outside)} if outside else {}


def wrong_when(when: FixedTime | Window, actor: Actor, now: datetime) -> dict[str, T]:
    """What is wrong with the time or the window."""
    if isinstance(when, FixedTime):
        return rules.wrong_fixed(when, now, rules.ZONE)
    return rules.wrong_window(when, rules.local_today(now, rules.ZONE), actor.agreement)


def wrong_latest(ask: CallMeeting, today: date) -> dict[str, T]:
    """A last date that has passed, or before all the days to look in.

    A time already agreed on may lie after it; the card warns of that.
    """
    if ask.latest_on is None:
        return {}
    if ask.latest_on < today:
        return {"latest_on": T("meetings.day_has_passed")}
    if isinstance(ask.when, Window) and rules.first_day(ask.when, today) > ask.latest_on:
        return {"latest_on": T("meetings.latest_before_first")}
    return {}


def wrong_answer_by(ask: CallMeeting, actor: Actor, now: datetime) -> dict[str, T]:
    """A deadline for answers that nobody can keep, or that leaves no day for the meeting."""
    if ask.answer_by_on is None or not isinstance(ask.when, Window):
        return {}
    last = min(ask.when.to_on, ask.latest_on or ask.when.to_on)
    return rules.wrong_answer_by(ask.answer_by_on, last, now, actor.agreement)


def wrong_where(tx: Tx, where: Where, actor: Actor) -> dict[str, T]:
    """A place of another area, or a link to a host the agreement does not know."""
    wrong = rules.wrong_link(where.link, actor.agreement)
    place = tx.get(Place, where.place_id) if where.place_id else None
    if where.place_id and (place is None or place.area_id != actor.area.id):
        wrong["place"] = T("forms.choose_one")
    return wrong


def wrong_length(length: int, actor: Actor) -> dict[str, T]:
    """A length the agreement does not know."""
    return {} if length in actor.agreement.lengths else {"length": T("forms.choose_one")}


def wrong_consent(
    tx: Tx,
    consent: ConsentGiven,
    actor: Actor,
    called: Sequence[int],
    when: FixedTime | Window,
    now: datetime,
    also: Sequence[Organisation] = (),
) -> dict[str, T]:
    """A consent that does not cover this meeting, or that nobody of ours confirmed.

    It may cover organisations of the registry, those called, and those in *also*.
    """
    first = rules.first_day(when, rules.local_today(now, rules.ZONE))
    # By row, since an organisation called may have been closed down while consent was asked for.
    names = {each: tx.get_one(Organisation, each).name for each in called}
    wrong = rules.wrong_consent(consent, called, names, first)
    if consent.confirmed_by not in {each.id for each in registry.functions(tx, actor.area.id)}:
        wrong["confirmed_by"] = T("forms.choose_one")
    known = {each.id for each in (*registry.organisations(tx, actor.area.id), *also)}
    if not known.union(called).issuperset(consent.covers):
        wrong["covers"] = T("forms.choose_some")
    return wrong


def _called(tx: Tx, ask: CallMeeting, actor: Actor) -> list[Contact]:
    known = {each.id: each for each in registry.contacts(tx, actor.area.id)}
    active = {each.id for each in registry.organisations(tx, actor.area.id)}
    others = [known[key] for key in ask.contacts if key in known and key != actor.contact.id]
    return [actor.contact, *(each for each in others if each.organisation_id in active)]


def _with_new(ask: CallMeeting, visitor: Contact | None) -> ConsentGiven | None:
    """The consent with the number of the organisation that was written, if there is one."""
    if ask.consent is None:
        return None
    covers = [each for each in ask.consent.covers if each != NEW]
    written = ask.visitor is not None and ask.visitor.organisation_id == NEW
    if visitor and written and NEW in ask.consent.covers:
        covers.append(visitor.organisation_id)
    return replace(ask.consent, covers=tuple(covers))


def _meeting(tx: Tx, ask: CallMeeting, actor: Actor, now: datetime) -> Meeting:
    taken = partial(meetings.reference_taken, tx, actor.area.id)
    meeting = Meeting(
        area_id=actor.area.id,
        kind=ask.kind.id,
        reference=rules.free_reference(taken),
        uid=str(uuid4()),
        convener_id=actor.contact.id,
        language=actor.contact.language,
        zone=rules.ZONE,
        length=ask.length,
        place_id=ask.where.place_id,
        link=ask.where.link.url if ask.where.link else "",
        name=ask.name.words if ask.name else "",
        family_can=[half.value for half in ask.family],
        books_itself=ask.books_itself,
        answer_by_on=ask.answer_by_on,
        latest_on=ask.latest_on,
        obstacle=ask.obstacle or "",
        cleared_at=now if ask.kind.gate is Gate.SECRECY else None,
        created_at=now,
        changed_at=now,
    )
    set_when(meeting, ask.when, now)
    tx.add(meeting)
    tx.flush()
    return meeting


def _filled_in(draft: Meeting, ask: CallMeeting, now: datetime) -> Meeting:
    draft.length, draft.place_id = ask.length, ask.where.place_id
    draft.link = ask.where.link.url if ask.where.link else ""
    draft.books_itself, draft.answer_by_on = ask.books_itself, ask.answer_by_on
    set_when(draft, ask.when, now)
    return draft


def _asked_for(meeting: Meeting, now: datetime) -> Consent:
    return Consent(
        area_id=meeting.area_id,
        meeting_id=meeting.id,
        status=ConsentStatus.BEING_OBTAINED,
        recorded_at=now,
    )


def place_for(meeting: Meeting, contact: Contact, actor: Actor) -> Invitation:
    """Somebody's place in a meeting, with a link of their own."""
    nonce = token_hex(16)
    return Invitation(
        area_id=meeting.area_id,
        meeting_id=meeting.id,
        contact_id=contact.id,
        nonce=nonce,
        token_hash=token_hash(actor.secrets.link_token(nonce)),
    )
