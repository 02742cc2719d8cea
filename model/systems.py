"""The systems and the integrated ones as rows of a list: what they give, need, and hold up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from model.catalogue import Catalogue, SystemStatus
from model.filters import Choices, Filters
from model.graph import Graph, Node, NodeKind
from model.impact import Impact, Impacts

KINDS: Final = (NodeKind.SYSTEM, NodeKind.INTEGRATED_SYSTEM)
"""What the list holds."""


@dataclass(frozen=True, slots=True)
class SystemRow:
    """A system or an integrated one.

    Attributes
    ----------
    node : Node
    status : SystemStatus or None
        None for integrated ones, which have none of their own.
    domain : str
    family : str or None
        The integrated system that it belongs to, or is.
    gives : tuple of Node
        The services that it gives; of an integrated one those that its systems give.
    needs : tuple of Node
        What it needs itself; an integrated one consists of these.
    done, parts : int
        How many of the systems of an integrated one are done, of how many.
    impact : Impact
    """

    node: Node
    status: SystemStatus | None
    domain: str
    family: str | None
    gives: tuple[Node, ...]
    needs: tuple[Node, ...]
    done: int
    parts: int
    impact: Impact

    @property
    def traits(self) -> Mapping[str, str | None]:
        """The values that filters look at, by name."""
        return {
            "kind": str(self.node.kind),
            "status": None if self.status is None else str(self.status),
            "domain": self.domain,
            "integrated": self.family,
        }


def choices(catalogue: Catalogue) -> Choices:
    """The values that each filter of the list may have."""
    return {
        "kind": [str(kind) for kind in KINDS],
        "status": [str(status) for status in SystemStatus],
        "domain": [domain.domain_id for domain in catalogue.domains],
        "integrated": [one.integrated_system_id for one in catalogue.integrated_systems],
    }


def system_rows(catalogue: Catalogue, impacts: Impacts) -> tuple[SystemRow, ...]:
    """All systems and integrated ones: what most priority waits for first."""
    graph = impacts.graph
    rows = [
        _row(graph, impacts, Node(NodeKind.SYSTEM, one.system_id), one.status, one.domain, family)
        for one in catalogue.systems
        for family in [one.integrated_system]
    ]
    for one in catalogue.integrated_systems:
        name = one.integrated_system_id
        node = Node(NodeKind.INTEGRATED_SYSTEM, name)
        rows.append(_row(graph, impacts, node, None, one.domain, name))
    return tuple(sorted(rows, key=lambda row: (-row.impact.total, graph.place(row.node))))


def _row(
    graph: Graph,
    impacts: Impacts,
    node: Node,
    status: SystemStatus | None,
    domain: str,
    family: str | None,
) -> SystemRow:
    place = graph.place(node)
    needs = graph.needs[place]
    parts = list(needs) if node.kind is NodeKind.INTEGRATED_SYSTEM else []
    givers = parts or [place]
    gives = {user for one in givers for user in graph.needed_by[one]}
    nodes = [graph.items[user].node for user in sorted(gives)]
    return SystemRow(
        node=node,
        status=status,
        domain=domain,
        family=family,
        gives=tuple(one for one in nodes if one.kind is NodeKind.SERVICE),
        needs=tuple(graph.items[need].node for need in needs),
        done=sum(graph.items[part].there for part in parts),
        parts=len(parts),
        impact=impacts.of(node),
    )


def matching_rows(
    rows: Collection[SystemRow], filters: Filters, words: Callable[[SystemRow], list[str]]
) -> tuple[SystemRow, ...]:
    """The rows that pass the filters; ``words`` gives the titles that its text is looked for in."""
    return tuple(row for row in rows if filters.keeps(row.traits, words(row)))


def counts(rows: Collection[SystemRow]) -> Mapping[str, Mapping[str, int]]:
    """How many rows each value of each filter keeps."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        for name, value in row.traits.items():
            if value is not None:
                found.setdefault(name, Counter())[value] += 1
    return found
