"""Areas that become one, or several; and in which area's figures what was before is told of.

Revision: 0029
Revises: 0027
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0027"
branch_labels = None
depends_on = None

TOLD = ("meeting", "action")


def upgrade() -> None:
    op.create_table(
        "area_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("shares", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("called_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["contact.id"], name=op.f("fk_area_change_by_id_contact")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_change")),
    )
    op.create_table(
        "area_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["area_change.id"], name=op.f("fk_area_step_change_id_area_change")
        ),
        sa.ForeignKeyConstraint(["from_id"], ["area.id"], name=op.f("fk_area_step_from_id_area")),
        sa.ForeignKeyConstraint(["to_id"], ["area.id"], name=op.f("fk_area_step_to_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_step")),
        sa.UniqueConstraint(
            "change_id", "from_id", "to_id", name=op.f("uq_area_step_change_id_from_id_to_id")
        ),
    )
    for column in ("change_id", "from_id", "to_id"):
        op.create_index(op.f(f"ix_area_step_{column}"), "area_step", [column])
    for table in TOLD:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("told_in_id", sa.Integer(), nullable=True))
            batch.create_foreign_key(
                op.f(f"fk_{table}_told_in_id_area"), "area", ["told_in_id"], ["id"]
            )
            batch.create_index(op.f(f"ix_{table}_told_in_id"), ["told_in_id"])


def downgrade() -> None:
    for table in TOLD:
        with op.batch_alter_table(table) as batch:
            batch.drop_index(op.f(f"ix_{table}_told_in_id"))
            batch.drop_constraint(op.f(f"fk_{table}_told_in_id_area"), type_="foreignkey")
            batch.drop_column("told_in_id")
    op.drop_table("area_step")
    op.drop_table("area_change")
