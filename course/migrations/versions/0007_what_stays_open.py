"""What stays open when staff put off the rest of one learner's course"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("enrolment", sa.Column("open_to", sa.Integer(), nullable=False, server_default="-1"))


def downgrade() -> None:
    op.drop_column("enrolment", "open_to")
