"""What a roadmap assumes."""

from alembic import op

from model.store.migrations.shaping import integer, make_kept, texts

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLE = "roadmap_assumptions"


def upgrade() -> None:
    """Make the table."""
    make_kept(
        TABLE,
        *texts("assumption_id"),
        integer("value"),
        *texts("unit", "title_fa", "title_en", "basis", "reason_fa", "reason_en"),
        integer("position"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table(TABLE)
