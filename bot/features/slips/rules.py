"""Pure decisions about slips."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import Enum, auto

from bot.features.meetings.intents import HalfDay
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.rules import end_of, local_today
from models.meetings import Meeting, MeetingState
from models.slips import FamilySlip

LIFE = timedelta(days=30)
"""How long a slip can be answered."""

ASKED = (MeetingState.DRAFT, MeetingState.POLLING)
"""While a meeting has no time that is booked, what the family can is asked for."""


def expires(made_at: datetime, zone: str) -> datetime:
    """When a slip made then ends: with a local day, since that is what stands on the paper."""
    return end_of(local_today(made_at, zone) + LIFE, zone)


def last_day(slip: FamilySlip, zone: str) -> date:
    """The last local date on which the slip can be answered."""
    return local_today(slip.expires_at - timedelta(microseconds=1), zone)


class State(Enum):
    """What a slip is good for."""

    OPEN = auto()
    ANSWERED = auto()
    GONE = auto()


def state_of(slip: FamilySlip, meeting: Meeting, now: datetime) -> State:
    """Whether the slip can be answered; an answer is thanked for until its time is out."""
    if slip.revoked_at is not None or now >= slip.expires_at:
        return State.GONE
    if slip.answered_at is not None:
        return State.ANSWERED
    return State.OPEN if is_asked_for(meeting) else State.GONE


def is_asked_for(meeting: Meeting) -> bool:
    """Whether what the family can matters, and can still be said."""
    return KINDS[meeting.kind].family and meeting.state in ASKED


def half_days(ticked: Collection[str]) -> tuple[HalfDay, ...]:
    """Those of the half-days that were ticked, in the week's order; whatever else was is not."""
    return tuple(half for half in HalfDay if half in ticked)
