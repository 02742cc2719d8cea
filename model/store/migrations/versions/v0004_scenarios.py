"""Scenarios, their revisions and their history."""

from model.store.migrations.shaping import drop_shelf, make_shelf

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables."""
    make_shelf("scenarios", "scenario")


def downgrade() -> None:
    """Drop them."""
    drop_shelf("scenarios", "scenario")
