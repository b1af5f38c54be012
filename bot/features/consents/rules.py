"""Pure decisions about consents: when to remind, and what the family's answer leaves open."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.meetings.intents import HalfDay
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.rules import local_time, local_today
from bot.features.meetings.view import MeetingView
from bot.replies import T
from models.meetings import Meeting, MeetingState
from scheduler.recurring import instant
from scheduler.workdays import is_workday, workday_before, workday_from

A_WEEK = timedelta(weeks=1)
A_DAY = timedelta(days=1)

WARNED_AHEAD = timedelta(days=14)
"""How long before its end a consent's convener is warned."""

NOON = 12


def a_week_later(now: datetime, agreement: Agreement, zone: str) -> datetime:
    """The morning a week from now, or of the next working day."""
    return _morning(workday_from(local_today(now, zone) + A_WEEK), agreement, zone)


def second_workday(now: datetime, agreement: Agreement, zone: str) -> datetime:
    """The morning of the second working day after today."""
    day = local_today(now, zone)
    for _ in range(2):
        day = workday_from(day + A_DAY)
    return _morning(day, agreement, zone)


def warned_at(valid_to_on: date, agreement: Agreement, zone: str) -> datetime:
    """The morning two weeks before a consent's last day, or of the working day before that."""
    day = valid_to_on - WARNED_AHEAD
    return _morning(day if is_workday(day) else workday_before(day), agreement, zone)


def ends_soon(valid_to_on: date, today: date) -> bool:
    """Whether a consent's last day is within the two weeks."""
    return valid_to_on - today <= WARNED_AHEAD


def is_ahead(meeting: Meeting, now: datetime) -> bool:
    """Whether it is being polled, or booked and not begun."""
    if meeting.state == MeetingState.POLLING:
        return True
    if meeting.state != MeetingState.BOOKED or meeting.starts_at is None:
        return False
    return meeting.starts_at > now


def must_stay(view: MeetingView, gone: Collection[int]) -> T | None:
    """Why the meeting cannot do without these organisations, and what to do instead; or None."""
    reference = view.meeting.reference
    own = view.contacts[view.meeting.convener_id].organisation_id
    if own in gone:
        return T("consents.own_stays", reference=reference)
    called = [each.organisation_id for each in view.parties]
    left = [each for each in called if each not in gone]
    if not set(left) - {own}:
        return T("consents.somebody_stays", reference=reference)
    before, after = ({view.organisations[each].kind for each in some} for some in (called, left))
    lost = [side for side in view.kind.sides if side & before and not side & after]
    return T("consents.side_stays", why=T(view.kind.too_few_sides)) if lost else None


def family_doubt(meeting: Meeting, starts_at: datetime) -> T | None:
    """What to ask before such a time is booked, or None when the family has said it can."""
    if not KINDS[meeting.kind].family:
        return None
    if not meeting.family_can:
        return T("consents.family_not_asked", reference=meeting.reference)
    if half_day(starts_at, meeting.zone) not in meeting.family_can:
        return T("consents.family_cannot", reference=meeting.reference)
    return None


def half_day(at: datetime, zone: str) -> HalfDay | None:
    """The half of a working week that a wall time is in; None in a weekend."""
    weekday = local_today(at, zone).weekday()
    later = local_time(at, zone).hour >= NOON
    halves = tuple(HalfDay)
    nth = 2 * weekday + later
    return halves[nth] if nth < len(halves) else None


def _morning(day: date, agreement: Agreement, zone: str) -> datetime:
    return instant(day, agreement.reminder_at, ZoneInfo(zone))
