"""Pure decisions about days that a meeting must not miss: clocks, consents, agendas."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.agreement import Agreement
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.rules import clock_ends, local_today
from models.meetings import ConsentStatus, Meeting, MeetingState
from models.outlooks import Near


@dataclass(frozen=True)
class Limit:
    """A meeting that something must happen with by a local date, that day included."""

    meeting: Meeting
    on: date


def limit_of(near: Near, agreement: Agreement, now: datetime, before: date) -> Limit | None:
    """The first limit before a day that a meeting is about to miss, or has missed."""
    found = (_clock(near, agreement, now), _consent_end(near, now))
    on = min((each for each in found if each is not None and each < before), default=None)
    return Limit(near.meeting, on) if on else None


def _clock(near: Near, agreement: Agreement, now: datetime) -> date | None:
    """The day by which it is to be held, unless it has a time before that.

    Who booked a later time was warned then, and is told no more once the day has passed.
    """
    meeting, consent = near.meeting, near.consent
    if near.follows_up or (consent and consent.status != ConsentStatus.GIVEN):
        return None
    start = local_today(consent.recorded_at if consent else meeting.created_at, meeting.zone)
    last = clock_ends(KINDS[meeting.kind], agreement, start, meeting.latest_on)
    if last is None or meeting.state != MeetingState.BOOKED or meeting.starts_at is None:
        return last
    in_time = local_today(meeting.starts_at, meeting.zone) <= last
    return None if in_time or last < local_today(now, meeting.zone) else last


def _consent_end(near: Near, now: datetime) -> date | None:
    """The last day of a consent that something is ahead of."""
    meeting, consent = near.meeting, near.consent
    over = meeting.ends_at is not None and meeting.ends_at <= now
    given = consent and consent.status == ConsentStatus.GIVEN
    if not given or over or meeting.state == MeetingState.DRAFT:
        return None
    return consent.valid_to_on if consent else None


def agenda_closes(meeting: Meeting) -> date | None:
    """The last day for points to a booked meeting's agenda; None without a time."""
    closes = meeting.agenda_closes_at
    if meeting.state != MeetingState.BOOKED or closes is None:
        return None
    return local_today(closes, meeting.zone)
