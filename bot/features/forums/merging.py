"""Forums that go on as others: several that become one, and one that becomes two."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.forums import forms
from bot.features.forums.doors import own_forum
from bot.features.forums.handlers import note
from bot.features.forums.intents import (
    AskMerge,
    AskSplit,
    MergeForums,
    Seat,
    SplitForum,
)
from bot.features.forums.outlining import (
    seat,
)
from bot.features.forums.standing import STOCKHOLM
from bot.features.meetings.renaming import tell_renamed
from bot.features.meetings.rules import FURTHEST, ZONE, local_today
from bot.features.registry.handover import Hand
from bot.features.registry.rules import only_admin
from bot.replies import Reply, T, name, say
from models import forums, meetings
from models.forums import Forum, ForumLineage
from models.meetings import Meeting
from models.store import Tx
from scheduler.recurring import instant


def ask_merge(_ask: AskMerge, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that makes several forums one."""
    only_admin(actor)
    today = local_today(now, ZONE)
    lasting = [each for each in forums.forums(tx, actor.area.id, today) if goes_on(each)]
    return Reply(form=forms.merge_form(lasting, today)) if lasting else say("forums.none")


def merge_forums(ask: MergeForums, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """From the day they are one: its quota counts from then, what was stays with the old ones.

    Meetings already called for the day or later go on as the new one's.

    Raises:
        FormError: fewer than two that last, the police among others, or a day that cannot be.
    """
    only_admin(actor)
    today = local_today(now, ZONE)
    # In one order for everybody, and read when they are held: another may end one meanwhile.
    for number in sorted(set(ask.forum_ids)):
        forums.forum_by_id(tx, actor.area.id, number, lock=True)
    active = {each.id: each for each in forums.forums(tx, actor.area.id, today)}
    old = [active[each] for each in ask.forum_ids if each in active and goes_on(active[each])]
    wrong = _wrong_day(ask.since_on, today)
    if len(old) < 2 or len(old) != len(ask.forum_ids):
        wrong["forums"] = T("forums.choose_two")
    elif len({each.police for each in old}) > 1:
        wrong["forums"] = T("forums.police_apart")
    elif len({each.kind for each in old}) > 1:
        wrong["forums"] = T("forums.other_kind")
    ahead = forums.forums_between(tx, actor.area.id, today, date.max)
    taken = {each.name.casefold() for each in ahead if each not in old}
    if ask.name.words.casefold() in taken:
        wrong["name"] = T("forums.name_taken")
    if wrong:
        raise FormError(wrong)
    made = _goes_on(tx, old[0], ask.name.words, ask.since_on, now)
    made.per_term = ask.per_term
    # What is said in any of them is said in the new one: it is read as the strictest was.
    made.small_group = any(each.small_group for each in old)
    if made.parent_id in {each.id for each in old}:
        # A group that goes on in the forum it prepared prepares nothing any more.
        made.parent_id = None
    if len({(each.place_id, each.link) for each in old}) > 1:
        # Nobody has said where those of different places meet as one.
        made.place_id, made.link = None, ""
    _copy_seats(tx, old, made)
    renamed = [one for each in old for one in _becomes(tx, each, made, ask.since_on, moves=True)]
    tell_renamed(tx, Hand(actor.agreement, actor.secrets, actor.contact.id), renamed, now)
    note(tx, actor, "forum.merged", made, now)
    names = [name(each.name) for each in old]
    return say("forums.merged", forums=names, name=made.name, on=ask.since_on)


def ask_split(ask: AskSplit, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that makes two of one."""
    only_admin(actor)
    forum = _lasting(own_forum(tx, actor, ask.forum_id))
    return Reply(form=forms.split_form(forum, local_today(now, ZONE)))


def split_forum(ask: SplitForum, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """From the day it is two, each with the old one's seats and quota; called meetings go first.

    Raises:
        UserError: `forums.ends` when it has been merged or split already.
        FormError: names that are alike or taken, or a day that cannot be.
    """
    only_admin(actor)
    forum, today = _lasting(own_forum(tx, actor, ask.forum_id, lock=True)), local_today(now, ZONE)
    wrong = _wrong_day(ask.since_on, today)
    ahead = forums.forums_between(tx, actor.area.id, today, date.max)
    others = {each.name.casefold() for each in ahead}
    others.discard(forum.name.casefold())
    for field, called in (("first", ask.first), ("second", ask.second)):
        if called.words.casefold() in others:
            wrong[field] = T("forums.name_taken")
        others.add(called.words.casefold())
    if wrong:
        raise FormError(wrong)
    for nth, called in enumerate((ask.first, ask.second)):
        made = _goes_on(tx, forum, called.words, ask.since_on, now)
        _copy_seats(tx, [forum], made)
        renamed = _becomes(tx, forum, made, ask.since_on, moves=nth == 0)
        tell_renamed(tx, Hand(actor.agreement, actor.secrets, actor.contact.id), renamed, now)
    note(tx, actor, "forum.split", forum, now)
    both = [name(ask.first.words), name(ask.second.words)]
    return say("forums.was_split", name=forum.name, forums=both, on=ask.since_on)


def goes_on(forum: Forum) -> bool:
    """Whether nobody has said when it ends: one that ends has been merged or split already."""
    return forum.active_to_on is None


def _lasting(forum: Forum) -> Forum:
    if forum.active_to_on is not None:
        raise UserError("forums.ends", name=forum.name, on=forum.active_to_on)
    return forum


def _wrong_day(since_on: date, today: date) -> dict[str, T]:
    if since_on < today:
        return {"since_on": T("meetings.day_has_passed")}
    return {"since_on": T("meetings.day_too_far")} if since_on > today + FURTHEST else {}


def _goes_on(tx: Tx, old: Forum, called: str, since_on: date, now: datetime) -> Forum:
    values = old.model_dump(exclude={"id"})
    changed = {"name": called, "active_from_on": since_on, "active_to_on": None}
    made = Forum(**{**values, **changed, "created_at": now})
    tx.add(made)
    tx.flush()
    return made


def _copy_seats(tx: Tx, old: Sequence[Forum], made: Forum) -> None:
    """All their seats; one is required when any of them could not meet without it."""
    found = forums.seats(tx, [each.id for each in old])
    needed = {(each.organisation_id, each.function_id) for each in found if each.required}
    seat(tx, made, [Seat(each.organisation_id, each.function_id) for each in found])
    for each in forums.seats(tx, [made.id]):
        each.required = (each.organisation_id, each.function_id) in needed
    tx.flush()


def _becomes(tx: Tx, old: Forum, made: Forum, since_on: date, *, moves: bool) -> list[Meeting]:
    """Let *made* go on where *old* ends; the meetings that have another name by that."""
    tx.add(ForumLineage(area_id=old.area_id, from_id=old.id, to_id=made.id, since_on=since_on))
    old.active_to_on = since_on - timedelta(days=1)
    for child in forums.preparing(tx, old.id) if moves else ():
        if child.id != made.id:
            child.parent_id = made.id
    renamed = []
    if moves:
        start = instant(since_on, time(0), STOCKHOLM)
        for meeting in meetings.of_forum_from(tx, old.id, start):
            if meeting.name != made.name:
                renamed.append(meeting)
            # It counts by its name in the year and the report.
            meeting.forum_id, meeting.name = made.id, made.name
        for series in forums.series_of(tx, old.id):
            series.forum_id = made.id
    tx.flush()
    return renamed
