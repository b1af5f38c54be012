"""People called to one meeting only: whether they may be, and when they are forgotten.

A visitor is a `Contact` (and, where the organisation is new, an `Organisation`) marked
`visiting`, with a `Visitor` row that ties it to its meeting. No list of the registry holds them.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import bindparam
from sqlmodel import Field, Session, col, select

from models.base import AreaRow, word
from models.meetings import Meeting
from models.queue import UNFINISHED, Outbox
from models.registry import Contact, Organisation


class Admission(StrEnum):
    """What has been said of a visitor's domain; LAPSED: the meeting was over before anybody did."""

    WAITING = "waiting"
    ADMITTED = "admitted"
    REFUSED = "refused"
    LAPSED = "lapsed"


class Visitor(AreaRow, table=True):
    """Somebody of one meeting; only the admitted can have a place in it."""

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    contact_id: int = Field(foreign_key="contact.id", unique=True)
    admission: Admission = Field(sa_type=word(Admission))
    decided_at: datetime | None = None


def visitor_by_id(tx: Session, area_id: int, visitor_id: int) -> Visitor | None:
    """The visitor if they are of this area, as the row is now."""
    return tx.exec(
        select(Visitor)
        .where(Visitor.id == visitor_id, Visitor.area_id == area_id)
        .execution_options(populate_existing=True)
    ).first()


# Made once: each card asks it.
VISITORS = (
    select(Visitor, Contact)
    .join(Contact, col(Contact.id) == col(Visitor.contact_id))
    .where(Visitor.meeting_id == bindparam("meeting"))
    .order_by(col(Visitor.id))
)


def visitors_of(tx: Session, meeting_id: int) -> Sequence[tuple[Visitor, Contact]]:
    """Everybody who was added to the meeting alone, in that order."""
    return tx.exec(VISITORS, params={"meeting": meeting_id}).all()


def organisations_of(tx: Session, meeting: Meeting) -> Sequence[Organisation]:
    """The organisations that were written for this meeting alone, by name."""
    of_visitors = (
        select(Contact.organisation_id)
        .join(Visitor, col(Visitor.contact_id) == col(Contact.id))
        .where(Visitor.meeting_id == meeting.id)
    )
    return tx.exec(
        select(Organisation)
        .where(
            col(Organisation.id).in_(of_visitors),
            col(Organisation.visiting),
            col(Organisation.active),
        )
        .order_by(Organisation.name)
    ).all()


def is_still_to_hear(tx: Session, meeting_id: int, contact_ids: Sequence[int]) -> bool:
    """Whether anything of the meeting waits to be sent to one of them."""
    waiting = tx.exec(
        select(Outbox).where(Outbox.meeting_id == meeting_id, col(Outbox.state).in_(UNFINISHED))
    ).all()
    return any(row.payload.get("contact_id") in contact_ids for row in waiting)
