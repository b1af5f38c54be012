"""Which meetings stand in digests, lists and reminders, so that these are blanked with them.

Revision: 0027
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("outbox_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_mention_area_id_area")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_mention_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["outbox_id"], ["outbox.id"], name=op.f("fk_mention_outbox_id_outbox")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        sa.UniqueConstraint(
            "meeting_id", "outbox_id", name=op.f("uq_mention_meeting_id_outbox_id")
        ),
    )
    for column in ("area_id", "meeting_id", "outbox_id"):
        op.create_index(op.f(f"ix_mention_{column}"), "mention", [column])


def downgrade() -> None:
    op.drop_table("mention")
