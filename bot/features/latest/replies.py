"""What the convener reads as a last date comes near. Nothing in it tells the kind."""

from datetime import date, datetime

from bot.features.latest.rules import days_left
from bot.replies import Part, T, Text, Tone
from models.meetings import Meeting


def warning(meeting: Meeting, latest_on: date, now: datetime) -> tuple[Part, ...]:
    """How long is left, and how the meeting stands."""
    days = days_left(latest_on, now, meeting.zone)
    left = T("latest.days_left", days=days, latest_on=latest_on)
    return Text(left, Tone.WARNING), Text(_stands(meeting))


def _stands(meeting: Meeting) -> T:
    if meeting.starts_at is None:
        return T("latest.no_time", reference=meeting.reference)
    return T("latest.booked", reference=meeting.reference, starts_at=meeting.starts_at)
