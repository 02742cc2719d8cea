"""Reading ``datapackage.json``: what a package promises, held against what the tables rely on.

The file comes from outside. Nothing in it is followed: a path must be the plain name of a file
beside it, and a schema must stand in it, not at an address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Enum

from model.errors import Fault
from model.store.tables import TABLES

DESCRIPTOR = "datapackage.json"
CITY_COLUMNS = frozenset({"city", "city_id"})
"""Columns of any file that name the package's own city."""

TYPES: dict[type, str] = {str: "string", int: "integer", bool: "boolean"}
"""The type that the schema must give a column that is read into this type."""

_NOTHING: dict[str, Any] = {"not": {}}
_TEXT = {"type": "string", "minLength": 1}
_NAMES = {
    "type": ["string", "array"],
    "minLength": 1,
    "items": _TEXT,
    "minItems": 1,
    "uniqueItems": True,
}
_FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {
        "name": {"type": "string", "pattern": r"^[a-z][a-z0-9_]{0,62}\Z"},
        "type": {"enum": ["string", "integer", "boolean"]},
        "format": {"const": "default"},
        "trueValues": _NOTHING,
        "falseValues": _NOTHING,
        "missingValues": _NOTHING,
        "constraints": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "required": {"type": "boolean"},
                "unique": {"type": "boolean"},
                "enum": {"type": "array", "minItems": 1},
                "minimum": {"type": "integer"},
                "maximum": {"type": "integer"},
                "minLength": {"type": "integer", "minimum": 0},
                "maxLength": {"type": "integer", "minimum": 0},
                "pattern": {"type": "string", "format": "regex"},
            },
        },
    },
}
_REFERENCE = {
    "type": "object",
    "required": ["fields", "reference"],
    "properties": {
        "fields": _NAMES,
        "reference": {
            "type": "object",
            "required": ["resource", "fields"],
            "properties": {"resource": {"type": "string"}, "fields": _NAMES},
        },
    },
}
_RESOURCE = {
    "type": "object",
    "required": ["name", "path", "schema"],
    "properties": {
        "name": {"enum": sorted(TABLES)},
        "path": {"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.csv\Z"},
        "scheme": {"const": "file"},
        "format": {"const": "csv"},
        "encoding": {"const": "utf-8"},
        "dialect": {"const": {}},
        "data": _NOTHING,
        "compression": _NOTHING,
        "extrapaths": _NOTHING,
        "schema": {
            "type": "object",
            "required": ["fields", "primaryKey"],
            "properties": {
                "fields": {"type": "array", "items": _FIELD, "minItems": 1},
                "primaryKey": _NAMES,
                "foreignKeys": {"type": "array", "items": _REFERENCE},
                "missingValues": {"const": [""]},
            },
        },
    },
}
PROFILE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["name", "version", "city", "resources"],
    "properties": {
        "name": {"type": "string", "pattern": r"^[a-z0-9][a-z0-9._-]{0,63}\Z"},
        "version": {"type": "string", "pattern": r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,31}\Z"},
        "city": {"type": "string", "pattern": r"^[a-z][a-z0-9_]{0,31}\Z"},
        "resources": {"type": "array", "items": _RESOURCE, "minItems": 1},
    },
}
"""JSON Schema of the part of a Data Package (v1) that is understood here."""


@dataclass(frozen=True)
class Resource:
    """One file of a package and its schema, known to be sound."""

    name: str
    path: str
    schema: Mapping[str, Any]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the fields, in the order of the file."""
        return tuple(field["name"] for field in self.schema["fields"])


@dataclass(frozen=True)
class Descriptor:
    """What ``datapackage.json`` says."""

    name: str
    version: str
    city: str
    resources: tuple[Resource, ...]


def read_descriptor(text: str) -> tuple[Descriptor | None, list[Fault]]:
    """Read and check ``datapackage.json``.

    Returns
    -------
    Descriptor or None
        None when there are faults.
    list of Fault
        Everything wrong in it; their ``column`` is the place inside the file.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        return None, [Fault("error.package.descriptor.json", DESCRIPTOR, line)]
    faults = list(dict.fromkeys(_form_faults(content)))
    if faults:
        return None, faults
    for resource in content["resources"]:
        _spell_out(resource["schema"])
    faults = list(_promise_faults(content["resources"]))
    if faults:
        return None, faults
    resources = tuple(Resource(r["name"], r["path"], r["schema"]) for r in content["resources"])
    return Descriptor(content["name"], content["version"], content["city"], resources), []


def _spell_out(schema: dict[str, Any]) -> None:
    """Write a key of one field as a list, as the standard lets it be either."""
    schema["primaryKey"] = _list(schema["primaryKey"])
    for link in schema.setdefault("foreignKeys", []):
        link["fields"] = _list(link["fields"])
        link["reference"]["fields"] = _list(link["reference"]["fields"])


