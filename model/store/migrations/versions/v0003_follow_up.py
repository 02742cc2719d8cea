"""What people do about prerequisites, the targets they set, and what they took back."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

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
    _make(
        "prerequisite_steps",
        sa.Column("step_id", sa.Text(), nullable=False),
        sa.Column("prerequisite", sa.Text(), nullable=False),
        _choice("kind", "ck_prerequisite_steps_stepkind", "letter", "meeting", "call", "note"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("letter_number", sa.Text(), nullable=True),
        sa.Column("letter_date", sa.Date(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
    )
    _make(
        "targets",
        sa.Column("target_id", sa.Text(), nullable=False),
        _choice("scope", "ck_targets_targetscope", "all", "domain", "service"),
        sa.Column("service", sa.Integer(), nullable=True),
        sa.Column("domain", sa.Text(), nullable=True),
        sa.Column("by", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        refers={"service": "services.service_id", "domain": "domains.domain_id"},
    )


def downgrade() -> None:
    """Drop the tables and the columns."""
    op.drop_table("targets")
    op.drop_table("prerequisite_steps")
    for table, columns in COLUMNS.items():
        for name in columns:
            op.drop_column(table, name)


def _choice(name: str, constraint: str, *values: str) -> sa.Column[str]:
    kind = sa.Enum(
        *values, native_enum=False, create_constraint=True, length=32, name=op.f(constraint)
    )
    return sa.Column(name, kind, nullable=False)


def _make(
    table: str,
    key: sa.Column[str],
    *columns: sa.Column[Any],
    refers: Mapping[str, str] | None = None,
) -> None:
    """Make a table of rows that only people make."""
    op.create_table(
        table,
        sa.Column("city", sa.Text(), nullable=False),
        key,
        *columns,
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("city", key.name, name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(["city"], ["cities.city"], name=op.f(f"fk_{table}_city")),
        *(
            sa.ForeignKeyConstraint(
                ["city", column],
                [f"{target.split('.')[0]}.city", target],
                name=op.f(f"fk_{table}_city_{column}"),
            )
            for column, target in (refers or {}).items()
        ),
    )
