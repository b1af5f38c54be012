"""Whether a contact's calendar has changed.

Revision: 0019
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    mark = sa.Column("calendar_mark", sa.String(length=16), nullable=False, server_default="")
    op.add_column("contact", mark)


def downgrade() -> None:
    op.drop_column("contact", "calendar_mark")
