"""What people do about prerequisites, the targets they set, and what they took back."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from model.store.migrations.shaping import choice, entered, integer, make, texts, truth

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COLUMNS: dict[str, dict[str, type[sa.types.TypeEngine[Any]]]] = {
    "prerequisites": {
        "contact_unit": sa.Text,
        "council": sa.Text,
        "expected_quarter": sa.Text,
        "next_step": sa.Text,
        "next_step_date": sa.Date,
    },
    "prerequisite_services": {"added_by": sa.Text},
    "prerequisite_systems": {"added_by": sa.Text},
    "revisions": {"undoes": sa.Integer},
}
"""By table, the columns that it gets; they may be empty."""


def upgrade() -> None:
    """Add the columns and make the two tables."""
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind(), nullable=True))
    make(
        "prerequisite_steps",
        *texts("step_id", "prerequisite"),
        choice("kind", "ck_prerequisite_steps_stepkind", "letter", "meeting", "call", "note"),
        sa.Column("day", sa.Date(), nullable=False),
        *texts("letter_number", null=True),
        sa.Column("letter_date", sa.Date(), nullable=True),
        *texts("text"),
        truth("withdrawn"),
        *entered(),
    )
    make(
        "targets",
        *texts("target_id"),
        choice("scope", "ck_targets_targetscope", "all", "domain", "service"),
        integer("service", null=True),
        *texts("domain", null=True),
        sa.Column("by", sa.Date(), nullable=False),
        *texts("note", null=True),
        *entered(),
        refers={"service": "services.service_id", "domain": "domains.domain_id"},
    )


def downgrade() -> None:
    """Drop the tables and the columns."""
    op.drop_table("targets")
    op.drop_table("prerequisite_steps")
    for table, columns in COLUMNS.items():
        for name in columns:
            op.drop_column(table, name)
