"""What is to be talked about at a meeting."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Field, Session, col, select

from models.base import AreaRow


class AgendaItem(AreaRow, table=True):
    """A point, raised by an organisation rather than a person; its words have passed the guard."""

    __tablename__ = "agenda_item"

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    organisation_id: int = Field(foreign_key="organisation.id")
    words: str = Field(max_length=300)
    raised_at: datetime


def agenda(tx: Session, meeting_id: int) -> Sequence[AgendaItem]:
    """The points of a meeting, in the order they were raised."""
    return tx.exec(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(col(AgendaItem.raised_at), col(AgendaItem.id))
    ).all()
