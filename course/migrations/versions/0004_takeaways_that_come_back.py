"""Takeaways that come back in a check-in"""

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recall",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("lesson", sa.String(length=16), nullable=False),
        sa.Column("served_in", sa.String(length=16), nullable=False),
        sa.Column("served_on", sa.Date(), nullable=False),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("outcome", sa.String(length=8), nullable=True),
        sa.Column("used", sa.Boolean(), nullable=True),
        sa.Column("with_whom_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("marked_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], name=op.f("fk_recall_enrolment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recall")),
        sa.UniqueConstraint(
            "enrolment_id", "served_in", "lesson", name=op.f("uq_recall_enrolment_id_served_in_lesson")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_recall_uid")),
    )


def downgrade() -> None:
    op.drop_table("recall")
