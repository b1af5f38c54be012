"""The outbox row that an answered slip calls for."""

from datetime import datetime

from models import outbox
from models.queue import Outbox
from models.slips import FamilySlip
from models.store import Tx

ANSWERED = "slips.answered"


def tell_answered(tx: Tx, slip: FamilySlip, now: datetime) -> None:
    """The convener hears, once, that the family has answered."""
    row = Outbox(
        area_id=slip.area_id,
        key=f"{ANSWERED}:{slip.id}",
        kind=ANSWERED,
        meeting_id=slip.meeting_id,
        due_at=now,
        created_at=now,
    )
    outbox.put(tx, row)
