"""Indexes out of which the pictures are counted, without a look at the rows themselves"""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_lesson_progress_enrolment_id_moments": (
        "lesson_progress",
        ["enrolment_id", "opened_at", "finished_at"],
    ),
    "ix_check_in_enrolment_id_answers": ("check_in", ["enrolment_id", "answered_at", "item", "mood"]),
}


def upgrade() -> None:
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns)


def downgrade() -> None:
    for name, (table, _) in INDEXES.items():
        op.drop_index(name, table_name=table)
