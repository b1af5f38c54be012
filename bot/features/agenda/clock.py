"""When an agenda opens, is reminded of and closes, by the wall clock where the meeting is.

Points are taken from the first day that there is a meeting; opening asks everybody for theirs.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from models.meetings import Meeting, MeetingState
from scheduler.recurring import instant
from scheduler.workdays import is_workday, workday_before, workday_from


def opens_at(starts_at: datetime, agreement: Agreement, zone: str) -> datetime:
    """When everybody is asked for points: on a working day, the next one if need be."""
    day = workday_from(_day(starts_at, zone) - agreement.agenda.opens)
    return instant(day, agreement.reminder_at, ZoneInfo(zone))


def reminds_at(starts_at: datetime, agreement: Agreement, zone: str) -> datetime:
    """When organisations without a point are asked once more: on a working day at the latest."""
    day = _workday_by(_day(starts_at, zone) - agreement.agenda.reminds)
    return instant(day, agreement.reminder_at, ZoneInfo(zone))


def closes_at(starts_at: datetime, set_at: datetime, agreement: Agreement, zone: str) -> datetime:
    """When the agenda closes and goes out.

    A meeting that gets its time late closes on the working day before; when that hour has passed
    too, points are taken until the meeting begins.

    Args:
        starts_at: When the meeting starts.
        set_at: When it got that time.
        agreement: Its area's.
        zone: Whose wall clock.
    """
    closes = _usual(starts_at, agreement, zone)
    if starts_at - set_at < agreement.agenda.late:
        day = workday_before(_day(starts_at, zone))
        closes = instant(day, agreement.agenda.closes_at, ZoneInfo(zone))
    return closes if set_at < closes < starts_at else starts_at


def closes_after_move(
    before: datetime | None, starts_at: datetime, now: datetime, agreement: Agreement, zone: str
) -> datetime:
    """When the agenda of a meeting that was moved now closes.

    One that has closed, and gone out, stays so when the usual time to close has passed for the
    new day as well: an hour's change reopens nothing.
    """
    if before is not None and before <= now and _usual(starts_at, agreement, zone) <= now:
        return before
    return closes_at(starts_at, now, agreement, zone)


def is_late(meeting: Meeting, now: datetime) -> bool:
    """Whether what is raised now is for the chair to decide on."""
    closes = meeting.agenda_closes_at
    return meeting.state != MeetingState.POLLING and closes is not None and now >= closes


def _usual(starts_at: datetime, agreement: Agreement, zone: str) -> datetime:
    day = _workday_by(_day(starts_at, zone) - agreement.agenda.closes)
    return instant(day, agreement.agenda.closes_at, ZoneInfo(zone))


def _workday_by(day: date) -> date:
    return day if is_workday(day) else workday_before(day)


def _day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()
