"""What a channel may carry, what a cohort has spent, and whose share a message takes"""

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0012"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = db.UtcDateTime(timezone=True)
OLD_INDEX = ("ix_message_status_priority_send_after", ["status", "priority", "send_after"])
INDEX = (
    "ix_message_status_channel_cohort_id_priority_send_after",
    ["status", "channel", "cohort_id", "priority", "send_after"],
)


def upgrade() -> None:
    op.create_table(
        "rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("tokens", sa.Float(), nullable=False),
        sa.Column("filled_at", MOMENT, nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("slowed_at", MOMENT, nullable=True),
        sa.Column("stopped_until", MOMENT, nullable=True),
        sa.Column("stopped_for", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rate")),
        sa.UniqueConstraint("channel", name=op.f("uq_rate_channel")),
    )
    op.create_table(
        "spending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("segments", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_spending_cohort_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spending")),
        sa.UniqueConstraint("cohort_id", "on", name=op.f("uq_spending_cohort_id_on")),
    )
    # In one statement, which both databases know: a table made anew would take long with many messages in it.
    op.execute(
        "ALTER TABLE message ADD COLUMN cohort_id INTEGER CONSTRAINT fk_message_cohort_id REFERENCES cohort (id)"
    )
    op.execute(OF_A_NUDGE)
    op.execute(OF_AN_INVITATION)
    op.drop_index(OLD_INDEX[0], table_name="message")
    op.create_index(INDEX[0], "message", INDEX[1])


def downgrade() -> None:
    op.drop_index(INDEX[0], table_name="message")
    op.create_index(OLD_INDEX[0], "message", OLD_INDEX[1])
    op.execute("ALTER TABLE message DROP COLUMN cohort_id")
    op.drop_table("spending")
    op.drop_table("rate")


OF_A_NUDGE = """UPDATE message SET cohort_id = (
    SELECT cohort_id FROM enrolment WHERE enrolment.id = message.enrolment_id)
WHERE status = 'planned' AND nudge_id IS NOT NULL"""
OF_AN_INVITATION = """UPDATE message SET cohort_id = (
    SELECT cohort_id FROM join_request WHERE join_request.id = message.join_request_id)
WHERE status = 'planned' AND kind = 'invite'"""
