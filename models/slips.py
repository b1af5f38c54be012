"""Slips for families: a paper with the secret of a page where times are ticked, once."""

from datetime import datetime

from sqlmodel import Field, Session, col, select

from models.base import AreaRow


class FamilySlip(AreaRow, table=True):
    """One slip of one meeting. Whose family it went to stands nowhere.

    Two secrets are derived from the installation's key and `nonce`: the family's, in the QR
    code, and the convener's, that shows the paper. Only their hashes are stored.
    """

    __tablename__ = "family_slip"

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    nonce: str = Field(max_length=32)
    token_hash: str = Field(max_length=64, unique=True)
    sheet_hash: str = Field(max_length=64, unique=True)
    made_at: datetime
    expires_at: datetime
    answered_at: datetime | None = None
    revoked_at: datetime | None = None


def newest_slip(tx: Session, meeting_id: int) -> FamilySlip | None:
    """The meeting's latest slip, as the row is now."""
    return tx.exec(
        select(FamilySlip)
        .where(FamilySlip.meeting_id == meeting_id)
        .order_by(col(FamilySlip.id).desc())
        .limit(1)
        .execution_options(populate_existing=True)
    ).first()


def by_token(tx: Session, hashed: str) -> FamilySlip | None:
    """The slip that a family's secret belongs to, as the row is now."""
    return tx.exec(
        select(FamilySlip)
        .where(FamilySlip.token_hash == hashed)
        .execution_options(populate_existing=True)
    ).first()


def by_sheet(tx: Session, hashed: str) -> FamilySlip | None:
    """The slip that a convener's secret shows."""
    return tx.exec(select(FamilySlip).where(FamilySlip.sheet_hash == hashed)).first()
