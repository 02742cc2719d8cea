"""Reading a data package: one city's CSV files and the ``datapackage.json`` beside them.

A package is taken whole or refused whole. Everything wrong in it is collected, each fault with its
file, row, column, value and what was expected.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.errors import Fault, InvalidPackage
from model.periods import Period, parse_period
from model.store.cells import LARGEST_FILE, Grid, cell_faults, read_grid, read_text
from model.store.descriptor import (
    CITY_COLUMNS,
    DESCRIPTOR,
    Descriptor,
    Resource,
    data_columns,
    read_descriptor,
)
from model.store.references import Grids, reference_faults
from model.store.schema import schema_faults

Row = Mapping[str, Any]

NATIONAL = "national"
"""The ``scope`` of a package that belongs to no city and is not loaded."""


@dataclass(frozen=True)
class Package:
    """A valid data package, read.

    Attributes
    ----------
    name, version, city : str
        As its descriptor says.
    content_hash : str
        See `fingerprint`.
    tables : mapping
        By resource name, its rows; a row maps the names of the table's columns, without the city,
        to int, str, bool or None.
    """

    name: str
    version: str
    city: str
    content_hash: str
    tables: Mapping[str, tuple[Row, ...]]


def find_packages(folder: Path) -> tuple[Path, ...]:
    """Find the package in ``folder``, and those of further cities in the folders inside it.

    Raises
    ------
    InvalidPackage
        When there is none.
    """
    inside = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    cities = (path for path in inside if _said(path, "scope") != NATIONAL)
    found = tuple(path for path in (folder, *cities) if (path / DESCRIPTOR).is_file())
    if not found:
        raise _refused(folder, [Fault("error.package.file.missing", DESCRIPTOR)])
    return found


def _said(folder: Path, key: str) -> object:
    """What a package says of itself under a key; None if it cannot be read.

    It is then taken for a city's, so that what is wrong with it is told.
    """
    try:
        content = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return content.get(key) if isinstance(content, dict) else None


def city_folder(folder: Path, city: str) -> Path:
    """Find the package of a city, as `find_packages` does.

    Raises
    ------
    InvalidPackage
        When there is none.
    """
    for path in find_packages(folder):
        if _said(path, "city") == city:
            return path
    raise _refused(folder, [Fault("error.package.file.missing", DESCRIPTOR, expected=city)])


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 of all that the package says, in hexadecimal.

    Covers the descriptor and every CSV file, by name; line ends do not count.
    """
    whole = hashlib.sha256()
    for path in sorted([*folder.glob("*.csv"), folder / DESCRIPTOR]):
        large = path.stat().st_size > LARGEST_FILE  # it will be refused: no need to read it
        content = b"" if large else path.read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{path.name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def read_package(folder: Path) -> Package:
    """Read and validate the package in ``folder``.

    Raises
    ------
    InvalidPackage
        ``error.package.invalid`` with every fault.
    """
    text = read_text(folder, DESCRIPTOR)
    if isinstance(text, Fault):
        raise _refused(folder, [text])
    content_hash = fingerprint(folder)
    descriptor, faults = read_descriptor(text)
    if descriptor is None:
        raise _refused(folder, faults)
    listed = {resource.path for resource in descriptor.resources}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in listed:
            faults.append(Fault("error.package.file.unlisted", path.name))
    grids = _read_grids(folder, descriptor, faults)
    faults.extend(_content_faults(grids, descriptor.city))
    if faults:
        raise _refused(folder, _once(faults))
    tables = {name: _typed(resource, grid) for name, (resource, grid) in grids.items()}
    return Package(descriptor.name, descriptor.version, descriptor.city, content_hash, tables)


def _refused(folder: Path, faults: list[Fault]) -> InvalidPackage:
    return InvalidPackage("error.package.invalid", faults, package=folder.name, count=len(faults))


def _once(faults: list[Fault]) -> list[Fault]:
    """The first fault of each cell, in the order of files and rows."""
    first: dict[object, Fault] = {}
    for fault in faults:
        place = (fault.file, fault.row, fault.column)
        first.setdefault(place if fault.row and fault.column else (*place, fault), fault)
    return sorted(first.values(), key=lambda fault: (fault.file, fault.row or 0))


def _read_grids(folder: Path, descriptor: Descriptor, faults: list[Fault]) -> Grids:
    """Read the files that can be read; what is wrong with the others is added to ``faults``."""
    grids: dict[str, tuple[Resource, Grid]] = {}
    for resource in descriptor.resources:
        text = read_text(folder, resource.path)
        if isinstance(text, Fault):
            faults.append(text)
            continue
        grid, wrong = read_grid(text, resource)
        faults.extend(wrong)
        if grid is not None:
            grids[resource.name] = resource, grid
    return grids


def _content_faults(grids: Grids, city: str) -> Iterator[Fault]:
    for resource, grid in grids.values():
        yield from cell_faults(grid, resource, city)
        yield from schema_faults(resource, grid)
    if "cities" in grids and len(grids["cities"][1]) != 2:
        yield Fault("error.package.city.rows", grids["cities"][0].path, expected=city)
    yield from reference_faults(grids)


def _typed(resource: Resource, grid: Grid) -> tuple[Row, ...]:
    """The rows of a valid file, with Python's types."""
    kinds = {column.name: column.type.python_type for column in data_columns(resource.name)}
    wanted = [
        (position, name, kinds[name])
        for position, name in enumerate(resource.columns)
        if name not in CITY_COLUMNS
    ]
    return tuple(
        {name: _value(kind, cells[position]) for position, name, kind in wanted}
        for cells in grid[1:]
    )


def _value(kind: type, cell: str) -> Any:
    if not cell:
        return None
    if kind is bool:
        return cell.lower() in ("true", "1")
    if kind is Period:
        return parse_period(cell)
    return kind(cell)
