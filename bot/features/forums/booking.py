"""Meetings of forums: called by a form, or booked at a time that was proposed."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import uuid4

from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.forums import forms, replies
from bot.features.forums.doors import own_forum
from bot.features.forums.handing import take_over_points
from bot.features.forums.hosts import Host, hosts
from bot.features.forums.imagining import is_within_one, parties, quorum_within_one
from bot.features.forums.intents import AskBook, CallForum, TakeTimes
from bot.features.forums.standing import STOCKHOLM, of
from bot.features.meetings import calling
from bot.features.meetings.booking import book
from bot.features.meetings.calling import place_for
from bot.features.meetings.forms import choosable
from bot.features.meetings.handlers import go_on
from bot.features.meetings.intents import CallMeeting, FixedTime, Window
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.rules import ZONE, ends_at, free_reference, local_today
from bot.features.meetings.taken import RoomTakenError
from bot.features.registry.handover import Hand
from bot.privacy import audit
from bot.replies import Reply, T, Text
from models import forums, meetings, registry
from models.forums import Forum
from models.meetings import Meeting
from models.registry import Contact
from models.store import Tx
from scheduler.recurring import instant
from scheduler.terms import term_counting


def ask_book(ask: AskBook, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that calls one meeting, with those who hold the forum's seats chosen."""
    forum = own_forum(tx, actor, ask.forum_id)
    people = frozenset(contact.id for _, contact in forums.seated(tx, [forum.id]))
    among, today = choosable(tx, actor.area.id), local_today(now, ZONE)
    form = forms.book_form(forum, among, actor.agreement, today, actor.contact.id, people)
    return Reply(form=form)


