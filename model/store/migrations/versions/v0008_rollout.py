"""The rollout: programmes, districts, channels, states, and the steps that people plan."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from model.store.migrations.shaping import choice, entered, integer, make, make_kept, texts

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
    make_kept(
        "rollout_programmes",
        *texts("programme_id", "title_fa", "title_en", "owner_fa", "owner_en"),
        integer("services_target", null=True),
        integer("target_year", null=True),
    )
    make_kept(
        "rollout_aims",
        *texts("aim_id", "programme"),
        integer("position"),
        *texts("title_fa", "title_en", "printed_title_fa"),
        *texts("indicator_fa", "indicator_en", "unit_fa", "unit_en", "basis"),
        refers=OF_A_PROGRAMME,
    )
    make_kept(
        "rollout_groups",
        *texts("group_id", "programme"),
        integer("position"),
        *texts("title_fa", "title_en"),
        integer("services", null=True),
        refers=OF_A_PROGRAMME,
    )
    make_kept(
        "rollout_channels",
        *texts("channel_id", "programme"),
        integer("position"),
        *texts("kind", "title_fa", "title_en"),
        integer("count", null=True),
        refers=OF_A_PROGRAMME,
    )
    make_kept(
        "districts",
        *texts("district_id"),
        integer("number"),
        *texts("title_fa", "title_en", "basis"),
    )
    make_kept(
        "rollout_milestones",
        *texts("milestone_id", "programme"),
        integer("position"),
        *texts("event", "title_fa", "title_en"),
        *texts("date", "printed_date", null=True),
        *texts("basis"),
        refers=OF_A_PROGRAMME,
    )
    make_kept(
        "rollout_counts",
        *texts("count_id", "programme"),
        integer("position"),
        *texts("subject", "title_fa", "title_en"),
        integer("value"),
        *texts("printed_value"),
        refers=OF_A_PROGRAMME,
    )
    make_kept(
        "rollout_states",
        *texts("state_id", "group", "district"),
        _stage("rollout_states"),
        *texts("since", "printed_since", null=True),
        *texts("basis"),
        refers=PLACES,
    )
    make(
        "rollout_steps",
        *texts("step_id"),
        *texts("group", null=True),
        integer("service", null=True),
        *texts("district"),
        _stage("rollout_steps"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        *texts("note", null=True),
        *entered(),
        refers={**PLACES, "service": "services.service_id"},
    )


def downgrade() -> None:
    """Drop them."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _stage(table: str) -> sa.Column[Any]:
    return choice("stage", f"ck_{table}_rolloutstage", *STAGES)
