"""People and organisations called to one meeting only.

Revision: 0006
Revises: 0005
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TOLD_APART_BY = {"organisation": "name", "contact": "email"}
IN_THE_REGISTRY = sa.text("NOT visiting")
ADMISSIONS = ("waiting", "admitted", "refused", "lapsed")


def upgrade() -> None:
    for table, column in TOLD_APART_BY.items():
        with op.batch_alter_table(table) as batch:
            batch.add_column(
                sa.Column("visiting", sa.Boolean(), nullable=False, server_default=sa.false())
            )
            batch.drop_constraint(op.f(f"uq_{table}_area_id_{column}"), type_="unique")
        op.create_index(
            f"ix_{table}_{column}",
            table,
            ["area_id", column],
            unique=True,
            sqlite_where=IN_THE_REGISTRY,
            postgresql_where=IN_THE_REGISTRY,
        )
    op.create_table(
        "visitor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column(
            "admission",
            sa.Enum(*ADMISSIONS, name="admission", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_visitor_area_id_area")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_visitor_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_visitor_contact_id_contact")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visitor")),
        sa.UniqueConstraint("contact_id", name=op.f("uq_visitor_contact_id")),
    )
    op.create_index(op.f("ix_visitor_area_id"), "visitor", ["area_id"])
    op.create_index(op.f("ix_visitor_meeting_id"), "visitor", ["meeting_id"])


def downgrade() -> None:
    op.drop_table("visitor")
    # What was one meeting's own stays in its history, but must not be called again.
    op.execute(
        "UPDATE contact SET active = false, email = 'visitor-' || id || '@removed.invalid'"
        " WHERE visiting"
    )
    op.execute("UPDATE organisation SET active = false, name = 'Visitor ' || id WHERE visiting")
    for table, column in TOLD_APART_BY.items():
        op.drop_index(f"ix_{table}_{column}", table_name=table)
        with op.batch_alter_table(table) as batch:
            batch.drop_column("visiting")
            batch.create_unique_constraint(
                op.f(f"uq_{table}_area_id_{column}"), ["area_id", column]
            )
