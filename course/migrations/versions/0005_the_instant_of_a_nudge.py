"""The instant a nudge became and what it stands in for, the hours of a cohort, boosters"""

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


# Plain ALTER statements, which both databases know: rebuilding a table would drop the one that messages point at.
LONG_AGO = "1970-01-01 00:00:00+00"


def upgrade() -> None:
    op.add_column(
        "cohort", sa.Column("opens_at", sa.String(length=5), nullable=False, server_default="09:00")
    )
    op.add_column(
        "cohort", sa.Column("closes_at", sa.String(length=5), nullable=False, server_default="20:00")
    )
    op.add_column("cohort", sa.Column("closed_on", sa.String(length=1200), nullable=False, server_default=""))
    op.add_column("enrolment", sa.Column("boosters_at", db.UtcDateTime(timezone=True), nullable=True))
    op.add_column(
        "nudge",
        sa.Column("due_at", db.UtcDateTime(timezone=True), nullable=False, server_default=LONG_AGO),
    )
    op.add_column(
        "nudge", sa.Column("stands_in_for", sa.String(length=400), nullable=False, server_default="")
    )
    # Until now a message was planned at the instant it was due; the two words for what moved it have new names.
    op.execute("UPDATE nudge SET due_at = planned_at")
    _lengthen(120, "CASE moved_before WHEN 'window' THEN 'hours' WHEN 'a later day' THEN 'day-full' END")


def downgrade() -> None:
    _lengthen(
        32,
        "CASE WHEN moved_before LIKE '%day-full%' THEN 'a later day' WHEN moved_before = 'hours' THEN 'window' END",
    )
    for table, column in (
        ("nudge", "stands_in_for"), ("nudge", "due_at"), ("enrolment", "boosters_at"), ("cohort", "closed_on"),
        ("cohort", "closes_at"), ("cohort", "opens_at"),
    ):  # fmt: skip
        op.drop_column(table, column)


def _lengthen(length: int, translated: str) -> None:
    op.execute("ALTER TABLE nudge RENAME COLUMN moved_by TO moved_before")
    op.add_column("nudge", sa.Column("moved_by", sa.String(length=length), nullable=True))
    op.execute(f"UPDATE nudge SET moved_by = {translated}")
    op.drop_column("nudge", "moved_before")
