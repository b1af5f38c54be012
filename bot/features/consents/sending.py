"""The outbox rows that a consent calls for: asked of the rows again when they are due."""

from datetime import date, datetime

from bot.agreement import Agreement
from bot.features.consents import rules
from models import consents, outbox
from models.meetings import Meeting
from models.queue import Outbox
from models.store import Tx

WAITING = "consents.waiting"
ENDING = "consents.ending"
STOPPED = "consents.stopped"
HANDOVER = "consents.handover"

KINDS = (WAITING, ENDING, STOPPED, HANDOVER)
"""All of them are for the convener, by chat or by mail."""


def remind_of_waiting(tx: Tx, meeting: Meeting, agreement: Agreement, now: datetime) -> None:
    """In a week the convener is reminded that the draft still waits; one such row is enough."""
    if not consents.is_asked_for(tx, meeting.id, WAITING):
        _ask(tx, meeting, WAITING, rules.a_week_later(now, agreement, meeting.zone), now)


def warn_of_end(
    tx: Tx, meeting: Meeting, valid_to_on: date | None, agreement: Agreement, now: datetime
) -> None:
    """Two weeks before the consent ends its convener is warned; later than that the card does."""
    if valid_to_on is None:
        return
    due_at = rules.warned_at(valid_to_on, agreement, meeting.zone)
    if due_at > now:
        _ask(tx, meeting, ENDING, due_at, now)


def tell_stopped(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """The convener hears once for each state of the invitation that it was not sent."""
    outbox.put(tx, _row(meeting, STOPPED, str(meeting.sequence), now, now))


def remind_of_handover(tx: Tx, meeting: Meeting, agreement: Agreement, now: datetime) -> None:
    """In two working days the convener is asked who has been told; one such row is enough."""
    if not consents.is_asked_for(tx, meeting.id, HANDOVER):
        due_at = rules.second_workday(now, agreement, meeting.zone)
        _ask(tx, meeting, HANDOVER, due_at, now)


def _ask(tx: Tx, meeting: Meeting, kind: str, due_at: datetime, now: datetime) -> None:
    outbox.put(tx, _row(meeting, kind, f"{due_at:%Y-%m-%d}", due_at, now))


def _row(meeting: Meeting, kind: str, mark: str, due_at: datetime, now: datetime) -> Outbox:
    return Outbox(
        area_id=meeting.area_id,
        key=f"{kind}:{meeting.id}:{mark}",
        kind=kind,
        meeting_id=meeting.id,
        due_at=due_at,
        created_at=now,
    )
