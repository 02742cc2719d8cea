"""The tables of a city's data, and the ledger of versions and changes."""

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

LEDGER = ("heads", "loads", "revisions", "changes")
DATA = (
    "cities",
    "sources",
    "actions",
    "bodies",
    "councils",
    "definitions",
    "domains",
    "findings",
    "indices",
    "prerequisites",
    "quick_wins",
    "scores",
    "source_tables",
    "action_bodies",
    "council_reasons",
    "council_seats",
    "integrated_systems",
    "prerequisite_bodies",
    "services",
    "in_progress_scores",
    "service_listings",
    "systems",
    "service_systems",
    "system_links",
)
"""Those that others refer to come first."""


def upgrade() -> None:
    """Make the tables."""
    _make_ledger()
    _data("cities", *_texts("title_fa", "title_en"), key=[])
    _data(
        "sources",
        *_texts("source_id", "title_fa", "title_en", "publisher_fa", "publisher_en"),
        *_texts("code", "edition", "published", null=True),
        *_integers("pages", null=True),
        key=["source_id"],
    )
    _data(
        "actions",
        *_texts("action_id", "list", "owner", "title_fa", "title_en"),
        *_texts("printed_title_fa", null=True),
        key=["action_id"],
    )
    _data("bodies", *_texts("body_id", "title_fa", "title_en", "kind"), key=["body_id"])
    _data(
        "councils",
        *_texts("council_id", "title_fa", "title_en", "purpose_fa", "purpose_en"),
        *_texts("meets_fa", "meets_en", null=True),
        key=["council_id"],
    )
    _data(
        "definitions",
        *_texts("term_id", "term_fa", "term_en", "text_fa", "text_en"),
        key=["term_id"],
    )
    _data(
        "domains",
        *_texts("domain_id"),
        *_texts("code", null=True),
        *_texts("title_fa", "title_en"),
        *_integers("position"),
        key=["domain_id"],
    )
    _data(
        "findings",
        *_texts("finding_id", "kind", "severity"),
        *_texts("subject_type", "subject_id", "printed", "follows", "other_place", null=True),
        *_texts("effect_fa", "effect_en", "treatment", "treatment_fa", "treatment_en"),
        *_flags("derived"),
        key=["finding_id"],
    )
    _data(
        "indices",
        *_texts("index_id"),
        _choice("group", "ck_indices_indexgroup", "impact", "readiness"),
        *_integers("weight"),
        *_texts(
            "title_fa",
            "short_fa",
            "title_en",
            "short_en",
            "meaning_1_fa",
            "meaning_2_fa",
            "meaning_3_fa",
            "meaning_1_en",
            "meaning_2_en",
            "meaning_3_en",
        ),
        *_integers("position"),
        key=["index_id"],
    )
    _data(
        "prerequisites",
        *_texts("prerequisite_id", "kind", "title_fa", "title_en", "printed_title_fa"),
        key=["prerequisite_id"],
    )
    _data(
        "quick_wins",
        *_integers("position", "todo_id", "ease", "frequency", "printed_total"),
        key=["position"],
    )
    _data(
        "scores",
        *_integers(
            "todo_id",
            "smartness",
            "resources",
            "economy",
            "coverage",
            "frequency",
            "ease",
            "printed_total",
            "printed_group",
            "printed_total_t7",
            "printed_position",
            "page_t7",
        ),
        key=["todo_id"],
    )
    _data(
        "source_tables",
        *_texts("table_id", "title_fa", "title_en"),
        *_integers("page_from", "page_to", "rows"),
        *_texts("state"),
        key=["table_id"],
    )
    _data(
        "action_bodies",
        *_texts("action", "body"),
        *_integers("position"),
        *_texts("printed_body_fa"),
        key=["action", "body"],
        refers={"action": "actions.action_id", "body": "bodies.body_id"},
    )
    _data(
        "council_reasons",
        *_texts("reason_id", "council"),
        *_integers("position"),
        *_texts("text_fa", "text_en"),
        key=["reason_id"],
        refers={"council": "councils.council_id"},
    )
    _data(
        "council_seats",
        *_texts("seat_id", "council"),
        *_integers("position"),
        *_texts("seat_fa", "seat_en", "role", "role_fa", "role_en"),
        *_texts("represents_fa", "represents_en", null=True),
        *_texts("basis"),
        key=["seat_id"],
        refers={"council": "councils.council_id"},
    )
    _data(
        "integrated_systems",
        *_texts(
            "integrated_system_id",
            "title_fa",
            "title_en",
            "domain",
            "printed_title_fa",
            "printed_domain_fa",
        ),
        *_integers("position"),
        key=["integrated_system_id"],
        refers={"domain": "domains.domain_id"},
    )
    _data(
        "prerequisite_bodies",
        *_texts("prerequisite", "body"),
        *_integers("position"),
        *_texts("printed_body_fa"),
        key=["prerequisite", "body"],
        refers={"prerequisite": "prerequisites.prerequisite_id", "body": "bodies.body_id"},
    )
    _data(
        "services",
        *_integers("service_id"),
        *_integers("todo_id", null=True),
        *_texts("title_fa", "short_fa", "title_en", "domain"),
        _choice("status", "ck_services_servicestatus", "existing", "in_progress", "to_do"),
        *_texts("printed_title_fa", "printed_domain_fa"),
        key=["service_id"],
        refers={"domain": "domains.domain_id"},
    )
    _data(
        "in_progress_scores",
        *_integers("position", "service_id", "ease", "frequency", "printed_total"),
        key=["position"],
        refers={"service_id": "services.service_id"},
    )
    _data(
        "service_listings",
        *_texts("table_no"),
        *_integers("row", "service_id"),
        *_integers("printed_id", null=True),
        *_texts("printed_title_fa"),
        *_texts("printed_domain_fa", null=True),
        key=["table_no", "row"],
        refers={"service_id": "services.service_id"},
    )
    _data(
        "systems",
        *_texts("system_id", "printed_code", "kind"),
        *_texts("integrated_system", null=True),
        *_texts("title_fa", "title_en", "printed_title_fa", "domain", "printed_domain_fa"),
        _choice(
            "status", "ck_systems_systemstatus", "done", "needs_development", "not_done", "unknown"
        ),
        *_texts("printed_status", null=True),
        key=["system_id"],
        refers={
            "integrated_system": "integrated_systems.integrated_system_id",
            "domain": "domains.domain_id",
        },
    )
    _data(
        "service_systems",
        *_texts("link_id", "system"),
        *_integers("position"),
        *_texts("printed_number"),
        *_integers("service", null=True),
        *_texts("numbering"),
        *_texts("reason_fa", "reason_en", null=True),
        key=["link_id"],
        refers={"system": "systems.system_id", "service": "services.service_id"},
    )
    _data(
        "system_links",
        *_texts("link_id", "system"),
        *_integers("position"),
        *_texts("printed_code"),
        *_texts("related_system", "related_integrated", "reason_fa", "reason_en", null=True),
        key=["link_id"],
        refers={
            "system": "systems.system_id",
            "related_system": "systems.system_id",
            "related_integrated": "integrated_systems.integrated_system_id",
        },
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in reversed((*LEDGER, *DATA)):
        op.drop_table(name)


def _texts(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=null) for name in names]


