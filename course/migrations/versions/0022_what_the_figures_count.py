"""What the figures of a cohort count: an index that holds all they read of a message"""

from alembic import op

revision = "0022"
down_revision = "0019"
branch_labels = None
depends_on = None

INDEX = "ix_message_cohort_id_created_at_status"
COLUMNS = ("cohort_id", "created_at", "status", "channel", "kind", "item", "enrolment_id")


def upgrade() -> None:
    op.create_index(INDEX, "message", list(COLUMNS))


def downgrade() -> None:
    op.drop_index(INDEX, "message")
