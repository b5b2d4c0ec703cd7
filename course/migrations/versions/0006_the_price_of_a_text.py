"""The price of a text, for estimates"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cohort", sa.Column("price_per_segment", sa.Integer(), nullable=True))
    op.add_column("cohort", sa.Column("price_currency", sa.String(length=3), nullable=True))


def downgrade() -> None:
    op.drop_column("cohort", "price_currency")
    op.drop_column("cohort", "price_per_segment")
