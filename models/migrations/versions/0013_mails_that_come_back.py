"""Under which id a mail left, so that it is known again when it comes back.

Revision: 0013
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("mail_id", sa.String(length=64), nullable=True))
    known = sa.text("mail_id IS NOT NULL")
    op.create_index(
        "ix_outbox_mail_id",
        "outbox",
        ["mail_id"],
        unique=True,
        sqlite_where=known,
        postgresql_where=known,
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_mail_id", "outbox")
    op.drop_column("outbox", "mail_id")
