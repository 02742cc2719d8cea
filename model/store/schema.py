"""Holding the rows of a file against its schema.

Types and constraints are read by the frictionless library, which is imported only when a package
has to be checked. It is handed cells in memory: it opens no file and follows no path. Its notes are
turned into codes of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from model.errors import Fault, quoted
from model.store.cells import Grid
from model.store.descriptor import DESCRIPTOR, Resource

CODES = {
    "required": "required",
    "enum": "choice",
    "minimum": "minimum",
    "maximum": "maximum",
    "pattern": "pattern",
    "minLength": "min_length",
    "maxLength": "max_length",
}
"""The last part of our code for each constraint that a schema may put on a cell."""


def schema_faults(resource: Resource, grid: Grid) -> Iterator[Fault]:
    """Yield every row and cell of a file that breaks its schema.

    Parameters
    ----------
    grid : list of list of str
        The cells, under a header that is right.
    """
    from frictionless import FrictionlessException, Schema

    # What frictionless is told: nothing that it could follow, or read in another way.
    fields = [
        {key: field[key] for key in ("name", "type", "constraints") if key in field}
        for field in resource.schema["fields"]
    ]
    try:
        schema = Schema.from_descriptor({"fields": fields})
    except FrictionlessException:
        yield Fault("error.package.descriptor.schema", DESCRIPTOR, None, resource.name)
        return
    readers = [field.create_cell_reader() for field in schema.fields]
    for number, row in enumerate(grid[1:], start=2):
        if not any(row):
            yield Fault("error.package.row.blank", resource.path, number)
        elif len(row) != len(fields):
            found, expected = str(len(row)), str(len(fields))
            yield Fault("error.package.row.length", resource.path, number, None, found, expected)
        else:
            for field, reader, cell in zip(fields, readers, row, strict=True):
                _, notes = reader(cell)
                if notes:
                    code, wanted = _broken(field, next(iter(notes)))
                    where = (resource.path, number, field["name"], quoted(cell), wanted)
                    yield Fault(f"error.package.cell.{code}", *where)
    yield from _repeated(resource, grid, resource.schema["primaryKey"], "row.key")
    for field in fields:
        if field.get("constraints", {}).get("unique"):
            yield from _repeated(resource, grid, [field["name"]], "cell.unique")


def _broken(field: Mapping[str, Any], rule: str) -> tuple[str, str | None]:
    """Our code for a rule that a cell breaks, and what the rule asks for."""
    if rule == "type":
        return str(field["type"]), None
    wanted = field["constraints"][rule]
    expected = ", ".join(map(str, wanted)) if isinstance(wanted, list) else str(wanted)
    return CODES[rule], None if rule == "required" else expected


def _repeated(resource: Resource, grid: Grid, names: Sequence[str], code: str) -> Iterator[Fault]:
    """Yield the rows whose values under some names stand in an earlier row too."""
    positions = [resource.columns.index(name) for name in names]
    first: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(grid[1:], start=2):
        if len(row) == len(resource.columns):
            values = tuple(row[position] for position in positions)
            before = first.setdefault(values, number)
            if before != number and any(values):
                shown = quoted(", ".join(values))
                where = (resource.path, number, ", ".join(names), shown, str(before))
                yield Fault(f"error.package.{code}", *where)
