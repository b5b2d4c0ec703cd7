"""The calendar of one learner: pace, pauses without an end, quiet dates, days, PIN, gentle mode"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = db.UtcDateTime(timezone=True)


def added() -> list[tuple[str, sa.Column[Any]]]:
    """The new columns, each with its table; made anew for each step, since a column belongs to one."""
    return [
        ("person", sa.Column("weekdays", sa.String(length=7), nullable=False, server_default="")),
        ("person", sa.Column("pin_hash", sa.String(length=200), nullable=True)),
        ("person", sa.Column("pin_wrong_tries", sa.Integer(), nullable=False, server_default="0")),
        ("person", sa.Column("pin_locked_until_at", MOMENT, nullable=True)),
        ("cohort", sa.Column("pace_by", sa.String(length=8), nullable=False, server_default="cohort")),
        ("cohort", sa.Column("days_apart", sa.Integer(), nullable=False, server_default="3")),
        ("enrolment", sa.Column("anchor_day", sa.Integer(), nullable=False, server_default="0")),
        ("enrolment", sa.Column("pace", sa.Integer(), nullable=False, server_default="1")),
        ("enrolment", sa.Column("in_order", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("enrolment", sa.Column("resumed_on", sa.Date(), nullable=True)),
        ("enrolment", sa.Column("later_item", sa.String(length=16), nullable=True)),
        ("enrolment", sa.Column("later_on", sa.Date(), nullable=True)),
        ("enrolment", sa.Column("heard_at", MOMENT, nullable=True)),
        ("enrolment", sa.Column("gentle_since_at", MOMENT, nullable=True)),
        ("check_in", sa.Column("again_at", MOMENT, nullable=True)),
    ]


def upgrade() -> None:
    op.create_table(
        "quiet_date",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("created_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_quiet_date_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiet_date")),
        sa.UniqueConstraint("person_id", "on", name=op.f("uq_quiet_date_person_id_on")),
    )
    for table, column in added():
        op.add_column(table, column)
    # By name, on both databases: a table made anew would lose SQLite's promise never to give a number twice.
    op.execute("ALTER TABLE enrolment RENAME COLUMN starts_on TO anchor_on")
    op.execute("ALTER TABLE enrolment DROP COLUMN slower_at")


def downgrade() -> None:
    op.add_column("enrolment", sa.Column("slower_at", db.UtcDateTime(timezone=True), nullable=True))
    op.execute("ALTER TABLE enrolment RENAME COLUMN anchor_on TO starts_on")
    for table, column in reversed(added()):
        op.drop_column(table, column.name)
    op.drop_table("quiet_date")
