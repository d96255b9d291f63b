"""What the next version might add: the one before goes on serving on it."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

OURS = Path(__file__).parents[4] / "models/migrations/versions"
revision = "next"
down_revision = max(path.name[:4] for path in OURS.glob("0*.py"))
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("inbox", sa.Column("weight", sa.Integer(), nullable=True))
    op.add_column(
        "messages", sa.Column("colour", sa.String(length=10), server_default="white", nullable=False)
    )
    op.add_column("reports", sa.Column("seen", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("conversations", sa.Column("mood", sa.String(length=10), nullable=True))
    op.create_table("hats", sa.Column("id", sa.String(length=32), primary_key=True))
    op.create_index("ix_hats_id", "hats", ["id"])
    with op.get_context().autocommit_block():
        op.create_index("ix_inbox_weight", "inbox", ["weight"], postgresql_concurrently=True)


def downgrade() -> None:
    """Undo."""
    raise NotImplementedError
