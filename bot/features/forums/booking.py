"""Meetings of forums: called by a form, or booked at a time that was proposed."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import uuid4

from bot.access import Actor
from bot.errors import UserError
from bot.features.closings.rules import whose_turn
from bot.features.forums import forms, replies
from bot.features.forums.doors import own_forum
from bot.features.forums.handing import take_over_points
from bot.features.forums.intents import AskBook, CallForum, Proposed, TakeTimes
from bot.features.forums.standing import STOCKHOLM, of
from bot.features.meetings import calling
from bot.features.meetings.booking import book
from bot.features.meetings.calling import place_for
from bot.features.meetings.forms import choosable
from bot.features.meetings.handlers import go_on
from bot.features.meetings.intents import CallMeeting
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.rules import ZONE, ends_at, free_reference, local_today
from bot.features.registry.handover import Hand
from bot.privacy import audit
from bot.replies import Reply, Text
from models import forums, meetings, registry
from models.forums import Forum
from models.meetings import Meeting, Party
from models.registry import Contact, Place
from models.store import Tx
from scheduler.recurring import instant
from scheduler.terms import term_of


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
    forum = own_forum(tx, actor, ask.forum_id)
    call = CallMeeting(KINDS[forum.kind], ask.contacts, ask.when, ask.length, ask.where)
    meeting = calling.add_meeting(tx, call, actor, now)
    meeting.forum_id, meeting.name = forum.id, forum.name
    tx.flush()
    _note(tx, actor, meeting, "meeting.called", now)
    take_over_points(tx, meeting, now)
    reply = go_on(tx, actor, meeting, ask.when, now)
    told = _counted(tx, actor, forum, meeting.starts_at or now)
    return Reply((*reply.parts, *told), reply.form, reads=reply.reads)


def take_times(ask: TakeTimes, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Book what was proposed. What is booked already, or lies behind, is left as it is.

    So is what a term no longer lacks: an old message books nothing beside what was agreed on.
    """
    # In one order for everybody, so that no two hold what the other waits for.
    times = sorted(set(ask.times), key=lambda each: (each.forum_id, each.starts_at))
    taken = [forum for each in times if (forum := _take(tx, actor, each, now))]
    if not taken:
        raise UserError("forums.nothing_to_book")
    return replies.booked(taken)


def _take(tx: Tx, actor: Actor, each: Proposed, now: datetime) -> Meeting | None:
    forum = own_forum(tx, actor, each.forum_id, lock=True)
    starts_at = datetime.fromtimestamp(each.starts_at, UTC)
    if starts_at <= now or meets_that_day(tx, forum, starts_at) or _has_all(tx, forum, starts_at):
        return None
    return book_forum(tx, actor, forum, starts_at, now)


def meets_that_day(tx: Tx, forum: Forum, starts_at: datetime) -> bool:
    """Whether the forum meets that local day already."""
    day = starts_at.astimezone(STOCKHOLM).date()
    start, end = (instant(day + timedelta(days=n), time(0), STOCKHOLM) for n in (0, 1))
    return bool(forums.meetings_of(tx, [forum.id], start, end))


def _has_all(tx: Tx, forum: Forum, starts_at: datetime) -> bool:
    """Whether the term that the day lies in has as many meetings as agreed on."""
    day = local_today(starts_at, ZONE)
    term = term_of(day, registry.years_of_schools(tx, forum.area_id))
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
    seated = {contact.id: contact for _, contact in forums.seated(tx, [forum.id])}
    owner = owner or actor.contact
    everybody = {owner.id: owner, **seated}
    if len({each.organisation_id for each in everybody.values()}) < 2:
        raise UserError("forums.nobody_else", name=forum.name)
    host = _host(tx, forum, list(everybody.values()), owner)
    meeting = _meeting(tx, forum, host, starts_at, now)
    for organisation_id in dict.fromkeys(each.organisation_id for each in everybody.values()):
        tx.add(
            Party(
                area_id=forum.area_id,
                meeting_id=meeting.id,
                organisation_id=organisation_id,
                quorum=actor.agreement.quorum,
            )
        )
    tx.add_all(place_for(meeting, each, actor) for each in everybody.values())
    tx.flush()
    _note(tx, actor, meeting, "meeting.called", now)
    take_over_points(tx, meeting, now)
    book(tx, meeting, Hand(actor.agreement, actor.secrets, actor.contact.id), now)
    return meeting


def _host(tx: Tx, forum: Forum, people: Sequence[Contact], owner: Contact) -> Contact:
    """Whose turn it is to convene and receive the others; the owner where nobody rotates."""
    if not forum.rotates:
        return owner
    before = forums.meetings_of(tx, [forum.id], datetime.min.replace(tzinfo=UTC), _ever())
    hosted = [tx.get_one(Contact, each.convener_id).organisation_id for each in before]
    seats = [each.organisation_id for each in forums.seats(tx, [forum.id])]
    turn = whose_turn(list(dict.fromkeys(seats)), hosted)
    return next((each for each in people if each.organisation_id == turn), owner)


def _ever() -> datetime:
    return datetime.max.replace(tzinfo=UTC)


def _meeting(tx: Tx, forum: Forum, host: Contact, starts_at: datetime, now: datetime) -> Meeting:
    meeting = Meeting(
        area_id=forum.area_id,
        kind=forum.kind,
        reference=free_reference(partial(meetings.reference_taken, tx, forum.area_id)),
        uid=str(uuid4()),
        convener_id=host.id,
        language=host.language,
        zone=ZONE,
        length=forum.length,
        starts_at=starts_at,
        ends_at=ends_at(starts_at, forum.length),
        place_id=_place_of(tx, forum, host),
        name=forum.name,
        forum_id=forum.id,
        created_at=now,
        changed_at=now,
    )
    tx.add(meeting)
    tx.flush()
    return meeting


def _place_of(tx: Tx, forum: Forum, host: Contact) -> int | None:
    """The host's own house, where the forum rotates; else nobody has said yet."""
    if not forum.rotates:
        return None
    theirs: list[Place] = [
        each
        for each in registry.places(tx, forum.area_id)
        if each.organisation_id == host.organisation_id
    ]
    return theirs[0].id if theirs else None


def _counted(tx: Tx, actor: Actor, forum: Forum, at: datetime) -> tuple[Text, ...]:
    day: date = local_today(at, ZONE)
    term = term_of(day, registry.years_of_schools(tx, actor.area.id))
    if term is None or forum.per_term is None:
        return ()
    (standing,) = of(tx, [forum], term)
    return (Text(replies.standing(standing)),)


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
