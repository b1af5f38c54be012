"""The weekly digest: who wants it how, who may have something to read, and when schools rest."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import JSON
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, col, exists, or_, select

from models.actions import GOES_ON
from models.base import AreaRow, word
from models.meetings import Invitation, Meeting
from models.outlooks import LIVE
from models.registry import (
    ChatIdentity,
    Contact,
    Function,
    Organisation,
    SchoolBreak,
    SchoolYear,
)


class Way(StrEnum):
    """How somebody wants their digest."""

    CHAT = "chat"
    MAIL = "mail"
    NONE = "none"


class DigestWish(AreaRow, table=True):
    """What somebody has said of their digest; without a row it comes as all else does.

    `days_off` are weekdays, 0 for Monday, on which they do not work.
    """

    __tablename__ = "digest_wish"

    contact_id: int = Field(foreign_key="contact.id", unique=True)
    way: Way = Field(sa_type=word(Way))
    days_off: list[int] = Field(default_factory=list, sa_type=JSON)


class Reader(NamedTuple):
    """Somebody who may get a digest; `has_chat` is whether an account of theirs is known."""

    contact: Contact
    wish: DigestWish | None
    has_chat: bool


def wish_of(tx: Session, contact_id: int) -> DigestWish | None:
    """What a contact has said of their digest."""
    return tx.exec(
        select(DigestWish)
        .where(DigestWish.contact_id == contact_id)
        .execution_options(populate_existing=True)
    ).first()


def keep_wish(tx: Session, wish: DigestWish) -> None:
    """Note what a contact says of their digest, in place of what they said before."""
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    values = wish.model_dump(exclude={"id"})
    tx.execute(
        dialect.insert(DigestWish)
        .values(values)
        .on_conflict_do_update(index_elements=["contact_id"], set_=values)
    )


def readers(tx: Session, area_id: int, functions: Collection[str]) -> list[Reader]:
    """Who may have something to read: those called or convening, and those of some functions.

    Nobody who was added to one meeting only: they asked for no letters.
    """
    placed = (
        select(Invitation.contact_id)
        .join(Meeting, col(Meeting.id) == col(Invitation.meeting_id))
        .where(
            Meeting.area_id == area_id,
            col(Meeting.state).in_({*LIVE, *GOES_ON}),
            col(Invitation.revoked_at).is_(None),
        )
    )
    calling = select(Function.id).where(
        Function.area_id == area_id, col(Function.key).in_(functions)
    )
    has_chat = exists().where(col(ChatIdentity.contact_id) == col(Contact.id))
    rows = tx.exec(
        select(Contact, DigestWish, has_chat)
        .join(DigestWish, col(DigestWish.contact_id) == col(Contact.id), isouter=True)
        .where(
            Contact.area_id == area_id,
            col(Contact.active),
            ~col(Contact.visiting),
            or_(col(Contact.id).in_(placed), col(Contact.function_id).in_(calling)),
        )
        .order_by(col(Contact.id))
    )
    return [Reader(*row) for row in rows]


def calendars_of(
    tx: Session, area_id: int, names: Collection[str]
) -> tuple[Sequence[SchoolYear], Sequence[SchoolBreak]]:
    """School years and breaks of the organisations with these names."""
    years = tx.exec(
        select(SchoolYear)
        .join(Organisation, col(Organisation.id) == col(SchoolYear.organisation_id))
        .where(Organisation.area_id == area_id, col(Organisation.name).in_(names))
    ).all()
    held = [each.id for each in years]
    breaks = tx.exec(select(SchoolBreak).where(col(SchoolBreak.school_year_id).in_(held))).all()
    return years, breaks
