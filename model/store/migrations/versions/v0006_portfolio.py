"""A city's portfolio: programmes, projects and what their charters say."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = (
    "indicator_values",
    "mandates",
    "placement_reasons",
    "portfolio_systems",
    "priority_rules",
    "programmes",
    "charters",
    "projects",
    "project_gaps",
    "charter_fields",
    "charter_mandates",
    "charter_actors",
    "charter_budgets",
    "indicators",
    "milestones",
    "charter_items",
    "charter_prerequisites",
)
"""In the order in which they are made."""


def upgrade() -> None:
    """Make the tables; a source need not number its pages."""
    _pages(nullable=True)
    _lists()
    _projects()
    _rows()


def downgrade() -> None:
    """Drop the tables."""
    for table in reversed(TABLES):
        op.drop_table(table)
    _pages(nullable=False)


def _pages(*, nullable: bool) -> None:
    """Let tables stand without pages; where that cannot be said, the page is 0."""
    with op.batch_alter_table("source_tables") as batch:
        for name in ("page_from", "page_to"):
            if nullable:
                batch.alter_column(name, existing_type=sa.Integer(), nullable=True)
            else:
                op.execute(f"UPDATE source_tables SET {name} = 0 WHERE {name} IS NULL")
                batch.alter_column(name, existing_type=sa.Integer(), nullable=False)
    if nullable:
        for name in ("page_from", "page_to"):
            op.execute(f"UPDATE source_tables SET {name} = NULL WHERE {name} = 0")


def _lists() -> None:
    _make(
        "indicator_values",
        ["value_id"],
        sa.Column("value_id", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hundredths", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        entered=True,
    )
    _make(
        "mandates",
        ["mandate_id"],
        sa.Column("mandate_id", sa.Text(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("clause", sa.Integer(), nullable=False),
        sa.Column("title_fa", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        refers={"document": "sources.source_id"},
    )
    _make(
        "placement_reasons",
        ["reason_id"],
        sa.Column("reason_id", sa.Text(), nullable=False),
        sa.Column("title_fa", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        refers={"document": "sources.source_id"},
    )
    _make(
        "portfolio_systems",
        ["system_id"],
        sa.Column("system_id", sa.Text(), nullable=False),
        sa.Column("title_fa", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        refers={"document": "sources.source_id"},
    )
    _make(
        "priority_rules",
        ["rule_id"],
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("title_fa", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        refers={"document": "sources.source_id"},
    )
    _make(
        "programmes",
        ["programme_id"],
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("title_fa", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        refers={"document": "sources.source_id"},
    )


def _projects() -> None:
    _make(
        "charters",
        ["charter_id"],
        sa.Column("charter_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("printed_title_fa", sa.Text(), nullable=True),
        sa.Column("programme", sa.Text(), nullable=True),
        sa.Column("printed_programme_fa", sa.Text(), nullable=True),
        _choice("status", "charterstatus", True, "in_use", "started", "planning", "zero"),
        sa.Column("status_fa", sa.Text(), nullable=True),
        sa.Column("status_en", sa.Text(), nullable=True),
        sa.Column("started", sa.Text(), nullable=True),
        sa.Column("cost_million", sa.Integer(), nullable=True),
        sa.Column("cost_fa", sa.Text(), nullable=True),
        sa.Column("cost_en", sa.Text(), nullable=True),
        sa.Column("mandate_fa", sa.Text(), nullable=True),
        sa.Column("mandate_en", sa.Text(), nullable=True),
        refers={"document": "sources.source_id", "programme": "programmes.programme_id"},
    )
    _make(
        "projects",
        ["project_id"],
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("title_fa", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("printed_title_fa", sa.Text(), nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("programme_basis", sa.Text(), nullable=False),
        _choice("level", "level", False, "A", "B", "C"),
        sa.Column("printed_level_fa", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reason_basis", sa.Text(), nullable=False),
        sa.Column("ambiguous", sa.Boolean(), nullable=False),
        sa.Column("charter", sa.Text(), nullable=False),
        _choice(
            "progress",
            "progress",
            False,
            "to_upgrade",
            "underway",
            "planned",
            "not_planned",
            "in_use",
        ),
        sa.Column("progress_basis", sa.Text(), nullable=False),
        _choice("owner", "projectowner", False, "ict", "other"),
        sa.Column("owner_basis", sa.Text(), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("direct_basis", sa.Text(), nullable=False),
        _choice(
            "problem",
            "cityproblem",
            False,
            "transport",
            "waste",
            "environment",
            "safety",
            "other",
            "none",
        ),
        sa.Column("problem_basis", sa.Text(), nullable=False),
        refers={
            "charter": "charters.charter_id",
            "document": "sources.source_id",
            "programme": "programmes.programme_id",
            "reason": "placement_reasons.reason_id",
        },
    )
    _make(
        "project_gaps",
        ["project", "gap"],
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("gap", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        refers={"document": "sources.source_id", "project": "projects.project_id"},
    )
    _make(
        "charter_fields",
        ["charter", "field"],
        sa.Column("charter", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        refers={"charter": "charters.charter_id", "document": "sources.source_id"},
    )
    _make(
        "charter_mandates",
        ["charter", "mandate"],
        sa.Column("charter", sa.Text(), nullable=False),
        sa.Column("mandate", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("printed_clause", sa.Text(), nullable=False),
        refers={
            "charter": "charters.charter_id",
            "document": "sources.source_id",
            "mandate": "mandates.mandate_id",
        },
    )


def _rows() -> None:
    _make(
        "charter_actors",
        ["actor_id"],
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("charter", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("title_fa", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        refers={
            "body": "bodies.body_id",
            "charter": "charters.charter_id",
            "document": "sources.source_id",
        },
        may_add=True,
    )
    _make(
        "charter_budgets",
        ["budget_id"],
        sa.Column("budget_id", sa.Text(), nullable=False),
        sa.Column("charter", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("title_fa", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        refers={"charter": "charters.charter_id", "document": "sources.source_id"},
        may_add=True,
    )
    _make(
        "indicators",
        ["indicator_id"],
        sa.Column("indicator_id", sa.Text(), nullable=False),
        sa.Column("charter", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title_fa", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("unit_basis", sa.Text(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("printed_target_fa", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("holds", sa.Boolean(), nullable=False),
        refers={"charter": "charters.charter_id", "document": "sources.source_id"},
        may_add=True,
    )
    _make(
        "milestones",
        ["milestone_id"],
        sa.Column("milestone_id", sa.Text(), nullable=False),
        sa.Column("charter", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("title_fa", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("printed_planned_fa", sa.Text(), nullable=True),
        sa.Column("planned", sa.Text(), nullable=True),
        sa.Column("replanned", sa.Text(), nullable=True),
        sa.Column("done", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        refers={"charter": "charters.charter_id", "document": "sources.source_id"},
        may_add=True,
    )
    _make(
        "charter_items",
        ["item_id"],
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("charter", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _choice(
            "field", "itemfield", False, "stage", "aim_long", "aim_short", "financing", "paper"
        ),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("title_fa", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=True),
        sa.Column("holds", sa.Boolean(), nullable=False),
        refers={
            "charter": "charters.charter_id",
            "document": "sources.source_id",
            "project": "projects.project_id",
        },
        may_add=True,
    )
    _make(
        "charter_prerequisites",
        ["link_id"],
        sa.Column("link_id", sa.Text(), nullable=False),
        sa.Column("charter", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=True),
        sa.Column("system", sa.Text(), nullable=True),
        sa.Column("title_fa", sa.Text(), nullable=True),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        refers={
            "charter": "charters.charter_id",
            "document": "sources.source_id",
            "project": "projects.project_id",
            "system": "portfolio_systems.system_id",
        },
        may_add=True,
    )


def _choice(name: str, constraint: str, nullable: bool, *values: str) -> sa.Column[str]:
    kind = sa.Enum(*values, native_enum=False, create_constraint=True, length=32, name=constraint)
    return sa.Column(name, kind, nullable=nullable)


def _make(
    table: str,
    key: list[str],
    *columns: sa.Column[Any],
    refers: Mapping[str, str] | None = None,
    entered: bool = False,
    may_add: bool = False,
) -> None:
    """Make a table of a package's rows, or of rows that only people make."""
    for column in columns:
        kind = column.type
        if isinstance(kind, sa.Enum) and kind.name:
            kind.name = op.f(f"ck_{table}_{kind.name}")
    op.create_table(
        table,
        sa.Column("city", sa.Text(), nullable=False),
        *columns,
        *(_entered() if entered else _place()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=True),
        *([] if entered else [sa.Column("package_values", sa.JSON(), nullable=True)]),
        *([sa.Column("added_by", sa.Text(), nullable=True)] if may_add else []),
        sa.PrimaryKeyConstraint("city", *key, name=op.f(f"pk_{table}")),
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


def _place() -> list[sa.Column[Any]]:
    return [
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("table_no", sa.Text(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("row", sa.Integer(), nullable=True),
    ]


def _entered() -> list[sa.Column[Any]]:
    return [
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
    ]
