"""Ways to break a copy of a data package, and the fault that each must be answered with."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from model.errors import Fault, quoted
from model.store.descriptor import CITY_COLUMNS, DESCRIPTOR

Resource = dict[str, Any]
Breakage = Callable[[Path, Resource], Fault]


def resources(folder: Path) -> dict[str, Resource]:
    """The resources that a package describes, by name."""
    content = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in content["resources"]}


def columns(resource: Resource) -> list[str]:
    return [field["name"] for field in resource["schema"]["fields"]]


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def names(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


# Breakages of a whole file


def without_a_column(folder: Path, resource: Resource) -> Fault:
    rows, gone = read(folder / resource["path"]), columns(resource)[1]
    write(folder / resource["path"], [row[:1] + row[2:] for row in rows])
    return Fault("error.package.column.missing", resource["path"], 1, gone, None, _header(resource))


def with_another_column(folder: Path, resource: Resource) -> Fault:
    rows = read(folder / resource["path"])
    write(folder / resource["path"], [[*rows[0], "colour"], *([*row, "x"] for row in rows[1:])])
    where = (resource["path"], 1, "colour", "colour", _header(resource))
    return Fault("error.package.column.extra", *where)


def in_another_encoding(folder: Path, resource: Resource) -> Fault:
    path = folder / resource["path"]
    first, rest = path.read_bytes().split(b"\n", 1)
    path.write_bytes(first + b"\n\xc8\xd3" + rest)
    return Fault("error.package.file.encoding", resource["path"], 2, None, "0xC8", "UTF-8")


def empty(folder: Path, resource: Resource) -> Fault:
    (folder / resource["path"]).write_bytes(b"\n \n")
    return Fault("error.package.file.empty", resource["path"])


def missing(folder: Path, resource: Resource) -> Fault:
    (folder / resource["path"]).unlink()
    return Fault("error.package.file.missing", resource["path"])


def torn(folder: Path, resource: Resource) -> Fault:
    path = folder / resource["path"]
    rows = path.read_bytes().count(b"\n")
    path.write_bytes(path.read_bytes() + b'"half a')
    return Fault("error.package.file.csv", resource["path"], rows + 1)


WHOLE: tuple[Breakage, ...] = (
    without_a_column,
    with_another_column,
    in_another_encoding,
    empty,
    missing,
    torn,
)


def _header(resource: Resource) -> str:
    return ", ".join(columns(resource))


# Breakages of rows and cells; each takes the rows and changes the one it is given


def wrong_type(rows: list[list[str]], place: int, resource: Resource) -> Fault:
    column = next(f["name"] for f in resource["schema"]["fields"] if f["type"] == "integer")
    rows[place][columns(resource).index(column)] = "۱۲x"
    return Fault("error.package.cell.integer", resource["path"], place + 1, column, "۱۲x")


def formula(rows: list[list[str]], place: int, resource: Resource) -> Fault | None:
    for field in resource["schema"]["fields"]:
        free = not {"enum", "pattern"} & set(field.get("constraints", {}))
        if field["type"] == "string" and free and field["name"] not in _bound(resource):
            rows[place][columns(resource).index(field["name"])] = "=1+1"
            where = (resource["path"], place + 1, field["name"], "=1+1")
            return Fault("error.package.cell.formula", *where)
    return None


def nothing_where_something_must_be(
    rows: list[list[str]], place: int, resource: Resource
) -> Fault | None:
    for field in resource["schema"]["fields"]:
        if field.get("constraints", {}).get("required") and field["name"] not in _bound(resource):
            rows[place][columns(resource).index(field["name"])] = ""
            return Fault(
                "error.package.cell.required", resource["path"], place + 1, field["name"], ""
            )
    return None


def unknown_id(rows: list[list[str]], place: int, resource: Resource) -> Fault | None:
    for link in resource["schema"].get("foreignKeys", ()):
        (column,), target = names(link["fields"]), link["reference"]
        if column in CITY_COLUMNS:
            continue
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        value = "99999" if kinds[column] == "integer" else "nowhere"
        rows[place][columns(resource).index(column)] = value
        expected = f"{target['resource']}.{', '.join(names(target['fields']))}"
        where = (resource["path"], place + 1, column, value, expected)
        return Fault("error.package.cell.reference", *where)
    return None


def repeated(rows: list[list[str]], place: int, resource: Resource) -> Fault:
    rows[place] = list(rows[1])
    key = names(resource["schema"]["primaryKey"])
    shown = quoted(", ".join(rows[1][columns(resource).index(name)] for name in key))
    where = (resource["path"], place + 1, ", ".join(key), shown, "2")
    return Fault("error.package.row.key", *where)


def blank(rows: list[list[str]], place: int, resource: Resource) -> Fault:
    rows[place] = [""] * len(columns(resource))
    return Fault("error.package.row.blank", resource["path"], place + 1)


def cut(rows: list[list[str]], place: int, resource: Resource) -> Fault:
    width = len(columns(resource))
    rows[place] = rows[place][:-1]
    where = (resource["path"], place + 1, None, str(width - 1), str(width))
    return Fault("error.package.row.length", *where)


def too_long(rows: list[list[str]], place: int, resource: Resource) -> Fault:
    width = len(columns(resource))
    rows[place] = [*rows[place], "more"]
    where = (resource["path"], place + 1, None, str(width + 1), str(width))
    return Fault("error.package.row.length", *where)


ROWS = (
    wrong_type,
    formula,
    nothing_where_something_must_be,
    unknown_id,
    repeated,
    blank,
    cut,
    too_long,
)


def all_rows(folder: Path, resource: Resource) -> list[Fault]:
    """Break a file in every way a row can be broken, each on a copy of a row of its own."""
    path = folder / resource["path"]
    rows = read(path)
    key = [columns(resource).index(name) for name in names(resource["schema"]["primaryKey"])]
    integers = {f["name"] for f in resource["schema"]["fields"] if f["type"] == "integer"}
    faults = []
    for number, breakage in enumerate(ROWS, start=1):
        copied = list(rows[1])
        for position in key:
            name = columns(resource)[position]
            if name not in CITY_COLUMNS and name not in _bound_elsewhere(resource):
                copied[position] = str(9000 + number) if name in integers else f"x-{number}"
        rows.append(copied)
        fault = breakage(rows, len(rows) - 1, resource)
        if fault is None:
            rows.pop()
        else:
            faults.append(fault)
    write(path, rows)
    return faults


def _bound(resource: Resource) -> set[str]:
    """Columns that are keys or refer to something."""
    key = names(resource["schema"]["primaryKey"])
    return {*key, *_bound_elsewhere(resource), *CITY_COLUMNS}


def _bound_elsewhere(resource: Resource) -> set[str]:
    links = resource["schema"].get("foreignKeys", ())
    return {name for link in links for name in names(link["fields"])}