def call_forum(ask: CallForum, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Call a meeting of the forum: booked at once, or by asking for times.

    Raises:
        FormError: what is wrong, at each field; nothing is kept.
    """
    forum = own_forum(tx, actor, ask.forum_id, lock=True)
    if wrong := _outside(forum, ask.when):
        raise FormError(wrong)
    call = CallMeeting(
        KINDS[forum.kind],
        ask.contacts,
        ask.when,
        ask.length,
        ask.where,
        within_one=is_within_one(forums.seats(tx, [forum.id])),
    )
    meeting = calling.add_meeting(tx, call, actor, now)
    meeting.forum_id, meeting.name = forum.id, forum.name
    _need_only(tx, forum, meeting)
    tx.flush()
    note_meeting(tx, actor, meeting, "meeting.called", now)
    take_over_points(tx, meeting, now)
    reply = go_on(tx, actor, meeting, ask.when, now)
    told = _counted(tx, actor, forum, meeting.starts_at or now)
    return Reply((*reply.parts, *told), reply.form, reads=reply.reads)


def _outside(forum: Forum, when: FixedTime | Window) -> dict[str, T]:
    """What is wrong, by field, with a day on which the forum is not there."""
    days = (
        {"on": when.on}
        if isinstance(when, FixedTime)
        else {"from_on": when.from_on, "to_on": when.to_on}
    )
    told = {field: replies.outside(forum, day) for field, day in days.items()}
    return {field: text for field, text in told.items() if text}


def _need_only(tx: Tx, forum: Forum, meeting: Meeting) -> None:
    """The parties that the forum can meet without are not required, but for the convener's."""
    seated = forums.seated(tx, [forum.id])
    needless = forums.needless(seated)
    own = tx.get_one(Contact, meeting.convener_id).organisation_id
    there = meetings.parties(tx, meeting.id)
    for each in there:
        each.required = each.organisation_id == own or each.organisation_id not in needless
    if len(there) == 1:
        called = len(meetings.invitations(tx, meeting.id))
        there[0].quorum = max(there[0].quorum, min(quorum_within_one(seated), called))


def take_times(ask: TakeTimes, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Book what was proposed. What is booked already, or lies behind, is left as it is.

    So is what a term no longer lacks: an old message books nothing beside what was agreed on.
    A time whose room somebody else has got meanwhile is told, and the others are booked.
    """
    # All before any is booked, in one order for everybody: so nobody holds what another waits for.
    own = {
        number: own_forum(tx, actor, number, lock=True)
        for number in sorted({each.forum_id for each in ask.times})
    }
    times = sorted(set(ask.times), key=lambda each: (each.forum_id, each.starts_at))
    starts = ((own[each.forum_id], datetime.fromtimestamp(each.starts_at, UTC)) for each in times)
    # One by one, since each that is booked is lacking no more.
    lacking = (each for each in starts if _is_lacking(tx, *each, now))
    made, refused = book_each(tx, actor, lacking, now)
    if not made and not refused:
        raise UserError("forums.nothing_to_book")
    return replies.booked(made, refused)


def book_each(
    tx: Tx, actor: Actor, starts: Iterable[tuple[Forum, datetime]], now: datetime
) -> tuple[list[Meeting], list[T]]:
    """Book each by itself: what was booked, and the rooms that others have got by then.

    Raises:
        UserError: `forums.nobody_else`.
    """
    made: list[Meeting] = []
    refused: list[T] = []
    for forum, starts_at in starts:
        try:
            # One that cannot be booked must not undo the others.
            with tx.begin_nested():
                made.append(book_forum(tx, actor, forum, starts_at, now))
        except RoomTakenError as error:
            refused.append(error.text)
    return made, refused


def _is_lacking(tx: Tx, forum: Forum, starts_at: datetime, now: datetime) -> bool:
    there = forum.goes_on_at(local_today(starts_at, ZONE)) and starts_at > now
    taken = meets_that_day(tx, forum, starts_at) or _has_all(tx, forum, starts_at)
    return there and not taken


def meets_that_day(tx: Tx, forum: Forum, starts_at: datetime) -> bool:
    """Whether the forum meets that local day already."""
    day = starts_at.astimezone(STOCKHOLM).date()
    start, end = (instant(day + timedelta(days=n), time(0), STOCKHOLM) for n in (0, 1))
    return bool(forums.meetings_of(tx, [forum.id], start, end))


def _has_all(tx: Tx, forum: Forum, starts_at: datetime) -> bool:
    """Whether the term that the day counts in has as many meetings as agreed on."""
    day = local_today(starts_at, ZONE)
    term = term_counting(day, registry.years_of_schools(tx, forum.area_id))
    if term is None:
        return False
    (found,) = of(tx, [forum], term)
    return found.wanted is not None and not found.missing


def book_forum(
    tx: Tx,
    actor: Actor,
    forum: Forum,
    starts_at: datetime,
    now: datetime,
    owner: Contact | None = None,
) -> Meeting:
    """A meeting of the forum with all who hold its seats, booked at that instant.

    Whoever books it convenes it, unless they do so for its *owner*.

    Raises:
        UserError: nobody else has a seat, or the room is taken.
    """
    seated = forums.seated(tx, [forum.id])
    owner = owner or actor.contact
    everybody = {owner.id: owner, **{contact.id: contact for _, contact in seated}}
    organisations = list(dict.fromkeys(each.organisation_id for each in everybody.values()))
    alone = is_within_one(forums.seats(tx, [forum.id]))
    if len(everybody if alone else organisations) < 2:
        raise UserError("forums.nobody_else", name=forum.name)
    (host,) = hosts(tx, forum, owner, 1)
    meeting = _meeting(tx, forum, host, starts_at, now)
    tx.add_all(parties(forum, meeting.id, seated, organisations, actor.agreement))
    tx.add_all(place_for(meeting, each, actor) for each in everybody.values())
    tx.flush()
    note_meeting(tx, actor, meeting, "meeting.called", now)
    take_over_points(tx, meeting, now)
    book(tx, meeting, Hand(actor.agreement, actor.secrets, actor.contact.id), now)
    return meeting


def _meeting(tx: Tx, forum: Forum, host: Host, starts_at: datetime, now: datetime) -> Meeting:
    meeting = Meeting(
        area_id=forum.area_id,
        kind=forum.kind,
        reference=free_reference(partial(meetings.reference_taken, tx, forum.area_id)),
        uid=str(uuid4()),
        convener_id=host.contact.id,
        language=host.contact.language,
        zone=ZONE,
        length=forum.length,
        starts_at=starts_at,
        ends_at=ends_at(starts_at, forum.length),
        place_id=host.place.id if host.place else None,
        link=forum.link,
        name=forum.name,
        forum_id=forum.id,
        created_at=now,
        changed_at=now,
    )
    tx.add(meeting)
    tx.flush()
    return meeting


def _counted(tx: Tx, actor: Actor, forum: Forum, at: datetime) -> tuple[Text, ...]:
    day: date = local_today(at, ZONE)
    term = term_counting(day, registry.years_of_schools(tx, actor.area.id))
    if term is None or forum.per_term is None:
        return ()
    (standing,) = of(tx, [forum], term)
    return (Text(replies.counted(standing)),)


def note_meeting(tx: Tx, actor: Actor, meeting: Meeting, what: str, now: datetime) -> None:
    """Write down in the audit trail what has become of a meeting."""
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what=what,
        subject=meeting.reference,
        at=now,
    )
