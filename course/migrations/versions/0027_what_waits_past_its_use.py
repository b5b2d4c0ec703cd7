"""What waits past its use is found without reading all that waits"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

NAME = "ix_message_waits"
WAITS = sa.text("status = 'planned'")


def upgrade() -> None:
    op.create_index(NAME, "message", ["status", "expires_at"], sqlite_where=WAITS, postgresql_where=WAITS)


def downgrade() -> None:
    op.drop_index(NAME, "message")
