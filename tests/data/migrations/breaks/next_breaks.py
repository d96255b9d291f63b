"""What no version may do while the one before serves: each line of it breaks that one in another way."""

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
    op.add_column("inbox", sa.Column("weight", sa.Integer(), nullable=False))
    op.create_index("ix_inbox_fate", "inbox", ["fate"])
    op.drop_column("messages", "why")
    op.rename_table("reports", "papers")
    op.alter_column("people", "name", nullable=False)
    op.create_unique_constraint("uq_inbox_body", "inbox", ["body"])
    op.execute("DELETE FROM hats")
    with op.batch_alter_table("units") as batch:
        batch.drop_column("name")


def downgrade() -> None:
    """Undo."""
    raise NotImplementedError
