"""Questions about polls: which round it is, and what people have been told of it."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, func, select

from models.meetings import Candidate
from models.queue import Outbox, OutboxState


def newest_round(tx: Session, meeting_id: int) -> int:
    """How many polls the meeting has had; candidates of the newest have this number."""
    found = tx.exec(
        select(func.max(Candidate.round)).where(Candidate.meeting_id == meeting_id)
    ).one()
    return found or 0


def told(tx: Session, meeting_id: int, kinds: Collection[str]) -> Sequence[Outbox]:
    """What of these kinds was, is or will be told of the meeting, but for what was dropped."""
    return tx.exec(
        select(Outbox)
        .where(
            Outbox.meeting_id == meeting_id,
            col(Outbox.kind).in_(kinds),
            Outbox.state != OutboxState.DROPPED,
        )
        .order_by(col(Outbox.id))
    ).all()
