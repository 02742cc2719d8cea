"""The planning problem of a city: its open services, the systems they need, all prerequisites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from model.catalogue import Catalogue, PrerequisiteStatus, ServiceStatus, SystemStatus
from model.errors import InvalidInput, quoted
from model.graph import Graph, Node, NodeKind
from model.links import catalogue_graph
from model.roadmap.actuals import Actual, applied
from model.roadmap.assumptions import Assumptions
from model.roadmap.problem import Problem, named
from model.roadmap.records import Blocked, Fact, Item, ItemKind, Wish
from model.roadmap.settings import Settings, Unknown
from model.roadmap.values import Values
from model.scoring import Ranking
from model.waiting import DELIVERABLE


def city_problem(
    catalogue: Catalogue,
    ranking: Ranking,
    settings: Settings,
    assumed: Assumptions,
    actuals: Iterable[Actual] = (),
) -> Problem:
    """What there is to plan in a city, under a ranking and settings.

    Parameters
    ----------
    actuals : iterable of Actual
        What really happened to items; what the city no longer has to plan is passed over.

    Raises
    ------
    InvalidInput
        ``error.roadmap.arrival.unknown`` if something is said to come that no outside body owes;
        else as `Problem`, `Capacities.resources` and `Assumptions` do.
    """
    return City(catalogue, ranking, settings, assumed, actuals).problem()


def owed(graph: Graph) -> frozenset[str]:
    """The prerequisites that outside bodies owe, as items."""
    items = (graph.items[place] for place in graph.of_kind(NodeKind.PREREQUISITE))
    return frozenset(str(item.node) for item in items if item.other and not item.there)


class City:
    """A city's catalogue, seen as items to plan.

    Parameters are those of `city_problem`.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        ranking: Ranking,
        settings: Settings,
        assumed: Assumptions,
        actuals: Iterable[Actual] = (),
    ) -> None:
        self.catalogue = catalogue
        self.settings, self.assumed = settings, assumed
        self.actuals = {actual.item: actual for actual in actuals}
        self.values = Values(catalogue, ranking, settings, assumed)
        self.graph: Graph = catalogue_graph(catalogue)

    def problem(self) -> Problem:
        """The problem."""
        settings = self.settings
        unknown = [item for item in settings.arrivals if item not in owed(self.graph)]
        if unknown:
            raise InvalidInput("error.roadmap.arrival.unknown", items=quoted(named(unknown)))
        now = 0 if settings.now is None else max(0, settings.now.since(settings.start))
        happened = tuple(
            applied(item, self.actuals[item.id], settings.start, now)
            if item.id in self.actuals
            else item
            for item in self.items()
        )
        items = _blocked(happened)
        domains = tuple(domain.domain_id for domain in self.catalogue.domains)
        return Problem(
            start=settings.start,
            quarters=settings.quarters,
            items=items,
            resources=settings.capacities.resources(domains, settings.start, settings.quarters),
            wishes=tuple(
                Wish(wish.kind, wish.item, wish.quarter.since(settings.start))
                for wish in settings.wishes
            ),
            hard_groups=settings.hard_groups,
            now=now,
        )

    def items(self) -> Iterator[Item]:
        """The items: services, then systems, then prerequisites, each as the graph sorts them."""
        for place in self.graph.of_kind(NodeKind.SERVICE):
            if not self.graph.items[place].there:
                yield self._service(place)
        needed = self._needed_systems
        for place in self.graph.of_kind(NodeKind.SYSTEM):
            if place in needed:
                yield self._system(place)
        for place in self.graph.of_kind(NodeKind.PREREQUISITE):
            if not self.graph.items[place].there:
                yield self._prerequisite(place)

    @cached_property
    def _needed_systems(self) -> frozenset[int]:
        """The systems that are not there and that some service needs, at any depth."""
        services = self.graph.of_kind(NodeKind.SERVICE)
        todo, seen = [place for place in services if not self.graph.items[place].there], set()
        while todo:
            for need in self.graph.waiting_needs[todo.pop()]:
                if need not in seen:
                    seen.add(need)
                    todo.append(need)
        return frozenset(
            place for place in seen if self.graph.items[place].node.kind is NodeKind.SYSTEM
        )

    def _needs(self, place: int) -> tuple[int, ...]:
        """What a thing waits for that can be planned; an integrated system is all its systems."""
        found: dict[int, None] = {}
        todo = list(self.graph.waiting_needs[place])
        while todo:
            need = todo.pop()
            kind = self.graph.items[need].node.kind
            if kind in DELIVERABLE:
                found[need] = None
            elif kind is NodeKind.INTEGRATED_SYSTEM:
                todo.extend(other for other in self.graph.waiting_needs[need] if other != place)
        return tuple(sorted(found))

    def _ids(self, places: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(str(self.graph.items[place].node) for place in places)

    def units(self, place: int) -> int:
        """How many units have to work together on a thing, itself among them.

        The domains that it and what it needs or gives lie in, and the bodies that owe what it
        needs.
        """
        near = (place, *self.graph.needs[place], *self.graph.needed_by[place])
        domains = {self._domain(self.graph.items[one].node) for one in near} - {None}
        owed = self.graph.of_kind(NodeKind.PREREQUISITE)
        bodies = {
            body
            for need in self.graph.waiting_needs[place]
            if need in owed
            for body in self.graph.waiting_needs[need]
        }
        return max(1, len(domains)) + len(bodies)

    def _domain(self, node: Node) -> str | None:
        if node.kind is NodeKind.SERVICE:
            return self.catalogue.service(int(node.id)).domain
        if node.kind is NodeKind.SYSTEM:
            return self.catalogue.system_by_id[node.id].domain
        return None

    def _sized(self, item: Item, quarters: int, load: int, place: int) -> Item:
        """An item with its duration and load, of which both grow with the units involved."""
        more = self.units(place) - 1
        quarters += self.assumed["units_quarters"] * (more + 1 >= self.assumed["units_many"])
        return replace(item, duration=quarters, load=load + more * self.assumed["units_load"])

    def _service(self, place: int) -> Item:
        service = self.catalogue.service(int(self.graph.items[place].node.id))
        ease = self.values.ease(service.service_id)
        quarters = self.assumed[f"service_quarters_ease_{ease}"]
        load = self.assumed[f"service_load_ease_{ease}"]
        systems = self.graph.of_kind(NodeKind.SYSTEM)
        unnamed = not any(need in systems for need in self.graph.needs[place])
        if unnamed:
            quarters += self.assumed["service_quarters_no_system"]
        if service.status is ServiceStatus.IN_PROGRESS:
            share = self.assumed["service_share_in_progress"]
            quarters, load = -(-quarters * share // 100), -(-load * share // 100)
        points, group = self.values.worth(service.service_id)
        item = Item(
            id=str(self.graph.items[place].node),
            kind=ItemKind.SERVICE,
            duration=0,
            domain=service.domain,
            value=self.values.value(service.service_id),
            points=points,
            group=group,
            quick_win=self.values.quick_win(service.service_id),
            needs=self._ids(self._needs(place)),
            own_system=unnamed,
            status=service.status.value,
        )
        return self._sized(item, quarters, load, place)

    def _system(self, place: int) -> Item:
        system = self.catalogue.system_by_id[self.graph.items[place].node.id]
        status = system.status
        if status is SystemStatus.UNKNOWN:
            status = SystemStatus.NOT_DONE
        item = Item(
            id=str(self.graph.items[place].node),
            kind=ItemKind.SYSTEM,
            duration=0,
            domain=system.domain,
            value=1,
            needs=self._ids(self._needs(place)),
            status=system.status.value,
        )
        quarters = self.assumed[f"system_quarters_{status}"]
        return self._sized(item, quarters, self.assumed[f"system_load_{status}"], place)

    def _prerequisite(self, place: int) -> Item:
        found = self.graph.items[place]
        prerequisite = self.catalogue.prerequisite_by_id[found.node.id]
        item = Item(
            id=str(found.node),
            kind=ItemKind.PREREQUISITE,
            duration=1,
            value=1,
            status=prerequisite.status.value,
        )
        if not found.other:
            quarters = self.assumed["prerequisite_quarters"]
            item = replace(item, needs=self._ids(self._needs(place)))
            return self._sized(item, quarters, self.assumed["prerequisite_load"], place)
        bodies = tuple(self.graph.items[body].node.id for body in self.graph.waiting_needs[place])
        item = replace(item, value=0, bodies=bodies)
        fact, fixed = self._arrival(item.id, prerequisite.prerequisite_id, bodies)
        if isinstance(fact, Blocked):
            return replace(item, blocked=fact)
        if fixed >= self.settings.quarters:
            return replace(item, blocked=Blocked.BEYOND)
        return replace(item, fact=fact, fixed=fixed)

    def _arrival(self, item: str, name: str, bodies: tuple[str, ...]) -> tuple[Fact | Blocked, int]:
        """When an outside body's prerequisite comes, counted in quarters, and how we know."""
        settings = self.settings
        prerequisite = self.catalogue.prerequisite_by_id[name]
        now = settings.start if settings.now is None else max(settings.now, settings.start)
        expected = settings.arrivals.get(item, prerequisite.expected_quarter)
        if expected is not None:
            if expected < now:
                return Fact.LATE, now.since(settings.start)
            return Fact.EXPECTED, expected.since(settings.start)
        if prerequisite.status is PrerequisiteStatus.REFUSED:
            return Blocked.REFUSED, 0
        if settings.unknown is Unknown.WAIT:
            return Blocked.UNKNOWN, 0
        kinds = {body: self.catalogue.body_by_id[body].kind for body in bodies}
        waits = [self.assumed.of_kind("arrival", body, kind) for body, kind in kinds.items()]
        waits = waits or [self.assumed["arrival_other"]]
        return Fact.ASSUMED, now.since(settings.start) + max(1, *waits) - 1


def _blocked(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items, of which those that wait for what cannot be planned cannot be either."""
    by_id = {item.id: item for item in items}
    roots: dict[str, dict[str, None]] = {}

    def behind(name: str) -> dict[str, None]:
        if name not in roots:
            roots[name] = {}
            item = by_id[name]
            if item.blocked is not None:
                roots[name][name] = None
            for need in item.needs if item.fixed is None else ():
                roots[name].update(behind(need))
        return roots[name]

    found = []
    for item in items:
        causes = tuple(sorted(behind(item.id)))
        if item.blocked is None and causes:
            item = replace(item, blocked=by_id[causes[0]].blocked, blocked_by=causes)
        found.append(item)
    return tuple(found)