def _integers(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=null) for name in names]


def _flags(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def _moments(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=null) for name in names]


def _choice(name: str, constraint: str, *values: str) -> sa.Column[Any]:
    kind = sa.Enum(
        *values, native_enum=False, create_constraint=True, length=32, name=op.f(constraint)
    )
    return sa.Column(name, kind, nullable=False)


def _key(table: str, names: Iterable[str]) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("city", *names, name=op.f(f"pk_{table}"))


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    other, _, field = target.partition(".")
    return sa.ForeignKeyConstraint(
        ["city", column],
        [f"{other}.city", f"{other}.{field}"],
        name=op.f(f"fk_{table}_city_{column}"),
    )


def _data(
    name: str,
    *columns: sa.Column[Any],
    key: Iterable[str] = (),
    refers: Mapping[str, str] | None = None,
) -> None:
    """Make a table of rows that a data package brings."""
    place = [
        *_texts("document"),
        *_texts("table_no", null=True),
        *_integers("page", "row", null=True),
    ]
    links = dict(refers or {})
    constraints: list[sa.Constraint] = [_key(name, key)]
    if name != "cities":
        constraints.append(
            sa.ForeignKeyConstraint(["city"], ["cities.city"], name=op.f(f"fk_{name}_city"))
        )
    if name not in ("cities", "sources"):
        links["document"] = "sources.source_id"
    constraints += [_reference(name, column, target) for column, target in links.items()]
    own = {column.name for column in columns}
    op.create_table(
        name,
        *_texts("city"),
        *columns,
        *(column for column in place if column.name not in own),
        *_integers("version"),
        *_moments("updated_at", null=True),
        *_texts("updated_by", null=True),
        sa.Column("package_values", sa.JSON(), nullable=True),
        *constraints,
    )


def _make_ledger() -> None:
    op.create_table("heads", *_texts("city"), *_integers("number", "revision"), _key("heads", ()))
    op.create_table(
        "loads",
        *_texts("city"),
        *_integers("number"),
        *_texts("package", "package_version", "content_hash"),
        *_moments("loaded_at"),
        _key("loads", ["number"]),
    )
    op.create_table(
        "revisions",
        *_texts("city"),
        *_integers("revision", "number"),
        *_moments("at"),
        *_texts("who"),
        _key("revisions", ["revision"]),
        _reference("revisions", "number", "loads.number"),
    )
    op.create_table(
        "changes",
        *_texts("city"),
        *_integers("revision", "position"),
        _choice("operation", "ck_changes_operation", "set", "add", "remove", "keep"),
        *_texts("kind", "key"),
        *_texts("field", null=True),
        sa.Column("old", sa.JSON(), nullable=True),
        sa.Column("new", sa.JSON(), nullable=True),
        _key("changes", ["revision", "position"]),
        _reference("changes", "revision", "revisions.revision"),
    )
    op.create_index(op.f("ix_changes_city_kind_key"), "changes", ["city", "kind", "key"])
