"""A cohort in the hands of staff: its states, days, limits of joining and spending, duty; places that are not known"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0010"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = db.UtcDateTime(timezone=True)


def added() -> list[tuple[str, sa.Column[Any]]]:
    """The new columns, each with its table; made anew for each step, since a column belongs to one."""
    return [
        ("person", sa.Column("zones_maybe", sa.String(length=1600), nullable=False, server_default="")),
        ("cohort", sa.Column("weekdays", sa.String(length=7), nullable=False, server_default="")),
        ("cohort", sa.Column("capacity", sa.Integer(), nullable=True)),
        ("cohort", sa.Column("start_by_on", sa.Date(), nullable=True)),
        ("cohort", sa.Column("grace_days", sa.Integer(), nullable=True)),
        ("cohort", sa.Column("inactive_days", sa.Integer(), nullable=True)),
        ("cohort", sa.Column("duty_name", sa.String(length=120), nullable=False, server_default="")),
        ("cohort", sa.Column("duty_days", sa.String(length=7), nullable=False, server_default="")),
        ("cohort", sa.Column("duty_from", sa.String(length=5), nullable=False, server_default="")),
        ("cohort", sa.Column("duty_until", sa.String(length=5), nullable=False, server_default="")),
        ("cohort", sa.Column("cap_daily_minor", sa.Integer(), nullable=True)),
        ("cohort", sa.Column("cap_monthly_minor", sa.Integer(), nullable=True)),
        ("cohort", sa.Column("opened_at", MOMENT, nullable=True)),
        ("cohort", sa.Column("paused_at", MOMENT, nullable=True)),
        ("cohort", sa.Column("paused_until_on", sa.Date(), nullable=True)),
        ("cohort", sa.Column("archived_at", MOMENT, nullable=True)),
        ("enrolment", sa.Column("days_apart", sa.Integer(), nullable=False, server_default="0")),
        ("enrolment", sa.Column("paused_by", sa.String(length=16), nullable=True)),
        ("join_request", sa.Column("waiting_at", MOMENT, nullable=True)),
        ("join_request", sa.Column("offered_at", MOMENT, nullable=True)),
    ]


def upgrade() -> None:
    for table, column in added():
        op.add_column(table, column)
    # Until now a cohort was open from the moment it was made.
    op.execute("UPDATE cohort SET opened_at = created_at")
    op.execute("UPDATE enrolment SET days_apart = 3 WHERE in_order")


def downgrade() -> None:
    for table, column in reversed(added()):
        op.drop_column(table, column.name)
