"""Until when the convener wants answers to a poll.

Revision: 0018
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meeting", sa.Column("answer_by_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("meeting", "answer_by_on")
