"""What is changed of a forum: by its owner how its meetings are held, by an admin all it is."""

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta

from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.forums import outline_forms, replies
from bot.features.forums.booking import note_meeting
from bot.features.forums.doors import own_forum
from bot.features.forums.handlers import note
from bot.features.forums.intents import (
    AskChange,
    CallOffAfter,
    ChangeForum,
    Manner,
    Outline,
    ReviseForum,
    Seat,
)
from bot.features.forums.outline_forms import seat_of
from bot.features.forums.outlining import parents, seat, source_of, template_of, wrong_outline
from bot.features.forums.standing import STOCKHOLM
from bot.features.meetings.calling import wrong_length, wrong_where
from bot.features.meetings.forms import choosable
from bot.features.meetings.handlers import call_off
from bot.features.meetings.renaming import tell_renamed
from bot.features.meetings.rules import FURTHEST, ZONE, local_today
from bot.features.registry.handover import Hand
from bot.features.registry.rules import is_admin, only_admin
from bot.replies import Reply, T
from models import forums, meetings
from models.forums import Forum, ForumSeat
from models.meetings import Meeting
from models.store import Tx
from scheduler.recurring import instant


def ask_change(ask: AskChange, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form, with what holds now: for an admin all of it."""
    forum = own_forum(tx, actor, ask.forum_id)
    among, seated = choosable(tx, actor.area.id), forums.seats(tx, [forum.id])
    if not is_admin(actor):
        return Reply(form=outline_forms.change_form(forum, seated, among, actor.agreement))
    above = parents(tx, actor, local_today(now, ZONE), forum)
    form = outline_forms.revise_form(
        forum, seated, among, actor.agreement, above, may_end=not _goes_on_as_another(tx, forum)
    )
    return Reply(form=form)


def change_forum(ask: ChangeForum, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """What is proposed and booked from now on; meetings that are booked stay as they are.

    Raises:
        FormError: what is wrong, at each field; nothing is kept.
    """
    forum = own_forum(tx, actor, ask.forum_id, lock=True)
    seated = forums.seats(tx, [forum.id])
    there = [seat_of(each) for each in seated]
    if wrong := _wrong_manner(tx, ask.manner, there, actor, forum):
        raise FormError(wrong)
    _hold(forum, seated, ask.manner)
    tx.flush()
    note(tx, actor, "forum.changed", forum, now)
    return replies.changed(forum, forums.usual_places(tx, [forum]))


def revise_forum(ask: ReviseForum, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The same, and all else that a forum is; a new name is its earlier meetings' as well.

    Raises:
        FormError: what is wrong, at each field; nothing is kept.
    """
    only_admin(actor)
    forum = own_forum(tx, actor, ask.forum_id, lock=True)
    if ask.mark != outline_forms.mark_of(forum, forums.seats(tx, [forum.id])):
        raise FormError({"name": T("forums.changed_meanwhile")})
    among, today = choosable(tx, actor.area.id), local_today(now, ZONE)
    wrong = wrong_outline(tx, actor, among, ask.outline, template_of(forum), today, forum)
    wrong |= _wrong_manner(tx, ask.manner, ask.outline.seats, actor, forum)
    if told := _wrong_last_day(tx, ask, forum, now):
        wrong["last_on"] = told
    if wrong:
        raise FormError(wrong)
    is_renamed = ask.outline.name.words != forum.name
    _become(tx, forum, ask.outline)
    _hold(forum, _seat(tx, forum, ask.outline.seats), ask.manner)
    if not _goes_on_as_another(tx, forum):
        forum.active_to_on = ask.last_on
    tx.flush()
    if is_renamed:
        # Before the audit trail is held: whoever holds a meeting may be waiting for that.
        _rename(tx, actor, forum, now)
    note(tx, actor, "forum.changed", forum, now)
    places, left = forums.usual_places(tx, [forum]), _left_alone(tx, forum)
    return replies.changed(forum, places, _after(tx, forum), left)


def call_off_after(ask: CallOffAfter, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Call off what lies after the forum's last day, whoever convenes it.

    Raises:
        UserError: `forums.none_after` when there is nothing, or no last day.
    """
    forum = own_forum(tx, actor, ask.forum_id, lock=True)
    found = _held(tx, _after(tx, forum))
    if not found:
        raise UserError("forums.none_after", name=forum.name)
    for each in found:
        call_off(tx, actor, each, now)
        note_meeting(tx, actor, each, "meeting.cancelled", now)
    note(tx, actor, "forum.called_off_after", forum, now)
    return replies.called_off(found)


def _wrong_manner(
    tx: Tx, manner: Manner, seats: Collection[Seat], actor: Actor, forum: Forum
) -> dict[str, T]:
    wrong = wrong_where(tx, manner.where, actor)
    # A length that holds already may stay, though the agreement has forgotten it.
    if manner.length != forum.length:
        wrong |= wrong_length(manner.length, actor)
    if seats and set(seats) <= set(manner.needless):
        wrong["needless"] = T("forums.somebody_must_come")
    return wrong


def _wrong_last_day(tx: Tx, ask: ReviseForum, forum: Forum, now: datetime) -> T | None:
    day, today = ask.last_on, local_today(now, ZONE)
    if day in (None, forum.active_to_on) or _goes_on_as_another(tx, forum):
        return None
    if day < forum.active_from_on:
        return replies.outside(forum, day)
    if day < today:
        return T("meetings.day_has_passed")
    return T("meetings.day_too_far") if day > today + FURTHEST else None


def _goes_on_as_another(tx: Tx, forum: Forum) -> bool:
    """Whether its last day is settled by its merging or splitting, or by that of its area."""
    return any(each.from_id == forum.id for each in forums.lineage(tx, forum.area_id))


def _hold(forum: Forum, seated: Sequence[ForumSeat], manner: Manner) -> None:
    forum.place_id, forum.length = manner.where.place_id, manner.length
    forum.link = manner.where.link.url if manner.where.link else ""
    for each in seated:
        each.required = seat_of(each) not in manner.needless


def _become(tx: Tx, forum: Forum, outline: Outline) -> None:
    if outline.per_term != forum.per_term:
        forum.source = source_of(outline.per_term, template_of(forum))
    forum.name = outline.name.words
    forum.owner_organisation_id = outline.owner.organisation_id or None
    forum.owner_function_id = outline.owner.function_id
    forum.cadence, forum.per_term = outline.cadence, outline.per_term
    forum.parent_id = outline.parent_id
    forum.rotates, forum.small_group = outline.rotates, outline.small_group
    tx.flush()


def _rename(tx: Tx, actor: Actor, forum: Forum, now: datetime) -> None:
    """The year and the report count by name, so those that have been are called the same."""
    other = forums.meetings_not_called(tx, forum)
    for each in other:
        each.name = forum.name
    tx.flush()
    ahead = [each for each in other if each.starts_at is None or each.starts_at > now]
    tell_renamed(tx, Hand(actor.agreement, actor.secrets, actor.contact.id), ahead, now)


def _seat(tx: Tx, forum: Forum, chosen: Sequence[Seat]) -> Sequence[ForumSeat]:
    """Those chosen have a seat and no others; who had one keeps it, in its order."""
    there = {seat_of(each): each for each in forums.seats(tx, [forum.id])}
    for one, row in there.items():
        if one not in chosen:
            tx.delete(row)
    tx.flush()
    seat(tx, forum, [each for each in chosen if each not in there])
    return forums.seats(tx, [forum.id])


def _left_alone(tx: Tx, forum: Forum) -> list[Forum]:
    """What prepares the forum and goes on after its last day."""
    if forum.active_to_on is None:
        return []
    after = forum.active_to_on + timedelta(days=1)
    return [each for each in forums.preparing(tx, forum.id) if each.goes_on_at(after)]


def _after(tx: Tx, forum: Forum) -> list[Meeting]:
    """What is called for after the forum's last day."""
    if forum.active_to_on is None:
        return []
    start = instant(forum.active_to_on + timedelta(days=1), time(0), STOCKHOLM)
    found = meetings.of_forum_from(tx, forum.id, start)
    return [each for each in found if each.starts_at is not None]


def _held(tx: Tx, found: Sequence[Meeting]) -> list[Meeting]:
    """Those of them that are still ahead when they are held: another may have changed one."""
    before = {each.id: (each.state, each.starts_at) for each in found}
    for each in sorted(found, key=lambda one: one.id):
        tx.refresh(each, with_for_update=True)
    return [each for each in found if before[each.id] == (each.state, each.starts_at)]
