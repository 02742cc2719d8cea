"""What no source says and a plan needs: durations, efforts, capacities, delays. All assumed.

Each figure stands in the city's data under an id such as ``service_quarters_ease_1``, with its unit
and its reason, and people may change it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.catalogue import Catalogue, RoadmapAssumption
from model.errors import InvalidInput


class Assumptions:
    """The assumptions by id.

    Parameters
    ----------
    rows : iterable of RoadmapAssumption

    Raises
    ------
    InvalidInput
        ``error.roadmap.assumption.negative``; ``error.roadmap.assumption.missing`` when one is
        asked for that is not there.
    """

    def __init__(self, rows: Iterable[RoadmapAssumption]) -> None:
        self.by_id: Mapping[str, RoadmapAssumption] = {row.assumption_id: row for row in rows}
        negative = sorted(name for name, row in self.by_id.items() if row.value < 0)
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


def assumptions_of(catalogue: Catalogue) -> Assumptions:
    """The assumptions that a city plans with."""
    return Assumptions(catalogue.roadmap_assumptions)
