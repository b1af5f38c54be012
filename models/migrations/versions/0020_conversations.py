"""Conversations in Teams; its channels have longer names than Slack's.

Revision: 0020
Revises: 0018
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None

SHORT = sqlmodel.sql.sqltypes.AutoString(length=64)
LONG = sqlmodel.sql.sqltypes.AutoString(length=200)


def upgrade() -> None:
    op.create_table(
        "conversation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("conversation", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("user", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("team", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("app", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("bot", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("service_url", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("seen_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
        sa.UniqueConstraint("conversation", name=op.f("uq_conversation_conversation")),
    )
    op.create_index("ix_conversation_tenant_user", "conversation", ["tenant", "user"])
    for table in ("team", "room"):
        with op.batch_alter_table(table) as batch:
            batch.alter_column("channel", existing_type=SHORT, type_=LONG, existing_nullable=False)


def downgrade() -> None:
    for table in ("room", "team"):
        with op.batch_alter_table(table) as batch:
            batch.alter_column("channel", existing_type=LONG, type_=SHORT, existing_nullable=False)
    op.drop_table("conversation")
