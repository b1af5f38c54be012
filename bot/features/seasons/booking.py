"""One proposed time becomes a booked meeting, or a booked one is moved to it, if it still can."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime

from bot.access import Actor
from bot.errors import UserError
from bot.features.forums.booking import book_forum, meets_that_day
from bot.features.forums.doors import own_forum
from bot.features.forums.hosts import Host, host_of, hosts
from bot.features.forums.imagining import imagined
from bot.features.forums.replies import outside
from bot.features.meetings.handlers import move_to
from bot.features.meetings.intents import Window
from bot.features.meetings.rules import ZONE, ends_at, local_today
from bot.features.meetings.times import question
from bot.features.seasons.intents import Deed, Spot
from bot.replies import T, name
from models import forums, meetings
from models.forums import Forum
from models.meetings import Meeting, MeetingState
from models.store import Tx
from scheduler.slots import is_possible


def hold(tx: Tx, actor: Actor, spots: Collection[Spot]) -> None:
    """Keep others from all of it until the end of the transaction.

    Before anything is booked, meetings first, in one order for everybody: booking holds the
    audit trail, and whoever waited for a row with that in hand would be waited for in turn.
    """
    found = {each.number for each in spots if each.deed is Deed.NEW}
    for number in sorted({each.number for each in spots if each.deed is Deed.MOVE}):
        meeting = meetings.meeting_by_id(tx, actor.area.id, number, lock=True)
        found |= {meeting.forum_id} if meeting and meeting.forum_id else set()
    for number in sorted(found):
        forums.forum_by_id(tx, actor.area.id, number, lock=True)


def take(tx: Tx, actor: Actor, spot: Spot, now: datetime) -> T | None:
    """Do what the spot says, and tell it; None when it has been done already.

    Raises:
        UserError: `seasons.not_free` when somebody who must come cannot any more, or a rule of
            the area stands against it; or what booking a meeting can be refused for.
    """
    starts_at = datetime.fromtimestamp(spot.starts_at, UTC)
    if spot.deed is Deed.MOVE:
        return _move(tx, actor, spot.number, starts_at, now)
    forum = own_forum(tx, actor, spot.number, lock=True)
    if meets_that_day(tx, forum, starts_at):
        return None
    owner = next(iter(forums.owners(tx, forum)), None)
    (host,) = hosts(tx, forum, owner or actor.contact, 1)
    _must_be_free(tx, actor, forum, host, starts_at, now)
    book_forum(tx, actor, forum, starts_at, now, owner)
    return T("seasons.booked_one", forum=name(forum.name), starts_at=starts_at)


def _move(tx: Tx, actor: Actor, meeting_id: int, starts_at: datetime, now: datetime) -> T | None:
    meeting = meetings.meeting_by_id(tx, actor.area.id, meeting_id, lock=True)
    if meeting is None or meeting.forum_id is None or meeting.state != MeetingState.BOOKED:
        raise UserError("seasons.nothing_to_move")
    forum = own_forum(tx, actor, meeting.forum_id, lock=True)
    if meeting.starts_at == starts_at:
        return None
    host = host_of(tx, meeting, forum)
    _must_be_free(tx, actor, forum, host, starts_at, now, moves=meeting)
    meeting.starts_at, meeting.ends_at = starts_at, ends_at(starts_at, meeting.length)
    meeting.place_id = host.place.id if host.place else None
    move_to(tx, actor, meeting, now)
    return T("seasons.moved_one", forum=name(forum.name), starts_at=starts_at)


def _must_be_free(
    tx: Tx,
    actor: Actor,
    forum: Forum,
    host: Host,
    starts_at: datetime,
    now: datetime,
    moves: Meeting | None = None,
) -> None:
    """Refuse a time that the planner would not choose any more."""
    day = local_today(starts_at, ZONE)
    if told := outside(forum, day):
        raise UserError(told.key, **told.values)
    shown = imagined(tx, forum, host, actor.agreement, now, moves.length if moves else None)
    ask, _ = question(tx, shown, Window(day, day, ()), now, but=[moves] if moves else ())
    if not is_possible(replace(ask, every=1), starts_at):
        raise UserError("seasons.not_free", forum=name(forum.name), starts_at=starts_at)
