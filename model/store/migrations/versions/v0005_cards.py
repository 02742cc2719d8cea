"""What people write into the identity cards of services."""

import sqlalchemy as sa
from alembic import op

from model.store.migrations.shaping import entered, make, texts

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    make(
        "card_values",
        sa.Column("service", sa.Integer(), autoincrement=False, nullable=False),
        *texts("field"),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        *entered(),
        key=["service", "field"],
        refers={"service": "services.service_id"},
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("card_values")
