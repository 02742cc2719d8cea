"""The graph of a city's catalogue, and what counts as being there.

A service is given by the systems of Table 13, a system is related to those that its second and
later codes name, an integrated system consists of the systems whose codes begin with its own, and
Table 11 says which bodies owe a prerequisite. What prerequisites hold up is our assumption: the
report names no service.

There is an existing service, a system that is done, a delivered prerequisite, and an integrated
system all of whose systems are done. A system that needs development is not there for a service
that is still to do, and one whose status nobody printed is not taken to be there. A body is never
there: it is whom one waits for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from model.catalogue import Catalogue, PrerequisiteStatus, ServiceStatus, SystemStatus
from model.graph import Edge, EdgeKind, Graph, Item, Node, NodeKind, service_node


def catalogue_graph(catalogue: Catalogue) -> Graph:
    """The graph of all that a city's catalogue links.

    Links that could not be resolved and links that a person has taken away are left out.
    """
    nodes = _Nodes(catalogue)
    return Graph(_items(catalogue, nodes), _edges(catalogue, nodes))


class _Nodes:
    """The nodes of a catalogue by kind and id."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.service = {s.service_id: service_node(s.service_id) for s in catalogue.services}
        self.system = _named(NodeKind.SYSTEM, (s.system_id for s in catalogue.systems))
        families = (family.integrated_system_id for family in catalogue.integrated_systems)
        self.integrated = _named(NodeKind.INTEGRATED_SYSTEM, families)
        prerequisites = (one.prerequisite_id for one in catalogue.prerequisites)
        self.prerequisite = _named(NodeKind.PREREQUISITE, prerequisites)
        self.body = _named(NodeKind.BODY, (body.body_id for body in catalogue.bodies))


def _named(kind: NodeKind, names: Iterable[str]) -> dict[str, Node]:
    return {name: Node(kind, name) for name in names}


def _items(catalogue: Catalogue, nodes: _Nodes) -> Iterator[Item]:
    done = {s.system_id: s.status is SystemStatus.DONE for s in catalogue.systems}
    families: defaultdict[str | None, list[bool]] = defaultdict(list)
    for system in catalogue.systems:
        families[system.integrated_system].append(done[system.system_id])
    for service in catalogue.services:
        there = service.status is ServiceStatus.EXISTING
        yield Item(nodes.service[service.service_id], service.status, there)
    for system in catalogue.systems:
        yield Item(nodes.system[system.system_id], system.status, done[system.system_id])
    for name, node in nodes.integrated.items():
        yield Item(node, "", bool(families[name]) and all(families[name]))
    for prerequisite in catalogue.prerequisites:
        node = nodes.prerequisite[prerequisite.prerequisite_id]
        there = prerequisite.status is PrerequisiteStatus.DELIVERED
        yield Item(node, prerequisite.status, there, other=prerequisite.kind != "own")
    for body in catalogue.bodies:
        yield Item(nodes.body[body.body_id], other=body.kind != "municipality")


def _edges(catalogue: Catalogue, nodes: _Nodes) -> Iterator[Edge]:
    for given in catalogue.service_systems:
        if given.service is not None:
            basis = "printed" if given.printed_number == str(given.service) else "resolved"
            ends = nodes.service[given.service], nodes.system[given.system]
            yield Edge(*ends, EdgeKind.GIVEN_BY, given.link_id, basis)
    for tie in catalogue.system_links:
        for named, name in (
            (nodes.system, tie.related_system),
            (nodes.integrated, tie.related_integrated),
        ):
            if name is not None:
                basis = "printed" if tie.printed_code == name else "resolved"
                ends = nodes.system[tie.system], named[name]
                yield Edge(*ends, EdgeKind.RELATED_TO, tie.link_id, basis)
    for one in catalogue.systems:
        if one.integrated_system is not None:
            ends = nodes.integrated[one.integrated_system], nodes.system[one.system_id]
            yield Edge(*ends, EdgeKind.CONSISTS_OF)
    for hold in catalogue.prerequisite_services:
        if hold.holds:
            ends = nodes.service[hold.service], nodes.prerequisite[hold.prerequisite]
            yield Edge(*ends, EdgeKind.HELD_BY, hold.link_id, hold.basis)
    for bar in catalogue.prerequisite_systems:
        if bar.holds:
            ends = nodes.system[bar.system], nodes.prerequisite[bar.prerequisite]
            yield Edge(*ends, EdgeKind.HELD_BY, bar.link_id, bar.basis)
    for owed in catalogue.prerequisite_bodies:
        ends = nodes.prerequisite[owed.prerequisite], nodes.body[owed.body]
        yield Edge(*ends, EdgeKind.OWED_BY, f"{owed.prerequisite}/{owed.body}")
