"""What is to be talked about at a meeting."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import bindparam
from sqlmodel import Field, Session, col, select

from models.base import AreaRow, word


class PointState(StrEnum):
    """Where a point is: ON the agenda; LATE until the chair decides; NEXT, at the next meeting."""

    ON = "on"
    LATE = "late"
    NEXT = "next"
    DECLINED = "declined"
    DONE = "done"


STILL_OPEN = (PointState.ON, PointState.LATE, PointState.NEXT)
"""What the next meeting of the chain takes over."""


class AgendaItem(AreaRow, table=True):
    """A point, raised by an organisation rather than a person.

    It was written (`words`, past the guard) or picked from a catalogue (`pick`, a text key, with
    the point `nth`, the organisation `about_id` and the ISO `week` that it is about).
    `presenter_id` is a function of the organisation. `decision` is one line, past the guard.
    `action_id`: what somebody is to do about it.
    """

    __tablename__ = "agenda_item"

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    organisation_id: int = Field(foreign_key="organisation.id")
    words: str = Field(default="", max_length=300)
    pick: str = Field(default="", max_length=60)
    nth: int | None = None
    about_id: int | None = Field(default=None, foreign_key="organisation.id")
    week: int | None = None
    minutes: int | None = None
    presenter_id: int | None = Field(default=None, foreign_key="function.id")
    position: int = 0
    state: PointState = Field(default=PointState.ON, sa_type=word(PointState))
    decision: str = Field(default="", max_length=300)
    action_id: int | None = Field(
        default=None, foreign_key="action.id", ondelete="SET NULL", index=True
    )
    raised_at: datetime


# Made once: each card asks it.
POINTS = (
    select(AgendaItem)
    .where(AgendaItem.meeting_id == bindparam("meeting"))
    .order_by(col(AgendaItem.position), col(AgendaItem.raised_at), col(AgendaItem.id))
)


def agenda(tx: Session, meeting_id: int) -> Sequence[AgendaItem]:
    """The points of a meeting in their order."""
    return tx.exec(POINTS, params={"meeting": meeting_id}).all()


def point_by_id(tx: Session, area_id: int, point_id: int) -> AgendaItem | None:
    """The point if it is of this area, as the row is now."""
    return tx.exec(
        select(AgendaItem)
        .where(AgendaItem.id == point_id, AgendaItem.area_id == area_id)
        .execution_options(populate_existing=True)
    ).first()
