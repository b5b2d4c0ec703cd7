"""Who was invited before and never answered, as a keyed hash beside the cohort"""

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invited_before",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "cohort_id",
            sa.Integer(),
            sa.ForeignKey("cohort.id", name="fk_invited_before_cohort_id"),
            nullable=False,
        ),
        sa.Column("contact_index", sa.String(length=64), nullable=False),
        sa.Column("gone_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("contact_index", "cohort_id", name="uq_invited_before_contact_index_cohort_id"),
    )
    op.create_index("ix_invited_before_cohort_id", "invited_before", ["cohort_id"])


def downgrade() -> None:
    op.drop_table("invited_before")
