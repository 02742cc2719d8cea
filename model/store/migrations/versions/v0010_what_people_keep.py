"""What people keep true: the mandates of charters, the targets of aims and their values."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from model.store.migrations.shaping import entered, integer, make, texts, truth

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

COLUMNS: dict[str, dict[str, type[sa.types.TypeEngine[Any]]]] = {
    "charter_mandates": {"added_by": sa.Text},
    "mandates": {"added_by": sa.Text},
    "rollout_aims": {"target": sa.Integer, "due": sa.Text},
}
"""By table, the columns that it gets; they may be empty."""


def upgrade() -> None:
    """Add the columns and make the table; every mandate that is there holds."""
    with op.batch_alter_table("charter_mandates") as batch:
        batch.add_column(sa.Column("holds", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("charter_mandates") as batch:
        batch.alter_column("holds", existing_type=sa.Boolean(), server_default=None)
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind(), nullable=True))
    make(
        "aim_values",
        *texts("value_id", "aim"),
        sa.Column("day", sa.Date(), nullable=False),
        integer("hundredths"),
        *texts("note", null=True),
        truth("withdrawn"),
        *entered(),
        refers={"aim": "rollout_aims.aim_id"},
    )


def downgrade() -> None:
    """Drop them, and the mandates that people added."""
    op.drop_table("aim_values")
    for table in ("charter_mandates", "mandates"):
        op.execute(f"DELETE FROM {table} WHERE added_by IS NOT NULL")
    op.drop_column("charter_mandates", "holds")
    for table, columns in COLUMNS.items():
        for name in columns:
            op.drop_column(table, name)
