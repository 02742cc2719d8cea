"""Roadmaps that are kept, and what was really begun and finished."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ADOPTED = sa.text("status = 'adopted'")


def upgrade() -> None:
    """Make the tables."""
    status = sa.Enum(
        *("draft", "proposed", "adopted", "retired"),
        native_enum=False,
        create_constraint=True,
        length=32,
        name=op.f("ck_roadmap_plans_shelfstatus"),
    )
    op.create_table(
        "roadmap_plans",
        _column("city", sa.Text()),
        _column("key", sa.Text()),
        _column("title", sa.Text()),
        _column("tags", sa.JSON()),
        _column("status", status),
        _column("revision", sa.Integer()),
        _column("added_at", sa.DateTime(timezone=True)),
        _column("added_by", sa.Text()),
        _column("version", sa.Integer()),
        _column("updated_at", sa.DateTime(timezone=True), nullable=True),
        _column("updated_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("city", "key", name=op.f("pk_roadmap_plans")),
        sa.ForeignKeyConstraint(["city"], ["cities.city"], name=op.f("fk_roadmap_plans_city")),
    )
    op.create_index(
        "uq_roadmap_plans_adopted",
        "roadmap_plans",
        ["city"],
        unique=True,
        sqlite_where=ADOPTED,
        postgresql_where=ADOPTED,
    )
    op.create_table(
        "roadmap_plan_revisions",
        _column("city", sa.Text()),
        _column("key", sa.Text()),
        _column("number", sa.Integer(), autoincrement=False),
        _column("content", sa.JSON()),
        _column("data_revision", sa.Integer()),
        _column("fingerprint", sa.Text()),
        _column("reason", sa.Text()),
        _column("saved_at", sa.DateTime(timezone=True)),
        _column("saved_by", sa.Text()),
        sa.PrimaryKeyConstraint("city", "key", "number", name=op.f("pk_roadmap_plan_revisions")),
        _of_a_plan("roadmap_plan_revisions"),
        sa.ForeignKeyConstraint(
            ["city", "data_revision"],
            ["revisions.city", "revisions.revision"],
            name=op.f("fk_roadmap_plan_revisions_city_data_revision"),
        ),
    )
    op.create_table(
        "roadmap_plan_changes",
        _column("city", sa.Text()),
        _column("key", sa.Text()),
        _column("version", sa.Integer(), autoincrement=False),
        _column("field", sa.Text()),
        _column("at", sa.DateTime(timezone=True)),
        _column("who", sa.Text()),
        _column("old", sa.JSON(), nullable=True),
        _column("new", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint(
            "city", "key", "version", "field", name=op.f("pk_roadmap_plan_changes")
        ),
        _of_a_plan("roadmap_plan_changes"),
    )
    op.create_table(
        "roadmap_actuals",
        _column("city", sa.Text()),
        _column("item", sa.Text()),
        _column("start", sa.Text(), nullable=True),
        _column("finish", sa.Text(), nullable=True),
        _column("percent", sa.Integer()),
        _column("added_at", sa.DateTime(timezone=True)),
        _column("added_by", sa.Text()),
        _column("version", sa.Integer()),
        _column("updated_at", sa.DateTime(timezone=True), nullable=True),
        _column("updated_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("city", "item", name=op.f("pk_roadmap_actuals")),
        sa.ForeignKeyConstraint(["city"], ["cities.city"], name=op.f("fk_roadmap_actuals_city")),
    )


def downgrade() -> None:
    """Drop them."""
    for table in (
        "roadmap_actuals",
        "roadmap_plan_changes",
        "roadmap_plan_revisions",
        "roadmap_plans",
    ):
        op.drop_table(table)


def _column(name: str, kind: Any, **others: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, **{"nullable": False, **others})


def _of_a_plan(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["city", "key"],
        ["roadmap_plans.city", "roadmap_plans.key"],
        name=op.f(f"fk_{table}_city_key"),
    )
