"""A city's portfolio: programmes, projects and what their charters say."""

import sqlalchemy as sa
from alembic import op

from model.store.migrations.shaping import choice, entered, integer, make, make_kept, texts, truth

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

STATUSES = ("in_use", "started", "planning", "zero")
PROGRESS = ("to_upgrade", "underway", "planned", "not_planned", "in_use")
PROBLEMS = ("transport", "waste", "environment", "safety", "other", "none")
LISTS = ("stage", "aim_long", "aim_short", "financing", "paper")

OF_A_CHARTER = {"charter": "charters.charter_id"}


def upgrade() -> None:
    """Make the tables; a source need not number its pages."""
    _pages(nullable=True)
    _lists()
    _named()
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
    make(
        "indicator_values",
        *texts("value_id", "indicator"),
        sa.Column("day", sa.Date(), nullable=False),
        integer("hundredths"),
        *texts("note", null=True),
        truth("withdrawn"),
        *entered(),
    )
    make_kept(
        "mandates",
        *texts("mandate_id"),
        integer("article"),
        integer("clause"),
        *texts("title_fa", "title_en"),
    )


def _named() -> None:
    """Make the tables of things that have a name and a place in a list."""
    for table, key in (
        ("placement_reasons", "reason_id"),
        ("portfolio_systems", "system_id"),
        ("priority_rules", "rule_id"),
        ("programmes", "programme_id"),
    ):
        make_kept(table, *texts(key, "title_fa", "title_en"), integer("position"))


def _projects() -> None:
    make_kept(
        "charters",
        *texts("charter_id", "state"),
        *texts("printed_title_fa", "programme", "printed_programme_fa", null=True),
        choice("status", "ck_charters_charterstatus", *STATUSES, null=True),
        *texts("status_fa", "status_en", "started", null=True),
        integer("cost_million", null=True),
        *texts("cost_fa", "cost_en", "mandate_fa", "mandate_en", null=True),
        refers={"programme": "programmes.programme_id"},
    )
    make_kept(
        "projects",
        integer("project_id"),
        *texts("title_fa", "title_en", "printed_title_fa", "programme", "programme_basis"),
        choice("level", "ck_projects_level", "A", "B", "C"),
        *texts("printed_level_fa"),
        integer("rank", null=True),
        *texts("reason", "reason_basis"),
        truth("ambiguous"),
        *texts("charter"),
        choice("progress", "ck_projects_progress", *PROGRESS),
        *texts("progress_basis"),
        choice("owner", "ck_projects_projectowner", "ict", "other"),
        *texts("owner_basis"),
        truth("direct"),
        *texts("direct_basis"),
        choice("problem", "ck_projects_cityproblem", *PROBLEMS),
        *texts("problem_basis"),
        refers={
            "charter": "charters.charter_id",
            "programme": "programmes.programme_id",
            "reason": "placement_reasons.reason_id",
        },
    )
    make_kept(
        "project_gaps",
        integer("project"),
        *texts("gap"),
        integer("position"),
        *texts("basis"),
        refers={"project": "projects.project_id"},
        key=["project", "gap"],
    )
    make_kept(
        "charter_fields",
        *texts("charter", "field", "state"),
        refers=OF_A_CHARTER,
        key=["charter", "field"],
    )
    make_kept(
        "charter_mandates",
        *texts("charter", "mandate"),
        integer("position"),
        *texts("printed_clause"),
        refers={**OF_A_CHARTER, "mandate": "mandates.mandate_id"},
        key=["charter", "mandate"],
    )


def _rows() -> None:
    make_kept(
        "charter_actors",
        *texts("actor_id", "charter"),
        integer("position"),
        *texts("body", "part", "title_fa", "title_en"),
        truth("holds"),
        refers={**OF_A_CHARTER, "body": "bodies.body_id"},
        may_add=True,
    )
    make_kept(
        "charter_budgets",
        *texts("budget_id", "charter"),
        integer("position"),
        *texts("code", null=True),
        *texts("title_fa", "title_en", "kind"),
        truth("holds"),
        refers=OF_A_CHARTER,
        may_add=True,
    )
    make_kept(
        "indicators",
        *texts("indicator_id", "charter"),
        integer("position"),
        *texts("title_fa", "title_en", "unit", "unit_basis"),
        integer("target", null=True),
        *texts("printed_target_fa", "due", null=True),
        truth("holds"),
        refers=OF_A_CHARTER,
        may_add=True,
    )
    make_kept(
        "milestones",
        *texts("milestone_id", "charter"),
        integer("position"),
        *texts("item", null=True),
        *texts("title_fa", "title_en"),
        *texts("printed_planned_fa", "planned", "replanned", "done", null=True),
        *texts("basis"),
        truth("holds"),
        refers=OF_A_CHARTER,
        may_add=True,
    )
    make_kept(
        "charter_items",
        *texts("item_id", "charter"),
        integer("position"),
        choice("field", "ck_charter_items_itemfield", *LISTS),
        *texts("parent", null=True),
        *texts("title_fa", "title_en"),
        integer("project", null=True),
        truth("holds"),
        refers={**OF_A_CHARTER, "project": "projects.project_id"},
        may_add=True,
    )
    make_kept(
        "charter_prerequisites",
        *texts("link_id", "charter"),
        integer("position"),
        *texts("kind"),
        integer("project", null=True),
        *texts("system", "title_fa", "title_en", null=True),
        *texts("basis"),
        truth("holds"),
        refers={
            "charter": "charters.charter_id",
            "project": "projects.project_id",
            "system": "portfolio_systems.system_id",
        },
        may_add=True,
    )
