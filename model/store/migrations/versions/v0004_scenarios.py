"""Scenarios, their revisions and their history."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ADOPTED = sa.text("status = 'adopted'")


def upgrade() -> None:
    """Make the three tables."""
    status = sa.Enum(
        *("draft", "proposed", "adopted", "retired"),
        native_enum=False,
        create_constraint=True,
        length=32,
        name=op.f("ck_scenarios_shelfstatus"),
    )
    op.create_table(
        "scenarios",
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
        sa.PrimaryKeyConstraint("city", "key", name=op.f("pk_scenarios")),
        sa.ForeignKeyConstraint(["city"], ["cities.city"], name=op.f("fk_scenarios_city")),
    )
    op.create_index(
        "uq_scenarios_adopted",
        "scenarios",
        ["city"],
        unique=True,
        sqlite_where=ADOPTED,
        postgresql_where=ADOPTED,
    )
    op.create_table(
        "scenario_revisions",
        _column("city", sa.Text()),
        _column("key", sa.Text()),
        _column("number", sa.Integer(), autoincrement=False),
        _column("content", sa.JSON()),
        _column("data_revision", sa.Integer()),
        _column("fingerprint", sa.Text()),
        _column("reason", sa.Text()),
        _column("saved_at", sa.DateTime(timezone=True)),
        _column("saved_by", sa.Text()),
        sa.PrimaryKeyConstraint("city", "key", "number", name=op.f("pk_scenario_revisions")),
        _of_a_scenario("scenario_revisions"),
        sa.ForeignKeyConstraint(
            ["city", "data_revision"],
            ["revisions.city", "revisions.revision"],
            name=op.f("fk_scenario_revisions_city_data_revision"),
        ),
    )
    op.create_table(
        "scenario_changes",
        _column("city", sa.Text()),
        _column("key", sa.Text()),
        _column("version", sa.Integer(), autoincrement=False),
        _column("field", sa.Text()),
        _column("at", sa.DateTime(timezone=True)),
        _column("who", sa.Text()),
        _column("old", sa.JSON(), nullable=True),
        _column("new", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint(
            "city", "key", "version", "field", name=op.f("pk_scenario_changes")
        ),
        _of_a_scenario("scenario_changes"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("scenario_changes", "scenario_revisions", "scenarios"):
        op.drop_table(table)


def _column(name: str, kind: Any, **others: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, **{"nullable": False, **others})


def _of_a_scenario(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["city", "key"],
        ["scenarios.city", "scenarios.key"],
        name=op.f(f"fk_{table}_city_key"),
    )
