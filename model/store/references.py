"""Holding the references inside a package: a cell that names something must name what is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from model.errors import Fault, quoted
from model.store.cells import Grid
from model.store.descriptor import Resource

Grids = Mapping[str, tuple[Resource, Grid]]
"""By name, the resources whose files could be read, and their cells."""

SUBJECTS = {
    "action": ("actions", "action_id"),
    "body": ("bodies", "body_id"),
    "council": ("councils", "council_id"),
    "index": ("indices", "index_id"),
    "integrated_system": ("integrated_systems", "integrated_system_id"),
    "prerequisite": ("prerequisites", "prerequisite_id"),
    "project": ("projects", "project_id"),
    "service": ("services", "service_id"),
    "system": ("systems", "system_id"),
    "table": ("source_tables", "table_id"),
}
"""What a finding's ``subject_type`` means: the file and field where its ``subject_id`` stands."""


def reference_faults(grids: Grids) -> Iterator[Fault]:
    """Yield the cells that name something that is not in the package.

    References to a file that could not be read are not held: that file has faults of its own.
    """
    for resource, grid in grids.values():
        for link in resource.schema["foreignKeys"]:
            target = link["reference"]["resource"] or resource.name
            if target in grids:
                known = _cells(*grids[target], link["reference"]["fields"])
                place = f"{target}.{', '.join(link['reference']['fields'])}"
                yield from _unknown(resource, grid, link["fields"], set(known), place)
    if "findings" in grids:
        yield from _subject_faults(grids)


def _subject_faults(grids: Grids) -> Iterator[Fault]:
    """Yield the findings about things that are not there: what is meant depends on the type."""
    resource, grid = grids["findings"]
    types = [kind for (kind,) in _cells(resource, grid, ["subject_type"])]
    for kind, (name, field) in SUBJECTS.items():
        if name in grids:
            known = set(_cells(*grids[name], [field]))
            about = [grid[0]] + [
                row if said == kind else [] for row, said in zip(grid[1:], types, strict=True)
            ]
            yield from _unknown(resource, about, ["subject_id"], known, f"{name}.{field}")


def _unknown(
    resource: Resource, grid: Grid, fields: Sequence[str], known: set[tuple[str, ...]], place: str
) -> Iterator[Fault]:
    for number, cells in enumerate(_cells(resource, grid, fields), start=2):
        if all(cells) and cells not in known:
            where = (resource.path, number, ", ".join(fields), quoted(", ".join(cells)), place)
            yield Fault("error.package.cell.reference", *where)


def _cells(resource: Resource, grid: Grid, fields: Sequence[str]) -> list[tuple[str, ...]]:
    """The cells of some columns, row by row; a row that is too short has empty ones."""
    positions = [resource.columns.index(field) for field in fields]
    return [
        tuple(row[position] if position < len(row) else "" for position in positions)
        for row in grid[1:]
    ]
