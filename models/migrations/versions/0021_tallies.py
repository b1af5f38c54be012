"""Counts of meetings that are kept no longer, and what has been told of a school year.

Revision: 0021
Revises: 0019
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0021"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tally",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("period", sqlmodel.sql.sqltypes.AutoString(length=9), nullable=False),
        sa.Column("figure", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_tally_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally")),
        sa.UniqueConstraint(
            "area_id",
            "period",
            "figure",
            "subject",
            name=op.f("uq_tally_area_id_period_figure_subject"),
        ),
    )
    op.create_index(op.f("ix_tally_area_id"), "tally", ["area_id"])
    op.create_table(
        "report_release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("year", sqlmodel.sql.sqltypes.AutoString(length=9), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("released_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_report_release_area_id_area")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_release")),
        sa.UniqueConstraint("area_id", "year", name=op.f("uq_report_release_area_id_year")),
    )
    op.create_index(op.f("ix_report_release_area_id"), "report_release", ["area_id"])
    with op.batch_alter_table("meeting") as batch:
        batch.add_column(
            sa.Column("day_was_agreed", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    with op.batch_alter_table("meeting") as batch:
        batch.drop_column("day_was_agreed")
    op.drop_table("report_release")
    op.drop_table("tally")
