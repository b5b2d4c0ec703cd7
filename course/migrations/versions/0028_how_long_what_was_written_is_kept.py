"""How long a cohort keeps what its learners wrote, and what sets that aside"""

import sqlalchemy as sa
from alembic import op

from course import db

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

MOMENT = db.UtcDateTime(timezone=True)
TABLE = "legal_hold"


def _points_at(column: str, table: str, *, may_lack: bool) -> sa.Column[int]:
    name = f"fk_{TABLE}_{column}"
    return sa.Column(column, sa.Integer(), sa.ForeignKey(f"{table}.id", name=name), nullable=may_lack)


def upgrade() -> None:
    op.add_column("cohort", sa.Column("keep_days", sa.Integer(), nullable=True))
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("uid", sa.String(length=32), nullable=False),
        _points_at("cohort_id", "cohort", may_lack=True),
        _points_at("person_id", "person", may_lack=True),
        _points_at("staff_id", "staff", may_lack=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("set_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.UniqueConstraint("uid", name=f"uq_{TABLE}_uid"),
    )
    for column in ("cohort_id", "person_id"):
        op.create_index(f"ix_{TABLE}_{column}", TABLE, [column])


def downgrade() -> None:
    op.drop_table(TABLE)
    # In place: SQLite would otherwise write the table anew under all that points at it.
    op.drop_column("cohort", "keep_days")
