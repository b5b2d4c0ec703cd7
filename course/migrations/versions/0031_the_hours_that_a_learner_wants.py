"""The hours between which a learner wants messages"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

HOURS = {"opens_at": "09:00", "closes_at": "20:00"}


def upgrade() -> None:
    for name, hour in HOURS.items():
        op.add_column("person", sa.Column(name, sa.String(length=5), nullable=False, server_default=hour))


def downgrade() -> None:
    for name in reversed(HOURS):
        op.drop_column("person", name)
