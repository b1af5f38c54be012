"""Leaner outbox indexes: every claim and every result writes to all of them.

Revision: 0003
Revises: 0002
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

UNFINISHED = "state IN ('waiting', 'claimed', 'intent')"


def upgrade() -> None:
    op.drop_index("ix_outbox_area_id", "outbox")
    _anew("ix_outbox_due", ["due_at", "id"], "state = 'waiting'")
    _anew("ix_outbox_thread", ["thread", "id"], f"thread IS NOT NULL AND {UNFINISHED}")


def downgrade() -> None:
    _anew("ix_outbox_thread", ["thread", "id"], UNFINISHED)
    _anew("ix_outbox_due", ["due_at"], "state = 'waiting'")
    op.create_index("ix_outbox_area_id", "outbox", ["area_id"])


def _anew(name: str, columns: Sequence[str], where: str) -> None:
    op.drop_index(name, "outbox")
    condition = sa.text(where)
    op.create_index(name, "outbox", columns, sqlite_where=condition, postgresql_where=condition)
