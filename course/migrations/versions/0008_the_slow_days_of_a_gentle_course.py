"""The slow days of a course that goes gently"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0010"
branch_labels = None
depends_on = None

COLUMNS = ("slow_from", "slow_to")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("enrolment", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    for name in reversed(COLUMNS):
        op.drop_column("enrolment", name)
