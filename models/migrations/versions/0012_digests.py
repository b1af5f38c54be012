"""How people want their weekly digest, and a quicker way from an organisation to its meetings.

Revision: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digest_wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column(
            "way",
            sa.Enum("chat", "mail", "none", name="way", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("days_off", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_digest_wish_area_id_area")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_digest_wish_contact_id_contact")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_wish")),
        sa.UniqueConstraint("contact_id", name=op.f("uq_digest_wish_contact_id")),
    )
    op.create_index(op.f("ix_digest_wish_area_id"), "digest_wish", ["area_id"])
    op.create_index(op.f("ix_party_organisation_id"), "party", ["organisation_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_party_organisation_id"), "party")
    op.drop_table("digest_wish")
