"""The figures of a large cohort, kept so that nobody at the desk waits while they are counted"""

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0024"
down_revision = "0019b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cohort_summary",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "cohort_id",
            sa.Integer(),
            sa.ForeignKey("cohort.id", name="fk_cohort_summary_cohort_id"),
            nullable=False,
        ),
        sa.Column("counted_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.UniqueConstraint("cohort_id", name="uq_cohort_summary_cohort_id"),
    )


def downgrade() -> None:
    op.drop_table("cohort_summary")
