"""Deciding what a data package changes in the rows that are there.

Without the database: rows in, rows and history out. How a field is decided when a package says
something else than the store:

- nobody changed it here: the package's value is taken;
- a person changed it and the package still says what it said before: the person's value stays;
- a person changed it and the package now says the same: it counts as the package's again;
- both changed it, to different values: the person's value stays, and the history keeps a line
  (``keep``) with the value that the package brought;
- the person's value refers to something that the package no longer has, or the whole row is gone
  from the package: the package is followed, and the history keeps the person's value.

Rows that a person added stay, unless what they refer to is gone. If the package now has such a row
too, it becomes the package's, and what the person wrote in it stays as a person's change does.

What the last two rules and the last paragraph take away, or keep against the package, are
conflicts, which the report of the load names: nothing is overwritten in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from model.catalogue import Operation
from model.store.history import Step, Values, to_snapshot
from model.store.rows import RowsOfKind

Known = Callable[[str, Any], bool]
"""Whether the new package has what a value of a field refers to."""


@dataclass(frozen=True)
class Peoples:
    """Which fields of a kind people may change, and which of them no package fills."""

    editable: frozenset[str]
    own: frozenset[str]


@dataclass
class Merge:
    """What has to be written for one kind.

    Attributes
    ----------
    added, updated, removed : list of dict
        Whole rows. Of the updated ones, those in ``touched`` become a new version.
    touched : set of str
        Keys of the updated rows that the history speaks of.
    steps, conflicts : list of Step
        The history, and the part of it where the package and a person disagree.
    """

    kind: str
    added: list[dict[str, Any]] = field(default_factory=list)
    updated: list[dict[str, Any]] = field(default_factory=list)
    removed: list[dict[str, Any]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    steps: list[Step] = field(default_factory=list)
    conflicts: list[Step] = field(default_factory=list)

    def note(self, step: Step, *, conflict: bool) -> None:
        """Add a line to the history."""
        self.steps.append(step)
        if conflict:
            self.conflicts.append(step)


def merge(
    kind: str,
    current: RowsOfKind,
    wanted: Mapping[str, Values],
    known: Known,
    peoples: Peoples,
) -> Merge:
    """Compare the rows of a kind with what a package says.

    Parameters
    ----------
    current : mapping
        The rows in the store, by key.
    wanted : mapping
        The package's rows, by key, without the columns that the store keeps for itself.
    known : callable
        See `Known`.
    peoples : Peoples
        What is people's in rows of this kind.
    """
    result = Merge(kind)
    for key, values in wanted.items():
        if key in current:
            _merge_row(result, key, current[key], values, known, peoples)
        else:
            row = dict(values)
            result.added.append(row)
            result.note(Step(Operation.ADD, kind, key, None, None, row), conflict=False)
    for key, row in current.items():
        added = row.get("added_by") is not None
        if key not in wanted and not (added and all(known(*field) for field in row.items())):
            result.removed.append(row)
            step = Step(Operation.REMOVE, kind, key, None, to_snapshot(row), None)
            said = any(row[name] is not None for name in peoples.own)
            result.note(step, conflict=added or said or bool(row["package_values"]))
    return result


def _merge_row(
    result: Merge, key: str, row: Values, values: Values, known: Known, peoples: Peoples
) -> None:
    """Compare one row, field by field; ``package_values`` holds what people changed."""
    edited = dict(row["package_values"] or {})
    changed: dict[str, Any] = {}
    if row.get("added_by") is not None:
        changed["added_by"] = None
        step = Step(Operation.SET, result.kind, key, "added_by", row["added_by"], None)
        result.note(step, conflict=False)
        edited = dict.fromkeys(peoples.editable & values.keys())
    for name in peoples.own - changed.keys():
        if not known(name, row[name]):
            changed[name] = None
            step = Step(Operation.SET, result.kind, key, name, row[name], None)
            result.note(step, conflict=True)
    for name, offered in values.items():
        mine = row[name]
        if name not in edited:
            if offered != mine:
                changed[name] = offered
                step = Step(Operation.SET, result.kind, key, name, mine, offered)
                result.note(step, conflict=False)
        elif offered == mine:
            del edited[name]
        elif not known(name, mine):
            del edited[name]
            changed[name] = offered
            step = Step(Operation.SET, result.kind, key, name, mine, offered)
            result.note(step, conflict=True)
        elif offered != edited[name]:
            edited[name] = offered
            step = Step(Operation.KEEP, result.kind, key, name, mine, offered)
            result.note(step, conflict=True)
    if changed or edited != (row["package_values"] or {}):
        result.updated.append({**row, **changed, "package_values": edited or None})
        if result.steps and result.steps[-1].key == key:
            result.touched.add(key)
