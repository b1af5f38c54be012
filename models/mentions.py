"""Which meetings stand in messages that are no single meeting's own: digests, lists, reminders."""

from collections.abc import Iterable

from sqlalchemy import UniqueConstraint
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session

from models.base import AreaRow
from models.queue import Outbox


class Mention(AreaRow, table=True):
    """A meeting that a message to one person tells of, so that the message goes when it does."""

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    outbox_id: int = Field(foreign_key="outbox.id", index=True)

    __table_args__ = (UniqueConstraint("meeting_id", "outbox_id"),)


def note_mentions(tx: Session, row: Outbox, meeting_ids: Iterable[int]) -> None:
    """Remember that the message of *row* tells of these; what an earlier try told of stays too."""
    values = [
        {"area_id": row.area_id, "meeting_id": each, "outbox_id": row.id}
        for each in sorted(set(meeting_ids))
    ]
    if not values:
        return
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    tx.execute(dialect.insert(Mention).values(values).on_conflict_do_nothing())
