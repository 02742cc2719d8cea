"""What migrations share: columns and tables in the shapes that the store has had from the first.

Migrations are history: what stands here may be added to, and never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

Columns = list[sa.Column[Any]]

STATUSES = ("draft", "proposed", "adopted", "retired")
"""Where a thing on a shelf may stand; one of a city's may be adopted."""

ADOPTED = sa.text("status = 'adopted'")


def texts(*names: str, null: bool = False) -> Columns:
    """Columns of text."""
    return [sa.Column(name, sa.Text(), nullable=null) for name in names]


def integer(name: str, null: bool = False) -> sa.Column[Any]:
    """A column of whole numbers."""
    return sa.Column(name, sa.Integer(), nullable=null)


def truth(name: str) -> sa.Column[Any]:
    """A column that says yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=False)


def choice(name: str, constraint: str, *values: str, null: bool = False) -> sa.Column[Any]:
    """A column that holds one of a few words; the whole name of its constraint is given."""
    kind = sa.Enum(
        *values, native_enum=False, create_constraint=True, length=32, name=op.f(constraint)
    )
    return sa.Column(name, kind, nullable=null)


def counted() -> Columns:
    """The columns that say which version of a row this is."""
    return [
        integer("version"),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        *texts("updated_by", null=True),
    ]


def entered() -> Columns:
    """The columns of a row that only people make, its version included."""
    moment: sa.Column[Any] = sa.Column("added_at", sa.DateTime(timezone=True), nullable=False)
    return [moment, *texts("added_by"), *counted()]


def kept() -> Columns:
    """The columns of a row that a data package brings, its version included."""
    return [
        *texts("document"),
        *texts("table_no", null=True),
        integer("page", null=True),
        integer("row", null=True),
        *counted(),
        sa.Column("package_values", sa.JSON(), nullable=True),
    ]


def make(
    name: str,
    *columns: sa.Column[Any],
    key: Sequence[str] = (),
    refers: Mapping[str, str] | None = None,
) -> None:
    """Make a table of things of a city.

    Parameters
    ----------
    key : sequence of str
        The columns that tell a city's rows apart; the first one if omitted.
    refers : mapping
        By column, where what it names stands in the same city: ``domains.domain_id``.
    """
    op.create_table(
        name,
        *texts("city"),
        *columns,
        sa.PrimaryKeyConstraint("city", *(key or [columns[0].name]), name=op.f(f"pk_{name}")),
        sa.ForeignKeyConstraint(["city"], ["cities.city"], name=op.f(f"fk_{name}_city")),
        *(
            sa.ForeignKeyConstraint(
                ["city", column],
                [f"{target.split('.')[0]}.city", target],
                name=op.f(f"fk_{name}_city_{column}"),
            )
            for column, target in (refers or {}).items()
        ),
    )


def make_kept(
    name: str,
    *columns: sa.Column[Any],
    key: Sequence[str] = (),
    refers: Mapping[str, str] | None = None,
    may_add: bool = False,
) -> None:
    """Make a table that a data package fills; with ``may_add`` people add rows to it too."""
    people = texts("added_by", null=True) if may_add else []
    links = {"document": "sources.source_id", **(refers or {})}
    make(name, *columns, *kept(), *people, key=key, refers=links)


def make_shelf(things: str, thing: str) -> None:
    """Make the three tables of a shelf: its things, their revisions, and their history.

    Parameters
    ----------
    things, thing : str
        Name of the first table, and how the names of the other two begin.
    """
    make(
        things,
        *texts("key", "title"),
        sa.Column("tags", sa.JSON(), nullable=False),
        choice("status", f"ck_{things}_shelfstatus", *STATUSES),
        integer("revision"),
        *entered(),
    )
    op.create_index(
        f"uq_{things}_adopted",
        things,
        ["city"],
        unique=True,
        sqlite_where=ADOPTED,
        postgresql_where=ADOPTED,
    )
    _make_revisions(things, f"{thing}_revisions")
    _make_changes(things, f"{thing}_changes")


def drop_shelf(things: str, thing: str) -> None:
    """Drop the three tables of a shelf."""
    for name in (f"{thing}_changes", f"{thing}_revisions", things):
        op.drop_table(name)


def _make_revisions(things: str, name: str) -> None:
    op.create_table(
        name,
        *texts("city", "key"),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("content", sa.JSON(), nullable=False),
        integer("data_revision"),
        *texts("fingerprint", "reason"),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        *texts("saved_by"),
        sa.PrimaryKeyConstraint("city", "key", "number", name=op.f(f"pk_{name}")),
        _of_a_thing(things, name),
        sa.ForeignKeyConstraint(
            ["city", "data_revision"],
            ["revisions.city", "revisions.revision"],
            name=op.f(f"fk_{name}_city_data_revision"),
        ),
    )


def _make_changes(things: str, name: str) -> None:
    op.create_table(
        name,
        *texts("city", "key"),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        *texts("field"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *texts("who"),
        sa.Column("old", sa.JSON(), nullable=True),
        sa.Column("new", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("city", "key", "version", "field", name=op.f(f"pk_{name}")),
        _of_a_thing(things, name),
    )


def _of_a_thing(things: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["city", "key"], [f"{things}.city", f"{things}.key"], name=op.f(f"fk_{name}_city_key")
    )
