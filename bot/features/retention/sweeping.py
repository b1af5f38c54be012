"""Erasing what is older than the agreement keeps: first in the chats, then the rows."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from bot.agreement import Agreement
from bot.features.report.keeping import keep_counts, tell_years
from models import erasing, outbox
from models.erasing import BeyondRecall
from models.meetings import Meeting
from models.queue import Outbox
from models.store import Tx

BLANK = "retention.blank"
"""The outbox kind of a chat message that is to say nothing any more."""


@dataclass(frozen=True)
class Swept:
    """How many meetings are gone, and how many wait for their chat messages to be blanked.

    `left` is what others keep of those that are gone.
    """

    erased: int
    waiting: int
    left: BeyondRecall = field(default_factory=BeyondRecall)


def overdue(tx: Tx, area_id: int, agreement: Agreement, now: datetime) -> int:
    """How many meetings have been kept longer than agreed, and can be erased."""
    return len(_overdue(tx, area_id, agreement, now))


def sweep(tx: Tx, area_id: int, agreement: Agreement, now: datetime) -> Swept:
    """Erase what is overdue, once its messages have been blanked, or given up.

    Counts are kept for the report, and years that are over are told of before anything of them
    goes.
    """
    tell_years(tx, area_id, agreement, now)
    found = _overdue(tx, area_id, agreement, now)
    ready = [each.id for each in found if not _blank(tx, each, now)]
    keep_counts(tx, area_id, ready, agreement, now)
    left = erasing.beyond_recall(tx, ready, BLANK)
    erasing.erase(tx, ready)
    return Swept(len(ready), len(found) - len(ready), left)


def _overdue(tx: Tx, area_id: int, agreement: Agreement, now: datetime) -> list[Meeting]:
    before = now - timedelta(days=agreement.retention.meetings)
    return list(erasing.ended_before(tx, area_id, before))


def _blank(tx: Tx, meeting: Meeting, now: datetime) -> bool:
    """Ask for every message of ours to be blanked; whether any had not been asked for before."""
    asked = [
        outbox.put(tx, _row(meeting, external_id, whose or meeting.convener_id, now))
        for external_id, whose in erasing.messages_of(tx, meeting.id)
    ]
    return any(asked)


def _row(meeting: Meeting, external_id: str, contact_id: int, now: datetime) -> Outbox:
    return Outbox(
        area_id=meeting.area_id,
        key=f"{BLANK}:{meeting.id}:{sha256(external_id.encode()).hexdigest()[:32]}",
        kind=BLANK,
        payload={"contact_id": contact_id, "external_id": external_id},
        meeting_id=meeting.id,
        due_at=now,
        created_at=now,
    )
