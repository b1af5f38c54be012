"""How a poll stands, read off the meeting: whom it waits for, what fits, when it could end."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.features.meetings.view import MeetingView
from bot.features.polls.rules import fits_nothing, none_can_hold, silent
from scheduler.recurring import instant
from scheduler.workdays import workday_from

A_DAY = timedelta(days=1)


def unheard(shown: MeetingView) -> list[int]:
    """Contacts who have answered no time, and have not said that they cannot come."""
    excused = {each.contact_id for each in shown.invitations if each.excuse}
    return [who for who in silent(shown.answers, shown.contacts) if who not in excused]


def unfit(shown: MeetingView) -> list[int]:
    """Contacts who have said no to every time."""
    times = _times(shown)
    return [who for who in shown.contacts if times and fits_nothing(shown.answers, times, who)]


def fits_nobody(shown: MeetingView) -> bool:
    """Whether somebody can no time at all, or no time is left that all organisations can."""
    where = {key: each.organisation_id for key, each in shown.contacts.items()}
    lost = none_can_hold(shown.answers, _times(shown), shown.parties, where)
    return lost or bool(unfit(shown))


def prolonged_to(shown: MeetingView) -> datetime | None:
    """When the poll would close if it opened again now; None when no time is ahead.

    The second working day from now, at the hour of day it is, or half-way to the last time.
    """
    starts = [each.candidate.starts_at for each in shown.tallies]
    last = max((each for each in starts if each > shown.now), default=None)
    if last is None:
        return None
    wall = shown.now.astimezone(ZoneInfo(shown.meeting.zone))
    day = workday_from(workday_from(wall.date() + A_DAY) + A_DAY)
    wanted = instant(day, wall.time(), ZoneInfo(shown.meeting.zone))
    return wanted if wanted < last else shown.now + (last - shown.now) / 2


def _times(shown: MeetingView) -> list[int]:
    return [each.candidate.id for each in shown.tallies]
