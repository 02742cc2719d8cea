"""Records of what changed: data versions, changes, and the targets that people set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from model.catalogue.base import Entered
from model.catalogue.statuses import Operation, TargetScope


@dataclass(frozen=True, kw_only=True)
class Target(Entered):
    """Services that are to be open by a day: all, those of a domain, or one."""

    target_id: str
    scope: TargetScope
    service: int | None
    domain: str | None
    by: date
    note: str | None


@dataclass(frozen=True, kw_only=True)
class DataVersion:
    """Which state of a city's data this is.

    `number` counts the data packages loaded for the city, `revision` every change: loads and
    edits. Two catalogues of a city with the same revision are equal.
    """

    city: str
    number: int
    revision: int
    package: str
    package_version: str
    content_hash: str
    loaded_at: datetime
    changed_at: datetime

    @property
    def label(self) -> str:
        """Short name for screens and prints, such as ``1.0.0 (2.7)``."""
        return f"{self.package_version} ({self.number}.{self.revision})"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One line of the history: what was changed, when, by whom, from what to what.

    Attributes
    ----------
    revision : int
        The revision of the city's data that the change made; changes made together share it.
    at : datetime
        In UTC.
    who : str
        A person's name, or ``package:`` and the name and version of the data package.
    kind, key : str
        Which row, such as ``service`` and ``12``; the parts of a longer key are joined by ``/``.
    field : str or None
        None for whole rows.
    old, new : object
        Values before and after; whole rows as a mapping of their fields. Days are ISO texts.
    undoes : int or None
        The revision that this change took back.
    """

    city: str
    revision: int
    at: datetime
    who: str
    operation: Operation
    kind: str
    key: str
    field: str | None
    old: object
    new: object
    undoes: int | None = None


@dataclass(frozen=True, kw_only=True)
class StatusChange:
    """A status that changed: of a service, a system, a prerequisite or an action.

    Attributes
    ----------
    at, day
        When, in UTC, and which day it was in Tehran.
    old, new : str or None
        None where there was, or is, no such row.
    """

    at: datetime
    day: date
    who: str
    revision: int
    kind: str
    key: str
    old: str | None
    new: str | None
