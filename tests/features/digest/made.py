"""Meetings, consents and actions made for pure decisions; no database knows them."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from bot.agreement import Agreement
from bot.features.digest.outlook import Outlook, outlook
from bot.features.digest.reading import STOCKHOLM
from bot.features.digest.rules import weeks_around
from models.actions import Action
from models.meetings import Consent, ConsentStatus, Meeting, MeetingState
from models.outlooks import Near, Owed

NOW = datetime(2027, 2, 1, 7, tzinfo=UTC)
"""A Monday at eight in Stockholm."""

LONG_AGO = NOW - timedelta(days=30)

_numbers = count(1)


def meeting(kind: str = "sip", **values: Any) -> Meeting:
    """One booked for Thursday this week, unless the values say otherwise."""
    number = next(_numbers)
    starts_at = datetime(2027, 2, 4, 9, tzinfo=UTC)
    usual: dict[str, Any] = {
        "id": number,
        "area_id": 1,
        "kind": kind,
        "reference": f"R{number}X",
        "uid": str(number),
        "state": MeetingState.BOOKED,
        "convener_id": 1,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=1),
        "zone": "Europe/Stockholm",
        "created_at": LONG_AGO,
        "changed_at": LONG_AGO,
    }
    return Meeting(**{**usual, **values})


def polled(kind: str = "sip", **values: Any) -> Meeting:
    """One without a time, whose poll closes on Wednesday at noon."""
    asked: dict[str, Any] = {
        "state": MeetingState.POLLING,
        "starts_at": None,
        "ends_at": None,
        "poll_closes_at": NOW + timedelta(days=2, hours=4),
    }
    return meeting(kind, **{**asked, **values})


def draft(**values: Any) -> Meeting:
    """One that nobody has been called to."""
    return polled(**{"state": MeetingState.DRAFT, "poll_closes_at": None, **values})


def consent(
    recorded_at: datetime = NOW,
    valid_to_on: date | None = date(2027, 6, 11),
    status: ConsentStatus = ConsentStatus.GIVEN,
) -> Consent:
    """A consent just given, to the end of the term."""
    return Consent(
        area_id=1, meeting_id=1, status=status, recorded_at=recorded_at, valid_to_on=valid_to_on
    )


def near(
    of: Meeting, given: Consent | None = None, convened_by: int = 1, *, follows_up: bool = False
) -> Near:
    """A meeting with its consent, of a convener in organisation 1."""
    return Near(of, given, convened_by, follows_up)


def owed(of: Meeting, due_on: date, words: str = "Boka lokal") -> Owed:
    """An action of a meeting."""
    action = Action(
        area_id=1,
        meeting_id=of.id,
        organisation_id=1,
        by_organisation_id=1,
        words=words,
        due_on=due_on,
        added_at=LONG_AGO,
    )
    return action, of


def told(
    *nears: Near, lacks: int = 0, actions: tuple[Owed, ...] = (), at: datetime = NOW
) -> Outlook:
    """What a digest of these tells its reader, who looks after all of them."""
    return outlook(
        nears,
        actions,
        lambda _meeting: lacks,
        lambda _near: True,
        Agreement(),
        weeks_around(NOW, STOCKHOLM),
        NOW,
    )
