"""The rollout: programmes, districts, channels, states, and the steps that people plan."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STAGES = ("pilot", "running", "in_person_ended")
OF_A_PROGRAMME = {"programme": "rollout_programmes.programme_id"}
PLACES = {"group": "rollout_groups.group_id", "district": "districts.district_id"}
TABLES = (
    "rollout_programmes",
    "rollout_aims",
    "rollout_groups",
    "rollout_channels",
    "districts",
    "rollout_milestones",
    "rollout_counts",
    "rollout_states",
    "rollout_steps",
)
"""Those that others refer to come before them."""


def upgrade() -> None:
    """Make the tables."""
    _data(
        "rollout_programmes",
        *_texts("programme_id", "title_fa", "title_en", "owner_fa", "owner_en"),
        _integer("services_target", null=True),
        _integer("target_year", null=True),
    )
    _data(
        "rollout_aims",
        *_texts("aim_id", "programme"),
        _integer("position"),
        *_texts("title_fa", "title_en", "printed_title_fa"),
        *_texts("indicator_fa", "indicator_en", "unit_fa", "unit_en", "basis"),
        refers=OF_A_PROGRAMME,
    )
    _data(
        "rollout_groups",
        *_texts("group_id", "programme"),
        _integer("position"),
        *_texts("title_fa", "title_en"),
        _integer("services", null=True),
        refers=OF_A_PROGRAMME,
    )
    _data(
        "rollout_channels",
        *_texts("channel_id", "programme"),
        _integer("position"),
        *_texts("kind", "title_fa", "title_en"),
        _integer("count", null=True),
        refers=OF_A_PROGRAMME,
    )
    _data(
        "districts",
        *_texts("district_id"),
        _integer("number"),
        *_texts("title_fa", "title_en", "basis"),
    )
    _data(
        "rollout_milestones",
        *_texts("milestone_id", "programme"),
        _integer("position"),
        *_texts("event", "title_fa", "title_en"),
        *_texts("date", "printed_date", null=True),
        *_texts("basis"),
        refers=OF_A_PROGRAMME,
    )
    _data(
        "rollout_counts",
        *_texts("count_id", "programme"),
        _integer("position"),
        *_texts("subject", "title_fa", "title_en"),
        _integer("value"),
        *_texts("printed_value"),
        refers=OF_A_PROGRAMME,
    )
    _data(
        "rollout_states",
        *_texts("state_id", "group", "district"),
        _stage("rollout_states"),
        *_texts("since", "printed_since", null=True),
        *_texts("basis"),
        refers=PLACES,
    )
    _table(
        "rollout_steps",
        *_texts("step_id"),
        *_texts("group", null=True),
        _integer("service", null=True),
        *_texts("district"),
        _stage("rollout_steps"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        *_texts("note", null=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        *_texts("added_by"),
        *_counted(),
        refers={**PLACES, "service": "services.service_id"},
    )


def downgrade() -> None:
    """Drop them."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _data(name: str, *columns: sa.Column[Any], refers: dict[str, str] | None = None) -> None:
    """Make a table that a data package fills."""
    _table(
        name,
        *columns,
        *_texts("document"),
        *_texts("table_no", null=True),
        _integer("page", null=True),
        _integer("row", null=True),
        *_counted(),
        sa.Column("package_values", sa.JSON(), nullable=True),
        refers={"document": "sources.source_id", **(refers or {})},
    )


def _table(name: str, *columns: sa.Column[Any], refers: dict[str, str]) -> None:
    """Make a table whose key is its city and its first column."""
    op.create_table(
        name,
        *_texts("city"),
        *columns,
        sa.PrimaryKeyConstraint("city", columns[0].name, name=op.f(f"pk_{name}")),
        sa.ForeignKeyConstraint(["city"], ["cities.city"], name=op.f(f"fk_{name}_city")),
        *(
            sa.ForeignKeyConstraint(
                ["city", column],
                [f"{target.split('.')[0]}.city", target],
                name=op.f(f"fk_{name}_city_{column}"),
            )
            for column, target in refers.items()
        ),
    )


def _counted() -> list[sa.Column[Any]]:
    """The columns that say which version of a row this is."""
    return [
        _integer("version"),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        *_texts("updated_by", null=True),
    ]


def _texts(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=null) for name in names]


def _integer(name: str, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _stage(table: str) -> sa.Column[Any]:
    kind = sa.Enum(
        *STAGES,
        native_enum=False,
        create_constraint=True,
        length=32,
        name=op.f(f"ck_{table}_rolloutstage"),
    )
    return sa.Column("stage", kind, nullable=False)
