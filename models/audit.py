"""The audit trail as stored: one chain per area, each entry sealed over the one before."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, col, select

from models.base import AreaRow
from models.registry import Area


class AuditEntry(AreaRow, table=True):
    """Who (a pseudonym) did what (a code) to what (a reference or id), when; and the seal."""

    __tablename__ = "audit_entry"

    number: int
    at: datetime
    actor: str = Field(max_length=40)
    what: str = Field(max_length=60)
    subject: str = Field(max_length=60)
    seal: str = Field(max_length=64)

    __table_args__ = (UniqueConstraint("area_id", "number"),)


def hold_chain(tx: Session, area_id: int) -> None:
    """Make other writers of the area's chain wait until this transaction ends (PostgreSQL)."""
    # `key_share`: rows that merely point at the area can still be written meanwhile.
    tx.exec(select(Area.id).where(Area.id == area_id).with_for_update(key_share=True)).one()


def last_entry(tx: Session, area_id: int) -> AuditEntry | None:
    """The newest entry of the area's chain."""
    return tx.exec(
        select(AuditEntry)
        .where(AuditEntry.area_id == area_id)
        .order_by(col(AuditEntry.number).desc())
        .limit(1)
    ).first()


def entries(tx: Session, area_id: int) -> list[AuditEntry]:
    """The whole chain, oldest first."""
    return list(
        tx.exec(
            select(AuditEntry).where(AuditEntry.area_id == area_id).order_by(col(AuditEntry.number))
        )
    )
