"""Actions that come back: the newest of a series carries its rule.

Revision: 0017
Revises: 0016
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

EVERY = ("once", "week", "fortnight", "month", "term")


def upgrade() -> None:
    every = sa.Enum(*EVERY, name="every", native_enum=False, length=32)
    with op.batch_alter_table("action") as batch:
        batch.add_column(sa.Column("every", every, nullable=False, server_default="once"))
        batch.add_column(
            sa.Column("but_in_lov", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("first_on", sa.Date(), nullable=True))
        batch.add_column(
            sa.Column("series", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=True)
        )
        batch.add_column(sa.Column("turn", sa.Integer(), nullable=False, server_default="0"))
        batch.create_unique_constraint(batch.f("uq_action_series_turn"), ["series", "turn"])


def downgrade() -> None:
    with op.batch_alter_table("action") as batch:
        batch.drop_constraint(batch.f("uq_action_series_turn"), type_="unique")
        for column in ("turn", "series", "first_on", "but_in_lov", "every"):
            batch.drop_column(column)
