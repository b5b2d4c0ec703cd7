"""Indexes that keep the pages of staff quick where there are many learners"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

FEW = {
    "ix_consent_withdrawn": ("consent", ["contact_index", "subject", "source"], "act = 'withdrawn'"),
    "ix_enrolment_under_way": (
        "enrolment",
        ["cohort_id", "course_version", "plan", "anchor_on", "anchor_day", "pace"],
        "withdrawn_at IS NULL AND finished_at IS NULL",
    ),
    "ix_message_announced": ("message", ["item", "status"], "kind = 'announcement'"),
}
ALL = {
    "ix_check_in_answered_at_enrolment_id": ("check_in", ["answered_at", "enrolment_id"]),
    "ix_lesson_progress_opened_at_enrolment_id": ("lesson_progress", ["opened_at", "enrolment_id"]),
}


def upgrade() -> None:
    for name, (table, columns, where) in FEW.items():
        op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
    for name, (table, columns) in ALL.items():
        op.create_index(name, table, columns)


def downgrade() -> None:
    for name, (table, *_) in (FEW | ALL).items():
        op.drop_index(name, table_name=table)
