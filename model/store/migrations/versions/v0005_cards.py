"""What people write into the identity cards of services."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "card_values",
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("service", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("city", "service", "field", name=op.f("pk_card_values")),
        sa.ForeignKeyConstraint(["city"], ["cities.city"], name=op.f("fk_card_values_city")),
        sa.ForeignKeyConstraint(
            ["city", "service"],
            ["services.city", "services.service_id"],
            name=op.f("fk_card_values_city_service"),
        ),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("card_values")
