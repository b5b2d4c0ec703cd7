"""The desk of every day: limited accounts, notes, acts that can be undone, and the whole life of a support task"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0014"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = db.UtcDateTime(timezone=True)
STAFF = {"support_task": ("taken_by_id", "told_id")}


def added() -> list[tuple[str, sa.Column[Any]]]:
    """The new columns, each with its table; made anew for each step, since a column belongs to one."""
    return [
        ("cohort", sa.Column("shares_worse_at", MOMENT, nullable=True)),
        ("browser_session", sa.Column("proven_at", MOMENT, nullable=True)),
        ("browser_session", sa.Column("browser", sa.String(length=60), nullable=False, server_default="")),
        ("staff", sa.Column("is_limited", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("support_task", sa.Column("due_at", MOMENT, nullable=True)),
        ("support_task", sa.Column("taken_at", MOMENT, nullable=True)),
        ("support_task", sa.Column("taken_by_id", sa.Integer(), nullable=True)),
        ("support_task", sa.Column("told_at", MOMENT, nullable=True)),
        ("support_task", sa.Column("told_id", sa.Integer(), nullable=True)),
        ("support_task", sa.Column("tellings", sa.Integer(), nullable=False, server_default="0")),
        ("support_task", sa.Column("outcome", sa.String(length=16), nullable=False, server_default="")),
    ]


def upgrade() -> None:
    for table, column in added():
        op.add_column(table, column)
    with op.batch_alter_table("support_task") as table_of_tasks:
        for name in STAFF["support_task"]:
            table_of_tasks.create_foreign_key(f"fk_support_task_{name}", "staff", [name], ["id"])
    _make_tables()


def _make_tables() -> None:
    op.create_table(
        "staff_cohort",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "staff_id",
            sa.Integer(),
            sa.ForeignKey("staff.id", name="fk_staff_cohort_staff_id"),
            nullable=False,
        ),
        sa.Column(
            "cohort_id",
            sa.Integer(),
            sa.ForeignKey("cohort.id", name="fk_staff_cohort_cohort_id"),
            nullable=False,
        ),
        sa.UniqueConstraint("staff_id", "cohort_id", name="uq_staff_cohort_staff_id_cohort_id"),
    )
    op.create_index("ix_staff_cohort_cohort_id", "staff_cohort", ["cohort_id"])
    op.create_table(
        "staff_note",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.UniqueConstraint("uid", name="uq_staff_note_uid"),
        *_whose("staff_note"),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
    )
    op.create_index("ix_staff_note_enrolment_id", "staff_note", ["enrolment_id"])
    op.create_table(
        "desk_act",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_whose("desk_act"),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.Column("until_at", MOMENT, nullable=True),
        sa.Column("undone_at", MOMENT, nullable=True),
    )
    op.create_index("ix_desk_act_enrolment_id", "desk_act", ["enrolment_id"])
    op.create_index("ix_desk_act_until_at", "desk_act", ["until_at"])


def _whose(table: str) -> list[sa.Column[Any]]:
    return [
        sa.Column(
            f"{other}_id",
            sa.Integer(),
            sa.ForeignKey(f"{other}.id", name=f"fk_{table}_{other}_id"),
            nullable=False,
        )
        for other in ("enrolment", "staff")
    ]


def downgrade() -> None:
    for table in ("desk_act", "staff_note", "staff_cohort"):
        op.drop_table(table)
    with op.batch_alter_table("support_task") as table_of_tasks:
        for name in STAFF["support_task"]:
            table_of_tasks.drop_constraint(f"fk_support_task_{name}", type_="foreignkey")
    for table, column in reversed(added()):
        op.drop_column(table, column.name)
