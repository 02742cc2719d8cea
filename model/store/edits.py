"""Changes that people ask for: each checked, all of them made or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column
from sqlalchemy.orm import Session

from model.catalogue import Versioned as VersionedRecord
from model.errors import InvalidInput, quoted
from model.store import adding, portfolio
from model.store.actuals import COURSE, check_course
from model.store.base import Versioned
from model.store.cards import Fill, fill
from model.store.rows import to_records
from model.store.tables import RoadmapActual, SystemLink, table_of
from model.store.values import checked
from model.store.work import Work, check_version, columns_of


@dataclass(frozen=True)
class Edit:
    """A wish to change one row.

    Attributes
    ----------
    kind, key
        Which row, such as ``"service"`` and ``12``.
    changes : mapping
        New values by field.
    expected_version : int
        The `Versioned.version` that the person saw.
    """

    kind: str
    key: str | int
    changes: Mapping[str, object]
    expected_version: int


@dataclass(frozen=True)
class Add:
    """A wish to add a row of a kind; `model.store.adding.FIELDS` says which values it may have."""

    kind: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Remove:
    """A wish to take a row away; see `Edit` for what names it."""

    kind: str
    key: str | int
    expected_version: int


Wish = Edit | Add | Remove | Fill


def apply(
    session: Session, city: str, wishes: Iterable[Wish], who: str
) -> tuple[VersionedRecord, ...]:
    """Make all of the changes or none.

    Returns
    -------
    tuple of Versioned
        The rows as they are now, or as they were when they were taken away. A wish that changes
        nothing leaves version and history alone.

    Raises
    ------
    InvalidInput
        ``error.edit.*``, ``error.add.*``, ``error.remove.*``, ``error.step.*``,
        ``error.target.*``, ``error.card.*``, ``error.link.self``, ``error.date.*`` or
        ``error.quarter.*``
    NotFound
        ``error.city.unknown`` or ``error.edit.row``
    StaleEdit
        ``error.edit.stale`` when a row has changed since the person saw it.
    """
    work = Work(session, city, who)
    with session.no_autoflush:
        rows = [(wish.kind, _make(work, wish)) for wish in wishes]
        work.finish()
    return tuple(to_records(kind, [_columns(row)])[0] for kind, row in rows)


def _columns(row: Versioned | Mapping[str, Any]) -> Mapping[str, Any]:
    return columns_of(row) if isinstance(row, Versioned) else row


def _make(work: Work, wish: Wish) -> Versioned | Mapping[str, Any]:
    """Check one wish and carry it out."""
    if isinstance(wish, Add):
        return adding.add(work, wish.kind, wish.values)
    if isinstance(wish, Fill):
        return fill(work, wish)
    row = work.find(wish.kind, wish.key)
    if isinstance(wish, Remove):
        return adding.remove(work, wish.kind, row, wish.expected_version)
    values = {
        field: checked(work.session, work.city, _column(wish.kind, field), value)
        for field, value in wish.changes.items()
    }
    if isinstance(row, SystemLink) and values.get("related_system") == row.system:
        raise InvalidInput("error.link.self", system=row.system)
    portfolio.check_edit(work, row, values)
    if isinstance(row, RoadmapActual):
        check_course({**{field: getattr(row, field) for field in COURSE}, **values})
    changed = {field: value for field, value in values.items() if getattr(row, field) != value}
    check_version(wish.kind, row, wish.expected_version, changed)
    for field, value in changed.items():
        work.set(wish.kind, row, field, value)
    return row


def _column(kind: str, field: object) -> Column[Any]:
    """The column of a field that people may change."""
    columns = table_of(kind).columns
    allowed = [column.name for column in columns if column.info.get("editable")]
    if field not in allowed:
        refused = quoted(field)
        raise InvalidInput(
            "error.edit.field", kind=kind, field=refused, allowed=", ".join(allowed) or "—"
        )
    return columns[str(field)]
