"""Slips on which families say when they can come.

Revision: 0009
Revises: 0008
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "family_slip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("nonce", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("sheet_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("made_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("expires_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("answered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("revoked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_family_slip_area_id_area")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_family_slip_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_slip")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_family_slip_token_hash")),
        sa.UniqueConstraint("sheet_hash", name=op.f("uq_family_slip_sheet_hash")),
    )
    op.create_index(op.f("ix_family_slip_area_id"), "family_slip", ["area_id"])
    op.create_index(op.f("ix_family_slip_meeting_id"), "family_slip", ["meeting_id"])


def downgrade() -> None:
    op.drop_table("family_slip")
