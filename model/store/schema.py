"""Holding the rows of a package against its schema, with the frictionless library.

The library is imported only when a package has to be checked, and is handed cells in memory: it
opens no file and follows no path. Its errors are turned into codes of ours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from model.errors import Fault, quoted
from model.store.cells import Grid
from model.store.descriptor import DESCRIPTOR, Resource

if TYPE_CHECKING:
    from frictionless import Error

_CONSTRAINT = re.compile(r'constraint "(\w+)"')
_POSITION = re.compile(r"position (\d+)")
_CODES = {
    "required": "required",
    "enum": "choice",
    "minimum": "minimum",
    "maximum": "maximum",
    "pattern": "pattern",
    "minLength": "min_length",
    "maxLength": "max_length",
}


def schema_faults(grids: Mapping[str, tuple[Resource, Grid]]) -> Iterator[Fault]:
    """Yield every row and cell that breaks its schema.

    Parameters
    ----------
    grids : mapping
        By resource name, the resource and its cells with a header that is right. References to a
        resource that is not among them are not checked: that resource has faults of its own.
    """
    from frictionless import FrictionlessException, Package, Schema
    from frictionless.resources import TableResource

    package = Package(name="package")
    for name, (resource, grid) in grids.items():
        try:
            schema = Schema.from_descriptor(_plain(resource, grids))
        except FrictionlessException:
            yield Fault("error.package.descriptor.schema", DESCRIPTOR, None, name)
        else:
            package.add_resource(TableResource(name=name, data=grid, schema=schema))
    if len(package.resources) == len(grids):
        for task in package.validate().tasks:
            for error in task.errors:
                yield _fault(grids[task.name][0], error)


def _plain(resource: Resource, grids: Collection[str]) -> dict[str, Any]:
    """What of a schema frictionless is told: nothing that it could follow or read otherwise."""
    fields = [
        {key: field[key] for key in ("name", "type", "constraints") if key in field}
        for field in resource.schema["fields"]
    ]
    links = [
        {"fields": link["fields"], "reference": dict(link["reference"])}
        for link in resource.schema["foreignKeys"]
        if (link["reference"]["resource"] or resource.name) in grids
    ]
    return {"fields": fields, "primaryKey": resource.schema["primaryKey"], "foreignKeys": links}


def _fault(resource: Resource, error: Error) -> Fault:
    """Turn one error of frictionless into a fault of ours."""
    row: int = getattr(error, "row_number", 0)
    column: str = getattr(error, "field_name", "")
    cells = dict(zip(resource.columns, getattr(error, "cells", ()), strict=False))
    value = cells.get(column)
    code, expected = "row.invalid", None
    match error.type:
        case "type-error":
            code = f"cell.{_field(resource, column)['type']}"
        case "constraint-error" | "unique-error":
            code, expected = _constraint(_field(resource, column), error.note)
        case "primary-key":
            code, expected = "row.key", _first_row(error.note)
            column = ", ".join(resource.schema["primaryKey"])
            value = ", ".join(cells.get(part, "") for part in resource.schema["primaryKey"])
        case "foreign-key":
            parts: list[str] = getattr(error, "field_names", [])
            code, expected = "cell.reference", _target(resource, parts)
            column = ", ".join(parts)
            value = ", ".join(cells.get(part, "") for part in parts)
        case "blank-row":
            code = "row.blank"
        case "missing-cell" | "extra-cell":
            code, expected = "row.length", str(len(resource.columns))
            column, value = "", ", ".join(cells.values())
    shown = None if value is None else quoted(value)
    return Fault(f"error.package.{code}", resource.path, row, column or None, shown, expected)


def _field(resource: Resource, column: str) -> Mapping[str, Any]:
    return resource.schema["fields"][resource.columns.index(column)]  # type: ignore[no-any-return]


def _constraint(field: Mapping[str, Any], note: str) -> tuple[str, str | None]:
    """Which constraint the note of an error names, and what it asks for."""
    found = _CONSTRAINT.search(note)
    if found is None:
        return "cell.unique", _first_row(note)
    wanted = field["constraints"][found[1]]
    expected = ", ".join(map(str, wanted)) if isinstance(wanted, list) else str(wanted)
    return f"cell.{_CODES[found[1]]}", None if wanted is True else expected


def _first_row(note: str) -> str | None:
    """The row that a duplicate repeats."""
    found = _POSITION.search(note)
    return found[1] if found else None


def _target(resource: Resource, columns: list[str]) -> str:
    for link in resource.schema["foreignKeys"]:
        if link["fields"] == columns:
            reference = link["reference"]
            return f"{reference['resource'] or resource.name}.{', '.join(reference['fields'])}"
    return ""
