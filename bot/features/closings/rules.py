"""Pure decisions about closing meetings."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.meetings.intents import HalfDay, Window
from bot.features.meetings.rules import FURTHEST, local_today
from bot.replies import T
from models.meetings import Meeting, MeetingState
from scheduler.recurring import instant
from scheduler.workdays import is_workday, workday_before, workday_from

AROUND = timedelta(weeks=1)
"""How far from the day that was agreed on a follow-up may fall."""

A_WEEK = timedelta(weeks=1)


def has_begun(meeting: Meeting, now: datetime) -> bool:
    """Whether it is time to close it: booked, and the hour has come. Then it counts as held."""
    return (
        meeting.state in (MeetingState.BOOKED, MeetingState.HELD)
        and meeting.starts_at is not None
        and meeting.starts_at <= now
    )


def remind_at(ends_at: datetime, nth: int, agreement: Agreement, zone: str) -> datetime:
    """When to remind for the nth time (from 0) that a meeting is not closed.

    The morning of the next working day, and then every week; a day off moves one morning only.
    """
    first = workday_from(local_today(ends_at, zone) + timedelta(days=1))
    return instant(workday_from(first + nth * A_WEEK), agreement.reminder_at, ZoneInfo(zone))


def next_morning(now: datetime, agreement: Agreement, zone: str) -> datetime:
    """The morning of the next working day."""
    return remind_at(now, 0, agreement, zone)


def follow_up_window(on: date, today: date, family: Sequence[str]) -> Window:
    """A week before the day to a week after it, never before tomorrow."""
    start = max(on - AROUND, today + timedelta(days=1))
    return Window(start, on + AROUND, tuple(HalfDay(each) for each in family))


def wrong_follow_up(on: date, today: date) -> dict[str, T]:
    """What is wrong with the day of a follow-up, by field."""
    if on <= today:
        return {"on": T("closings.day_must_come")}
    return {"on": T("meetings.day_too_far")} if on > today + FURTHEST else {}


def wrong_feedback(by_on: date | None, today: date) -> dict[str, T]:
    """What is wrong with the day by which something is to be done, by field."""
    if by_on is None:
        return {}
    if by_on < today:
        return {"feedback_by_on": T("meetings.day_has_passed")}
    if by_on > today + FURTHEST:
        return {"feedback_by_on": T("meetings.day_too_far")}
    return {}


def feedback_mornings(by_on: date, agreement: Agreement, zone: str) -> list[datetime]:
    """When to remind of it: the working day before, and the day itself when it is one."""
    days = [workday_before(by_on), *([by_on] if is_workday(by_on) else [])]
    return [instant(day, agreement.reminder_at, ZoneInfo(zone)) for day in days]


def whose_turn(parties: Sequence[int], chaired: Sequence[int]) -> int | None:
    """The organisation that is to chair next: the one that did so longest ago, or never.

    The chair rotates. Whoever convened a meeting chaired it, so the earlier meetings tell whose
    turn it was; among those that never did, the first one named begins.

    Args:
        parties: Organisations that take part, in the order they were named.
        chaired: The organisations that convened the earlier meetings, oldest first.
    """
    latest = {each: nth for nth, each in enumerate(chaired)}
    return min(parties, key=lambda each: latest.get(each, -1), default=None)
