"""The rows that carry a change out: on its day, and once more for what came in meanwhile."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from bot.features.forums.standing import STOCKHOLM
from models.areas import AreaChange
from models.queue import Outbox
from scheduler.recurring import instant

CHANGE = "areas.change"
"""The outbox kind of a change that is due; it is never sent, but done when it is asked about."""

STRAGGLERS = timedelta(minutes=10)
"""When what somebody was writing as it happened has long been written."""


def rows(change: AreaChange, area_id: int, now: datetime) -> Iterator[Outbox]:
    """One at the day's first instant, or now; and one some minutes later."""
    due_at = max(instant(change.since_on, time(0), STOCKHOLM), now)
    for nth, wait in enumerate((timedelta(0), STRAGGLERS)):
        yield Outbox(
            area_id=area_id,
            key=f"{CHANGE}:{change.id}:{nth}",
            kind=CHANGE,
            payload={"change_id": change.id},
            due_at=due_at + wait,
            created_at=now,
        )
