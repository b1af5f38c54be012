"""Where to look next when no time of a poll fits."""

from datetime import datetime, timedelta

from bot.features.meetings.intents import HalfDay, Window
from bot.features.meetings.rules import FURTHEST, local_today
from bot.features.meetings.times import Found, find_times
from bot.features.meetings.view import MeetingView
from bot.replies import Part, T, Text, Tone, name
from models.meetings import Meeting
from models.store import Tx

A_DAY = timedelta(days=1)


def later_times(tx: Tx, shown: MeetingView, now: datetime) -> tuple[Window, Found] | None:
    """The next window of the same length that has times, and they; never past a last date."""
    window = _following(shown.meeting, now)
    if window is None:
        return None
    found = find_times(tx, shown, window, now)
    if isinstance(found, Found):
        return window, found
    if found.next_window is None:
        return None
    there = find_times(tx, shown, found.next_window, now)
    return (found.next_window, there) if isinstance(there, Found) else None


def unknown_parts(shown: MeetingView, found: Found) -> tuple[Part, ...]:
    """A warning where the times were found without some school's year."""
    schools = [name(shown.organisations[key].name) for key in found.unknown_years]
    return (Text(T("times.unknown_year", schools=schools), Tone.WARNING),) if schools else ()


def _following(meeting: Meeting, now: datetime) -> Window | None:
    from_on, to_on = meeting.window_from_on, meeting.window_to_on
    today = local_today(now, meeting.zone)
    if from_on is None or to_on is None:
        return None
    first = max(to_on + A_DAY, today)
    if first > (meeting.latest_on or today + FURTHEST):
        return None
    family = tuple(HalfDay(half) for half in meeting.family_can)
    return Window(first, first + (to_on - from_on), family)
