"""How complete each charter is, and what an ambiguous project still lacks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from model.catalogue import Catalogue, Charter, ItemField, Project

FIELDS: Final = (
    "status",
    "stages",
    "schedule",
    "cost",
    "mandate",
    "aims_long",
    "aims_short",
    "indicators",
    "actors",
    "financing",
    "budget",
    "prerequisites",
    "documents",
)
"""The fields of the charter form, in its order."""

LISTS: Final[Mapping[ItemField, str]] = {
    ItemField.STAGE: "stages",
    ItemField.AIM_LONG: "aims_long",
    ItemField.AIM_SHORT: "aims_short",
    ItemField.FINANCING: "financing",
    ItemField.PAPER: "documents",
}
"""By list of items, the field that it fills."""

CURED_BY: Final = {
    "schedule": "schedule",
    "upgrade_plan": "stages",
    "cost": "cost",
    "financing": "financing",
    "stages": "stages",
    "prerequisites": "prerequisites",
}
"""By gap of an ambiguous project, the field of its charter that fills it."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a charter is filled: its filled fields, out of `FIELDS`."""

    filled: frozenset[str]

    @property
    def count(self) -> int:
        """How many fields are filled."""
        return len(self.filled)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that are not, in the order of the form."""
        return tuple(field for field in FIELDS if field not in self.filled)


def completeness(catalogue: Catalogue) -> Mapping[str, Completeness]:
    """How complete every charter is, by id; a schedule without a date does not count."""
    filled: dict[str, set[str]] = {c.charter_id: _own(c) for c in catalogue.charters}
    for item in catalogue.charter_items:
        if item.holds:
            filled[item.charter].add(LISTS[item.field])
    for milestone in catalogue.milestones:
        if milestone.holds and milestone.due is not None:
            filled[milestone.charter].add("schedule")
    for name, rows in (
        ("mandate", catalogue.charter_mandates),
        ("indicators", catalogue.indicators),
        ("actors", catalogue.charter_actors),
        ("budget", catalogue.charter_budgets),
        ("prerequisites", catalogue.charter_prerequisites),
    ):
        for row in rows:
            if row.holds:
                filled[row.charter].add(name)
    return {charter: Completeness(frozenset(fields)) for charter, fields in filled.items()}


def _own(charter: Charter) -> set[str]:
    """The fields that a charter's own values fill."""
    said = {
        "status": charter.status or charter.status_fa or charter.started,
        "cost": charter.cost_million is not None or charter.cost_fa,
        "mandate": charter.mandate_fa,
    }
    return {name for name, value in said.items() if value}


def open_gaps(
    catalogue: Catalogue, project: Project, complete: Mapping[str, Completeness]
) -> tuple[str, ...]:
    """What an ambiguous project still lacks, in the source's order; nothing for a clear one."""
    filled = complete[project.charter].filled
    gaps = [gap.gap for gap in catalogue.project_gaps if gap.project == project.project_id]
    return tuple(gap for gap in gaps if CURED_BY[gap] not in filled)


def cured(catalogue: Catalogue) -> Collection[int]:
    """The ambiguous projects that lack nothing any more."""
    complete = completeness(catalogue)
    return frozenset(
        project.project_id
        for project in catalogue.projects
        if project.ambiguous and not open_gaps(catalogue, project, complete)
    )
