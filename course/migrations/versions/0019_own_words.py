"""What a cohort says in its own words, and the proven numbers of staff to try them out on"""

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

MOMENT = db.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "staff_contact",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column(
            "staff_id",
            sa.Integer(),
            sa.ForeignKey("staff.id", name="fk_staff_contact_staff_id"),
            nullable=False,
        ),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("contact_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("proven_at", MOMENT, nullable=True),
        sa.UniqueConstraint("uid", name="uq_staff_contact_uid"),
        sa.UniqueConstraint("staff_id", "channel", name="uq_staff_contact_staff_id_channel"),
    )
    op.create_table(
        "own_words",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "cohort_id",
            sa.Integer(),
            sa.ForeignKey("cohort.id", name="fk_own_words_cohort_id"),
            nullable=False,
        ),
        sa.Column("locale", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("sms", sa.String(length=640), nullable=False),
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("email", sa.String(length=4000), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column(
            "staff_id", sa.Integer(), sa.ForeignKey("staff.id", name="fk_own_words_staff_id"), nullable=True
        ),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
    )
    op.create_index("ix_own_words_cohort_id", "own_words", ["cohort_id"])


def downgrade() -> None:
    op.drop_table("own_words")
    op.drop_table("staff_contact")
