"""What prerequisites hold up, and how far prerequisites and actions are."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from model.store.migrations.shaping import make_kept, texts, truth

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATUSES = {
    "prerequisites": (
        "ck_prerequisites_prerequisitestatus",
        "not_reported",
        "not_started",
        "requested",
        "under_negotiation",
        "agreed",
        "in_progress",
        "delivered",
        "refused",
    ),
    "actions": (
        "ck_actions_actionstatus",
        "not_reported",
        "not_started",
        "in_progress",
        "done",
        "dropped",
    ),
}
"""By table, the name of the constraint and the values; what is there already gets the first."""

LINKS: dict[str, sa.Column[Any]] = {
    "prerequisite_services": sa.Column("service", sa.Integer(), nullable=False),
    "prerequisite_systems": sa.Column("system", sa.Text(), nullable=False),
}
"""By table, the column that says what is held up."""


def upgrade() -> None:
    """Add a status to two tables and make two others."""
    for table, (constraint, *values) in STATUSES.items():
        kind = sa.Enum(
            *values, native_enum=False, create_constraint=True, length=32, name=op.f(constraint)
        )
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("status", kind, nullable=False, server_default=values[0]))
        with op.batch_alter_table(table) as batch:
            batch.alter_column("status", existing_type=kind, server_default=None)
    for table, held in LINKS.items():
        _make(table, held)


def downgrade() -> None:
    """Drop the tables and the statuses."""
    for table in reversed(LINKS):
        op.drop_table(table)
    for table, (constraint, *_) in STATUSES.items():
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(constraint), type_="check")
            batch.drop_column("status")


def _make(table: str, held: sa.Column[Any]) -> None:
    links = {
        "prerequisite": "prerequisites.prerequisite_id",
        held.name: f"{held.name}s.{held.name}_id",
    }
    make_kept(
        table,
        *texts("link_id", "prerequisite"),
        held,
        truth("holds"),
        *texts("basis", "reason_fa", "reason_en"),
        refers=links,
    )