def _list(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names


def _fault(code: str, place: str, value: object = None, expected: object = None) -> Fault:
    texts = [
        part if part is None or isinstance(part, str) else json.dumps(part, ensure_ascii=False)
        for part in (value, expected)
    ]
    return Fault(f"error.package.{code}", DESCRIPTOR, None, place or None, *texts)


def _form_faults(content: object) -> Iterator[Fault]:
    """Yield where the descriptor leaves `PROFILE`."""
    from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

    checker = Draft202012Validator(PROFILE, format_checker=FormatChecker(["regex"]))
    for error in checker.iter_errors(content):
        parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.path)
        place = "".join(parts).removeprefix(".")
        if error.validator == "required":
            for key in set(error.validator_value) - set(error.instance):
                yield _fault("descriptor.missing", f"{place}.{key}".removeprefix("."))
        elif re.fullmatch(r"resources\[\d+\]\.path", place):
            yield _fault("path", place, error.instance, "*.csv")
        else:
            expected = {error.validator: error.validator_value}
            yield _fault("descriptor.value", place, error.instance, expected)


def _promise_faults(resources: list[dict[str, Any]]) -> Iterator[Fault]:
    """Yield where the schemas promise less than the tables rely on."""
    names = [resource["name"] for resource in resources]
    paths = [resource["path"].casefold() for resource in resources]
    for number, resource in enumerate(resources):
        if names.index(resource["name"]) != number or paths.index(paths[number]) != number:
            yield _fault("descriptor.twice", f"resources[{number}]", resource["name"])
        yield from _schema_faults(resource["name"], resource["schema"])
        yield from _link_faults(resource, resources)
    for name in ("cities", "sources"):
        if name not in names:
            yield _fault("descriptor.resource", "resources", None, name)


def _link_faults(resource: dict[str, Any], resources: list[dict[str, Any]]) -> Iterator[Fault]:
    """Yield the foreign keys that lead from or to something that is not in the package."""
    fields = {
        other["name"]: {field["name"] for field in other["schema"]["fields"]} for other in resources
    }
    for link in resource["schema"]["foreignKeys"]:
        target, ends = (
            link["reference"]["resource"] or resource["name"],
            link["reference"]["fields"],
        )
        starts_well = fields[resource["name"]].issuperset(link["fields"])
        ends_well = fields.get(target, set()).issuperset(ends)
        if not (starts_well and ends_well and len(ends) == len(link["fields"])):
            yield _fault("descriptor.value", f"{resource['name']}.foreignKeys", link)


def _schema_faults(name: str, schema: Mapping[str, Any]) -> Iterator[Fault]:
    table = TABLES[name]
    fields = {field["name"]: field for field in schema["fields"]}
    if len(fields) < len(schema["fields"]):
        yield _fault("descriptor.twice", f"{name}.fields", [f["name"] for f in schema["fields"]])
    columns = {column.name: column for column in data_columns(name)}
    for column in columns.values():
        if column.name not in fields:
            yield _fault("descriptor.field", f"{name}.{column.name}")
        else:
            yield from _field_faults(f"{name}.{column.name}", column, fields[column.name])
    for field in fields.keys() - columns.keys() - CITY_COLUMNS:
        yield _fault("descriptor.unknown_field", f"{name}.{field}")
    key = [column.name for column in table.primary_key if column.name != "city"]
    promised = [part for part in schema["primaryKey"] if part not in CITY_COLUMNS]
    if sorted(promised) != sorted(key):
        yield _fault("descriptor.value", f"{name}.primaryKey", schema["primaryKey"], key)
    links = {
        (*link["fields"], link["reference"]["resource"] or name, *link["reference"]["fields"])
        for link in schema["foreignKeys"]
    }
    for column in columns.values():
        target = target_of(column)
        if target and (column.name, *target) not in links:
            yield _fault("descriptor.reference", f"{name}.{column.name}", None, ".".join(target))


def _field_faults(place: str, column: Column[Any], field: Mapping[str, Any]) -> Iterator[Fault]:
    constraints = field.get("constraints", {})
    expected = TYPES.get(column.type.python_type, "string")
    if field["type"] != expected:
        yield _fault("descriptor.value", f"{place}.type", field["type"], expected)
    if not column.nullable and not constraints.get("required"):
        yield _fault("descriptor.value", f"{place}.constraints.required", False, True)
    if isinstance(column.type, Enum):
        given = constraints.get("enum")
        if not given or not set(column.type.enums).issuperset(map(str, given)):
            yield _fault("descriptor.value", f"{place}.constraints.enum", given, column.type.enums)


def data_columns(name: str) -> tuple[Column[Any], ...]:
    """The columns of a table that a package fills, without the city."""
    kept = {"city", "version", "updated_at", "updated_by", "package_values"}
    return tuple(
        column
        for column in TABLES[name].columns
        if column.name not in kept and not column.info.get("own")
    )


def target_of(column: Column[Any]) -> tuple[str, str] | None:
    """The (resource, field) whose values a column must take, if it refers to any."""
    if "listed" in column.info:
        name, field = str(column.info["listed"]).split(".")
        return name, field
    for key in column.foreign_keys:
        if key.column.name != "city":
            return key.column.table.name, key.column.name
    return None
