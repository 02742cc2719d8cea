"""What a roadmap assumes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLE = "roadmap_assumptions"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        TABLE,
        *_texts("city", "assumption_id"),
        sa.Column("value", sa.Integer(), nullable=False),
        *_texts("unit", "title_fa", "title_en", "basis", "reason_fa", "reason_en"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("document"),
        sa.Column("table_no", sa.Text(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("row", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=True),
        sa.Column("package_values", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("city", "assumption_id", name=op.f(f"pk_{TABLE}")),
        sa.ForeignKeyConstraint(["city"], ["cities.city"], name=op.f(f"fk_{TABLE}_city")),
        sa.ForeignKeyConstraint(
            ["city", "document"],
            ["sources.city", "sources.source_id"],
            name=op.f(f"fk_{TABLE}_city_document"),
        ),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table(TABLE)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
