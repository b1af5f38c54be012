"""Agendas: order, minutes, presenters, picks, decisions; when a meeting's agenda closes.

Revision: 0014
Revises: 0021
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0014"
down_revision = "0021"
branch_labels = None
depends_on = None

STATES = ("on", "late", "next", "declined", "done")


def _text(length: int) -> sa.types.TypeEngine[str]:
    return sqlmodel.sql.sqltypes.AutoString(length=length)


def upgrade() -> None:
    with op.batch_alter_table("meeting") as batch:
        batch.add_column(
            sa.Column("agenda_closes_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True)
        )
    state = sa.Enum(*STATES, name="pointstate", native_enum=False, length=32)
    with op.batch_alter_table("agenda_item") as batch:
        batch.add_column(sa.Column("pick", _text(60), nullable=False, server_default=""))
        batch.add_column(sa.Column("nth", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("about_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("week", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("minutes", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("presenter_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("state", state, nullable=False, server_default="on"))
        batch.add_column(sa.Column("decision", _text(300), nullable=False, server_default=""))
        batch.add_column(sa.Column("action_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_agenda_item_about_id_organisation"), "organisation", ["about_id"], ["id"]
        )
        batch.create_foreign_key(
            op.f("fk_agenda_item_presenter_id_function"), "function", ["presenter_id"], ["id"]
        )
        batch.create_foreign_key(
            op.f("fk_agenda_item_action_id_action"),
            "action",
            ["action_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch.create_index(op.f("ix_agenda_item_action_id"), ["action_id"])


def downgrade() -> None:
    with op.batch_alter_table("agenda_item") as batch:
        batch.drop_index(op.f("ix_agenda_item_action_id"))
        for key in ("action_id_action", "presenter_id_function", "about_id_organisation"):
            batch.drop_constraint(op.f(f"fk_agenda_item_{key}"), type_="foreignkey")
        for column in (
            "action_id",
            "decision",
            "state",
            "position",
            "presenter_id",
            "minutes",
            "week",
            "about_id",
            "nth",
            "pick",
        ):
            batch.drop_column(column)
    with op.batch_alter_table("meeting") as batch:
        batch.drop_column("agenda_closes_at")
