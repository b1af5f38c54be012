"""Where a forum usually meets.

Revision: 0028
Revises: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("forum") as batch:
        batch.add_column(sa.Column("place_id", sa.Integer(), nullable=True))
        batch.add_column(
            sa.Column(
                "link",
                sa.String(length=300),
                nullable=False,
                server_default="",
            )
        )
        batch.create_foreign_key(batch.f("fk_forum_place_id_place"), "place", ["place_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("forum") as batch:
        batch.drop_constraint(batch.f("fk_forum_place_id_place"), type_="foreignkey")
        batch.drop_column("link")
        batch.drop_column("place_id")
