"""What a preparing group has written down goes to the forum it prepares, before that one meets.

A forum about a small group gets only what could have been written there: words about it are read
as if about a child, and the preparing group's were not.
"""

from datetime import datetime

from bot.features.meetings.sending import show_cards
from bot.privacy.guard import scan
from models import agenda, forums, meetings
from models.agenda import AgendaItem, PointState
from models.forums import Forum
from models.meetings import Meeting
from models.store import Tx


def hand_over_points(tx: Tx, meeting: Meeting, now: datetime) -> int:
    """A preparing group's meeting is over: its points go to the parent's next one, if called.

    Returns how many. What is called later fetches them itself.
    """
    forum = _forum_of(tx, meeting)
    parent = tx.get(Forum, forum.parent_id) if forum and forum.parent_id else None
    if forum is None or parent is None or parent.police != forum.police:
        return 0
    ahead = forums.next_meeting(tx, parent.id, now)
    stricter = parent.small_group and not forum.small_group
    count = _copy(tx, meeting, ahead, now, stricter=stricter) if ahead else 0
    if ahead and count:
        called = meetings.invitations(tx, ahead.id)
        show_cards(tx, ahead, [each.contact_id for each in called if each.revoked_at is None], now)
    return count


def take_over_points(tx: Tx, meeting: Meeting, now: datetime) -> int:
    """A parent's meeting is called: it gets what its preparing groups have closed since the last.

    Returns how many points it got.
    """
    forum = _forum_of(tx, meeting)
    if forum is None:
        return 0
    children = [each for each in forums.preparing(tx, forum.id) if each.police == forum.police]
    since = forums.last_met(tx, forum.id, now)
    closed = forums.closed_between(tx, [each.id for each in children], since, now)
    open_ones = {each.id for each in children if not each.small_group}
    return sum(
        _copy(tx, each, meeting, now, stricter=forum.small_group and each.forum_id in open_ones)
        for each in closed
    )


def _forum_of(tx: Tx, meeting: Meeting) -> Forum | None:
    return tx.get(Forum, meeting.forum_id) if meeting.forum_id else None


def _copy(tx: Tx, source: Meeting, target: Meeting, now: datetime, *, stricter: bool) -> int:
    there = agenda.agenda(tx, target.id)
    known = {_what(each) for each in there}
    fresh = [
        each
        for each in agenda.agenda(tx, source.id)
        if each.state != PointState.DECLINED and _what(each) not in known
        if not (stricter and scan(each.words, context="individual"))
    ]
    last = max((each.position for each in there), default=0)
    tx.add_all(
        AgendaItem(
            area_id=target.area_id,
            meeting_id=target.id,
            organisation_id=each.organisation_id,
            words=each.words,
            pick=each.pick,
            nth=each.nth,
            about_id=each.about_id,
            week=each.week,
            minutes=each.minutes,
            position=position,
            raised_at=now,
        )
        for position, each in enumerate(fresh, start=last + 1)
    )
    tx.flush()
    return len(fresh)


def _what(each: AgendaItem) -> tuple[object, ...]:
    return each.organisation_id, each.words, each.pick, each.nth, each.about_id, each.week
