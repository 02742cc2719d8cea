"""Roadmaps that are kept, and what was really begun and finished."""

from alembic import op

from model.store.migrations.shaping import drop_shelf, entered, integer, make, make_shelf, texts

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    make_shelf("roadmap_plans", "roadmap_plan")
    make(
        "roadmap_actuals",
        *texts("item"),
        *texts("start", "finish", null=True),
        integer("percent"),
        *entered(),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("roadmap_actuals")
    drop_shelf("roadmap_plans", "roadmap_plan")
