"""Under which domain, group, body, system or council each item of a plan stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from model.catalogue import Catalogue
from model.roadmap.problem import Problem
from model.roadmap.records import Item, ItemKind

NONE = ""
"""The heading of the items that stand under none."""

Headings = Mapping[str, tuple[str, ...]]
"""For each item, by id, the headings that it stands under, at least one."""


def headings(catalogue: Catalogue, problem: Problem, by: str) -> Headings:
    """Give the headings of the items.

    Under a body stand the prerequisites that it owes and what waits for them, at any depth; under a
    council likewise what it carries. Under a system stand the services that need it.

    Parameters
    ----------
    by : str
        One of `model.roadmap.view.GROUPINGS`.
    """
    readers: Mapping[str, Callable[[], Headings]] = {
        "domain": lambda: _each(problem, _domain),
        "group": lambda: _each(problem, lambda item: _group(item)),
        "body": lambda: _waiting(problem, bodies_of(catalogue)),
        "council": lambda: _waiting(problem, _councils(catalogue)),
        "system": lambda: _systems(problem),
    }
    return readers[by]()


def bodies_of(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """The bodies that owe each prerequisite, by the item's id."""
    found: dict[str, tuple[str, ...]] = {}
    for link in catalogue.prerequisite_bodies:
        name = f"prerequisite:{link.prerequisite}"
        found[name] = (*found.get(name, ()), link.body)
    return found


def _councils(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    return {
        f"prerequisite:{one.prerequisite_id}": (one.council,)
        for one in catalogue.prerequisites
        if one.council is not None
    }


def _each(problem: Problem, heading: Callable[[Item], str | None]) -> Headings:
    return {item.id: (heading(item) or NONE,) for item in problem.items}


def _domain(item: Item) -> str | None:
    return item.domain


def _group(item: Item) -> str | None:
    if item.kind is ItemKind.SERVICE:
        return None if item.group is None else str(item.group)
    return item.kind.value


def _waiting(problem: Problem, own: Mapping[str, Iterable[str]]) -> Headings:
    """The headings that items have themselves, and those of all that they wait for."""
    found: list[dict[str, None]] = [{} for _ in problem.items]
    for place in problem.order:
        found[place].update(dict.fromkeys(own.get(problem.items[place].id, ())))
        for need in problem.needs[place]:
            found[place].update(found[need])
    return {item.id: tuple(found[place]) or (NONE,) for place, item in enumerate(problem.items)}


def _systems(problem: Problem) -> Headings:
    """A system stands under itself, a service under the systems that it needs directly."""
    found: dict[str, tuple[str, ...]] = {}
    for place, item in enumerate(problem.items):
        needed = (problem.items[need] for need in problem.needs[place])
        systems = tuple(one.id for one in needed if one.kind is ItemKind.SYSTEM)
        if item.kind is ItemKind.SYSTEM:
            found[item.id] = (item.id,)
        elif item.kind is ItemKind.SERVICE:
            found[item.id] = systems or (NONE,)
        else:
            found[item.id] = (NONE,)
    return found
