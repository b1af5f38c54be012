"""Calendar feeds that people fetch by a secret link.

Revision: 0010
Revises: 0009
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

OWN = sa.text("team_id IS NULL")


def upgrade() -> None:
    op.create_table(
        "feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.String(length=32), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=True),
        sa.Column("changed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_feed_area_id_area")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_feed_contact_id_contact")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_feed_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_feed_token_hash")),
    )
    op.create_index(op.f("ix_feed_area_id"), "feed", ["area_id"])
    op.create_index(op.f("ix_feed_team_id"), "feed", ["team_id"])
    op.create_index("ix_feed_contact_id_team_id", "feed", ["contact_id", "team_id"], unique=True)
    op.create_index(
        "ix_feed_own",
        "feed",
        ["contact_id"],
        unique=True,
        sqlite_where=OWN,
        postgresql_where=OWN,
    )


def downgrade() -> None:
    op.drop_table("feed")
