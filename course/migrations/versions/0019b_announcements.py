"""What staff write to a cohort, and whom it is for"""

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0019b"
down_revision = "0020"
branch_labels = None
depends_on = None

MOMENT = db.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "announcement",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column(
            "cohort_id",
            sa.Integer(),
            sa.ForeignKey("cohort.id", name="fk_announcement_cohort_id"),
            nullable=False,
        ),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column(
            "staff_id",
            sa.Integer(),
            sa.ForeignKey("staff.id", name="fk_announcement_staff_id"),
            nullable=True,
        ),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        sa.UniqueConstraint("uid", name="uq_announcement_uid"),
        sa.UniqueConstraint("cohort_id", "key", name="uq_announcement_cohort_id_key"),
    )
    op.create_table(
        "announcement_reader",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(
            sa.Column(
                f"{other}_id",
                sa.Integer(),
                sa.ForeignKey(f"{other}.id", name=f"fk_announcement_reader_{other}_id"),
                nullable=False,
            )
            for other in ("announcement", "enrolment")
        ),
        sa.UniqueConstraint(
            "announcement_id",
            "enrolment_id",
            name="uq_announcement_reader_announcement_id_enrolment_id",
        ),
    )
    op.create_index("ix_announcement_reader_enrolment_id", "announcement_reader", ["enrolment_id"])


def downgrade() -> None:
    op.drop_table("announcement_reader")
    op.drop_table("announcement")
