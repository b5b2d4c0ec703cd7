"""Editions of the course: each learner stays on the one they began with

What enrolments carried until now was a fingerprint of files that were kept nowhere. `upgrade` then puts them on the
edition that is there (`editions.set_down`).
"""

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0009"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "course_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_edition")),
        sa.UniqueConstraint("version", name=op.f("uq_course_edition_version")),
    )
    op.add_column("enrolment", sa.Column("moves_to", sa.String(length=64), nullable=True))
    op.add_column("enrolment", sa.Column("moves_on_day", sa.Integer(), nullable=True))
    op.add_column("enrolment", sa.Column("moved_at", db.UtcDateTime(timezone=True), nullable=True))
    op.add_column("lesson_progress", sa.Column("course_version", sa.String(length=64), nullable=True))


def downgrade() -> None:
    op.drop_column("lesson_progress", "course_version")
    for column in ("moved_at", "moves_on_day", "moves_to"):
        op.drop_column("enrolment", column)
    op.drop_table("course_edition")
