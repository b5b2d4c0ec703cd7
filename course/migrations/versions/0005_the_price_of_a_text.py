"""The price of a text, for estimates"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cohort", schema=None) as batch_op:
        batch_op.add_column(sa.Column("price_per_segment", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("price_currency", sa.String(length=3), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("cohort", schema=None) as batch_op:
        batch_op.drop_column("price_currency")
        batch_op.drop_column("price_per_segment")
