"""Indexes of the few rows that the day's list of staff is made from"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0014"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_nudge_check_ins": ("nudge", ["due_at", "enrolment_id", "item"], "kind = 'check-in'"),
    "ix_message_lost": (
        "message",
        ["send_after", "enrolment_id"],
        "status = 'failed' OR status = 'undelivered'",
    ),
    "ix_lesson_progress_unfinished": (
        "lesson_progress",
        ["opened_at", "enrolment_id"],
        "finished_at IS NULL",
    ),
}


def upgrade() -> None:
    for name, (table, columns, where) in INDEXES.items():
        op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    for name, (table, *_) in INDEXES.items():
        op.drop_index(name, table_name=table)
