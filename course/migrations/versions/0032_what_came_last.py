"""Indexes that find what somebody got of late, and when they were last there, without reading all that was before"""

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

# What stands there before and after: table, and columns by the name of the index.
BEFORE = {
    "ix_message_person_id": ("message", ["person_id"]),
    "ix_message_contact_index": ("message", ["contact_index"]),
    "ix_lesson_progress_enrolment_id_moments": (
        "lesson_progress",
        ["enrolment_id", "opened_at", "finished_at"],
    ),
}
AFTER = {
    "ix_message_person_id_send_after": ("message", ["person_id", "send_after"]),
    "ix_message_contact_index_send_after_person_id": (
        "message",
        ["contact_index", "send_after", "person_id"],
    ),
    "ix_lesson_progress_enrolment_id_finished_at": (
        "lesson_progress",
        ["enrolment_id", "finished_at", "opened_at"],
    ),
}


def upgrade() -> None:
    _exchange(BEFORE, AFTER)


def downgrade() -> None:
    _exchange(AFTER, BEFORE)


def _exchange(old: dict[str, tuple[str, list[str]]], new: dict[str, tuple[str, list[str]]]) -> None:
    for name, (table, columns) in new.items():
        op.create_index(name, table, columns)
    for name, (table, _) in old.items():
        op.drop_index(name, table_name=table)
