"""Recurring forums with seats, quotas, series and lineage; how sure a school year's dates are.

Revision: 0016
Revises: 0012
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0016"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "forum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("template", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("owner_organisation_id", sa.Integer(), nullable=True),
        sa.Column("owner_function_id", sa.Integer(), nullable=False),
        sa.Column(
            "cadence",
            sa.Enum(
                "term",
                "weekly",
                "fortnightly",
                "monthly",
                "on_need",
                name="cadence",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("per_term", sa.Integer(), nullable=True),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("police", sa.Boolean(), nullable=False),
        sa.Column("small_group", sa.Boolean(), nullable=False),
        sa.Column("rotates", sa.Boolean(), nullable=False),
        sa.Column("active_from_on", sa.Date(), nullable=False),
        sa.Column("active_to_on", sa.Date(), nullable=True),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_forum_area_id_area")),
        sa.ForeignKeyConstraint(
            ["owner_function_id"], ["function.id"], name=op.f("fk_forum_owner_function_id_function")
        ),
        sa.ForeignKeyConstraint(
            ["owner_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_forum_owner_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["forum.id"], name=op.f("fk_forum_parent_id_forum")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum")),
    )
    with op.batch_alter_table("forum") as batch:
        batch.create_index(batch.f("ix_forum_area_id"), ["area_id"])
        batch.create_index(batch.f("ix_forum_parent_id"), ["parent_id"])

    op.create_table(
        "forum_lineage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_forum_lineage_area_id_area")
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["forum.id"], name=op.f("fk_forum_lineage_from_id_forum")
        ),
        sa.ForeignKeyConstraint(["to_id"], ["forum.id"], name=op.f("fk_forum_lineage_to_id_forum")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_lineage")),
        sa.UniqueConstraint("from_id", "to_id", name=op.f("uq_forum_lineage_from_id_to_id")),
    )
    with op.batch_alter_table("forum_lineage") as batch:
        batch.create_index(batch.f("ix_forum_lineage_area_id"), ["area_id"])
        batch.create_index(batch.f("ix_forum_lineage_from_id"), ["from_id"])
        batch.create_index(batch.f("ix_forum_lineage_to_id"), ["to_id"])

    op.create_table(
        "forum_seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("forum_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("function_id", sa.Integer(), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_forum_seat_area_id_area")),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_forum_seat_forum_id_forum")
        ),
        sa.ForeignKeyConstraint(
            ["function_id"], ["function.id"], name=op.f("fk_forum_seat_function_id_function")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_forum_seat_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_seat")),
        sa.UniqueConstraint(
            "forum_id",
            "organisation_id",
            "function_id",
            name=op.f("uq_forum_seat_forum_id_organisation_id_function_id"),
        ),
    )
    with op.batch_alter_table("forum_seat") as batch:
        batch.create_index(batch.f("ix_forum_seat_area_id"), ["area_id"])
        batch.create_index(batch.f("ix_forum_seat_forum_id"), ["forum_id"])

    op.create_table(
        "forum_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("forum_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("every_weeks", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_forum_series_area_id_area")
        ),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_forum_series_forum_id_forum")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_series")),
    )
    with op.batch_alter_table("forum_series") as batch:
        batch.create_index(batch.f("ix_forum_series_area_id"), ["area_id"])
        batch.create_index(batch.f("ix_forum_series_forum_id"), ["forum_id"])

    op.create_table(
        "forum_shortfall",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("forum_id", sa.Integer(), nullable=False),
        sa.Column("term", sqlmodel.sql.sqltypes.AutoString(length=6), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "no_common_time",
                "vacancy",
                "merged_into_other",
                "nothing_to_discuss",
                "reorganisation",
                "agreed_fewer",
                name="shortfallreason",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("explained_by_id", sa.Integer(), nullable=False),
        sa.Column("explained_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_forum_shortfall_area_id_area")
        ),
        sa.ForeignKeyConstraint(
            ["explained_by_id"],
            ["contact.id"],
            name=op.f("fk_forum_shortfall_explained_by_id_contact"),
        ),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_forum_shortfall_forum_id_forum")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_shortfall")),
        sa.UniqueConstraint("forum_id", "term", name=op.f("uq_forum_shortfall_forum_id_term")),
    )
    with op.batch_alter_table("forum_shortfall") as batch:
        batch.create_index(batch.f("ix_forum_shortfall_area_id"), ["area_id"])
        batch.create_index(batch.f("ix_forum_shortfall_forum_id"), ["forum_id"])

    op.create_table(
        "series_exception",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("left_out_on", sa.Date(), nullable=False),
        sa.Column("moved_to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_series_exception_area_id_area")
        ),
        sa.ForeignKeyConstraint(
            ["series_id"],
            ["forum_series.id"],
            name=op.f("fk_series_exception_series_id_forum_series"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_exception")),
        sa.UniqueConstraint(
            "series_id", "left_out_on", name=op.f("uq_series_exception_series_id_left_out_on")
        ),
    )
    with op.batch_alter_table("series_exception") as batch:
        batch.create_index(batch.f("ix_series_exception_area_id"), ["area_id"])
        batch.create_index(batch.f("ix_series_exception_series_id"), ["series_id"])

    with op.batch_alter_table("meeting") as batch:
        batch.add_column(sa.Column("forum_id", sa.Integer(), nullable=True))
        batch.create_index(batch.f("ix_meeting_forum_id"), ["forum_id"])
        batch.create_foreign_key(
            batch.f("fk_meeting_forum_id_forum"), "forum", ["forum_id"], ["id"]
        )

    with op.batch_alter_table("school_year") as batch:
        batch.add_column(
            sa.Column(
                "confidence",
                sa.Enum(
                    "confirmed", "unconfirmed", name="confidence", native_enum=False, length=32
                ),
                nullable=False,
                server_default="unconfirmed",
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("school_year") as batch:
        batch.drop_column("confidence")

    with op.batch_alter_table("meeting") as batch:
        batch.drop_constraint(batch.f("fk_meeting_forum_id_forum"), type_="foreignkey")
        batch.drop_index(batch.f("ix_meeting_forum_id"))
        batch.drop_column("forum_id")

    with op.batch_alter_table("series_exception") as batch:
        batch.drop_index(batch.f("ix_series_exception_series_id"))
        batch.drop_index(batch.f("ix_series_exception_area_id"))

    op.drop_table("series_exception")
    with op.batch_alter_table("forum_shortfall") as batch:
        batch.drop_index(batch.f("ix_forum_shortfall_forum_id"))
        batch.drop_index(batch.f("ix_forum_shortfall_area_id"))

    op.drop_table("forum_shortfall")
    with op.batch_alter_table("forum_series") as batch:
        batch.drop_index(batch.f("ix_forum_series_forum_id"))
        batch.drop_index(batch.f("ix_forum_series_area_id"))

    op.drop_table("forum_series")
    with op.batch_alter_table("forum_seat") as batch:
        batch.drop_index(batch.f("ix_forum_seat_forum_id"))
        batch.drop_index(batch.f("ix_forum_seat_area_id"))

    op.drop_table("forum_seat")
    with op.batch_alter_table("forum_lineage") as batch:
        batch.drop_index(batch.f("ix_forum_lineage_to_id"))
        batch.drop_index(batch.f("ix_forum_lineage_from_id"))
        batch.drop_index(batch.f("ix_forum_lineage_area_id"))

    op.drop_table("forum_lineage")
    with op.batch_alter_table("forum") as batch:
        batch.drop_index(batch.f("ix_forum_parent_id"))
        batch.drop_index(batch.f("ix_forum_area_id"))

    op.drop_table("forum")
