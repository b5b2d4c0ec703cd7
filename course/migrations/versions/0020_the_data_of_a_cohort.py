"""The data of a cohort: arms by chance, keys for programs, whose numbers may be counted, and when a link was pressed"""

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0020"
down_revision = "0022"
branch_labels = None
depends_on = None

MOMENT = db.UtcDateTime(timezone=True)


def upgrade() -> None:
    op.add_column("enrolment", sa.Column("shares_numbers_at", MOMENT, nullable=True))
    op.add_column("message", sa.Column("opened_at", MOMENT, nullable=True))
    op.create_table(
        "arm_plan",
        sa.Column("id", sa.Integer(), primary_key=True),
        _points_at("arm_plan", "cohort"),
        sa.Column("seed", sa.String(length=80), nullable=False),
        sa.Column("arms", sa.JSON(), nullable=False),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.Column("set_at", MOMENT, nullable=False),
        sa.UniqueConstraint("cohort_id", name="uq_arm_plan_cohort_id"),
    )
    op.create_table(
        "arm_place",
        sa.Column("id", sa.Integer(), primary_key=True),
        _points_at("arm_place", "cohort"),
        _points_at("arm_place", "enrolment"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("arm", sa.String(length=40), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.UniqueConstraint("cohort_id", "number", name="uq_arm_place_cohort_id_number"),
        sa.UniqueConstraint("enrolment_id", name="uq_arm_place_enrolment_id"),
    )
    op.create_table(
        "api_token",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        _points_at("api_token", "cohort"),
        _points_at("api_token", "staff"),
        sa.Column("is_named", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.UniqueConstraint("digest", name="uq_api_token_digest"),
    )
    op.create_index("ix_api_token_cohort_id", "api_token", ["cohort_id"])


def downgrade() -> None:
    for table in ("api_token", "arm_place", "arm_plan"):
        op.drop_table(table)
    op.drop_column("message", "opened_at")
    op.drop_column("enrolment", "shares_numbers_at")


def _points_at(table: str, other: str) -> sa.Column[int]:
    key = sa.ForeignKey(f"{other}.id", name=f"fk_{table}_{other}_id")
    return sa.Column(f"{other}_id", sa.Integer(), key, nullable=False)
