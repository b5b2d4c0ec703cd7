"""Another number or address for a learner, while it waits to be proven"""

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

MOMENT = db.UtcDateTime(timezone=True)


def _points_at(column: str, table: str) -> sa.Column[int]:
    name = f"fk_new_contact_{column}"
    return sa.Column(column, sa.Integer(), sa.ForeignKey(f"{table}.id", name=name), nullable=False)


def upgrade() -> None:
    op.create_table(
        "new_contact",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        _points_at("person_id", "person"),
        _points_at("enrolment_id", "enrolment"),
        _points_at("staff_id", "staff"),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("contact_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("contact_index", sa.String(length=64), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.UniqueConstraint("uid", name="uq_new_contact_uid"),
        sa.UniqueConstraint("person_id", name="uq_new_contact_person_id"),
    )


def downgrade() -> None:
    op.drop_table("new_contact")
