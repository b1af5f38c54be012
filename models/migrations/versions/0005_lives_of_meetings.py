"""The whole lives of meetings: names, last dates, outcomes, what follows what, who came.

Revision: 0005
Revises: 0004
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WORDS = {"name": 80, "obstacle": 40, "outcome": 40}
INSTANTS = ("cleared_at", "feedback_done_at")
DATES = ("latest_on", "feedback_by_on")


def upgrade() -> None:
    with op.batch_alter_table("meeting") as batch:
        for column, length in WORDS.items():
            batch.add_column(_words(column, length))
        for column in INSTANTS:
            batch.add_column(_instant(column))
        for column in DATES:
            batch.add_column(sa.Column(column, sa.Date(), nullable=True))
        batch.add_column(sa.Column("follows_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_meeting_follows_id_meeting"), "meeting", ["follows_id"], ["id"]
        )
        batch.create_index(op.f("ix_meeting_follows_id"), ["follows_id"])
    with op.batch_alter_table("party") as batch:
        batch.add_column(_instant("handed_over_at"))
        batch.add_column(sa.Column("came", sa.Boolean(), nullable=True))
    with op.batch_alter_table("invitation") as batch:
        batch.add_column(_words("excuse", 40))


def downgrade() -> None:
    with op.batch_alter_table("invitation") as batch:
        batch.drop_column("excuse")
    with op.batch_alter_table("party") as batch:
        batch.drop_column("came")
        batch.drop_column("handed_over_at")
    with op.batch_alter_table("meeting") as batch:
        batch.drop_index(op.f("ix_meeting_follows_id"))
        batch.drop_constraint(op.f("fk_meeting_follows_id_meeting"), type_="foreignkey")
        for column in ("follows_id", *DATES, *INSTANTS, *WORDS):
            batch.drop_column(column)


def _words(name: str, length: int) -> sa.Column[str]:
    kind = sqlmodel.sql.sqltypes.AutoString(length=length)
    return sa.Column(name, kind, nullable=False, server_default="")


def _instant(name: str) -> sa.Column[object]:
    return sa.Column(name, sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True)
