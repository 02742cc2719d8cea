"""What no source says and a plan needs: durations, efforts, capacities, delays. All assumed.

Each figure stands under an id such as ``service_quarters_ease_1``, with its unit and reason; what
follows from several of them is worked out here, so that a screen can show how.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from model.errors import InvalidInput


class Unit(StrEnum):
    """What an assumption is counted in."""

    QUARTERS = "quarters"
    PERSON_MONTHS = "person_months"
    """A quarter's."""
    ITEMS = "items"
    UNITS = "units"
    SCORE = "score"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Assumption:
    """One figure that we assume.

    Attributes
    ----------
    id : str
    value : int
    unit : Unit
    reason_fa, reason_en : str
        Why this figure.
    """

    id: str
    value: int
    unit: Unit
    reason_fa: str = ""
    reason_en: str = ""


class Assumptions:
    """The assumptions by id.

    Parameters
    ----------
    rows : iterable of Assumption

    Raises
    ------
    InvalidInput
        ``error.roadmap.assumption.missing`` when one is asked for that is not there,
        ``error.roadmap.assumption.negative``.
    """

    def __init__(self, rows: Iterable[Assumption]) -> None:
        self.rows = tuple(rows)
        self.by_id: Mapping[str, Assumption] = {row.id: row for row in self.rows}
        negative = sorted(row.id for row in self.rows if row.value < 0)
        if negative:
            raise InvalidInput("error.roadmap.assumption.negative", items=", ".join(negative))

    def __getitem__(self, name: str) -> int:
        row = self.by_id.get(name)
        if row is None:
            raise InvalidInput("error.roadmap.assumption.missing", item=name)
        return row.value

    def of_kind(self, prefix: str, name: str, kind: str) -> int:
        """The figure for one thing if there is one, else for its kind."""
        own = self.by_id.get(f"{prefix}_{name}")
        return self[f"{prefix}_{kind}"] if own is None else own.value
