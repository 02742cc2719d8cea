"""A planning problem: items, capacities, wishes, and the rules that hold them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from model.calendar import Quarter
from model.errors import InvalidInput, quoted
from model.reach import components, cycle_in
from model.roadmap.records import Fact, Item, Resource, Wish, WishKind

MOST_QUARTERS: Final = 40
MOST_ITEMS: Final = 20_000
MOST_NAMED: Final = 6
"""Items that a message names; beyond them it says how many more."""


@dataclass(frozen=True)
class Problem:
    """What is to be planned.

    An item that begins in quarter s and takes d quarters is in work in s, ..., s + d - 1, is
    finished (opens) in the last of these, and what needs it may begin in the quarter after. An item
    that does not fit into the horizon stays out of the plan, and so does what needs it.

    Parameters
    ----------
    start : Quarter
        The first quarter of the horizon.
    quarters : int
        How many there are.
    items : tuple of Item
    resources : tuple of Resource
    wishes : tuple of Wish
        All hold, or there is no plan.
    hard_groups : bool
        Whether no service opens before all services of the groups before its own that can be
        planned at all.
    now : int
        Nothing new begins before this quarter.

    Raises
    ------
    InvalidInput
        ``error.roadmap.`` and one of ``quarters``, ``too_many``, ``twice``, ``need.unknown``,
        ``cycle``, ``duration``, ``too_long``, ``load``, ``value``, ``capacity.length``,
        ``capacity.negative``, ``capacity.zero``, ``capacity.small``, ``wish.unknown``,
        ``wish.quarter``, ``wish.fixed``, ``wish.two_pins``, ``wish.finish``, ``pin.needs``; all
        name the items.
    """

    start: Quarter
    quarters: int
    items: tuple[Item, ...]
    resources: tuple[Resource, ...] = ()
    wishes: tuple[Wish, ...] = ()
    hard_groups: bool = False
    now: int = 0

    def __post_init__(self) -> None:
        check_horizon(self.quarters, self.now)
        _check_items(self)
        _check_resources(self)
        _check_wishes(self)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The place of each item."""
        return {item.id: place for place, item in enumerate(self.items)}

    def item(self, name: object) -> Item:
        """The item with an id that came from outside.

        Raises
        ------
        InvalidInput
            ``error.roadmap.item.unknown``.
        """
        place = self.index.get(name) if isinstance(name, str) else None
        if place is None:
            raise InvalidInput("error.roadmap.item.unknown", item=quoted(name))
        return self.items[place]

    @cached_property
    def needs(self) -> tuple[tuple[int, ...], ...]:
        """For each item the places of those that it needs."""
        return tuple(tuple(self.index[need] for need in item.needs) for item in self.items)

    @cached_property
    def needed_by(self) -> tuple[tuple[int, ...], ...]:
        """For each item the places of those that need it."""
        turned: list[list[int]] = [[] for _ in self.items]
        for place, needs in enumerate(self.needs):
            for need in needs:
                turned[need].append(place)
        return tuple(map(tuple, turned))

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The places of all items, each after those that it needs."""
        return tuple(place for knot in components(self.needs) for place in knot)

    @cached_property
    def free(self) -> tuple[int, ...]:
        """The places of the items whose quarter the plan chooses, each after what it needs."""
        return tuple(place for place in self.order if self.items[place].free)

    @cached_property
    def uses(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each item the resources that it takes of, by place, and how much a quarter."""
        return tuple(
            tuple(
                (place, amount)
                for place, resource in enumerate(self.resources)
                if (amount := resource.use(item))
            )
            for item in self.items
        )

    @cached_property
    def left(self) -> tuple[tuple[int, ...], ...]:
        """What each resource has in each quarter beside what is under way already."""
        left = [list(resource.capacity) for resource in self.resources]
        for place, item in enumerate(self.items):
            if item.fixed is not None:
                for quarter in range(max(0, item.fixed), item.fixed + item.duration):
                    for resource, amount in self.uses[place]:
                        if quarter < self.quarters:
                            left[resource][quarter] = max(0, left[resource][quarter] - amount)
        return tuple(map(tuple, left))

    @cached_property
    def wishes_by_item(self) -> Mapping[str, tuple[Wish, ...]]:
        """The wishes about each item that has any."""
        found: dict[str, tuple[Wish, ...]] = {}
        for wish in self.wishes:
            found[wish.item] = (*found.get(wish.item, ()), wish)
        return found

    def quarter(self, number: int) -> Quarter:
        """The Jalali quarter of a number."""
        return self.start.later(number)


def named(items: Iterable[str]) -> str:
    """The ids of items as a message tells them."""
    told = list(items)
    more = len(told) - MOST_NAMED
    return ", ".join(told[:MOST_NAMED]) + (f" (+{more})" if more > 0 else "")


def check_horizon(quarters: object, now: object = 0) -> None:
    """Hold a horizon to what one can plan.

    Raises
    ------
    InvalidInput
        ``error.roadmap.quarters``.
    """
    for value, least in ((quarters, 1), (now, 0)):
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or not least <= value <= MOST_QUARTERS:  # type: ignore[operator]
            params = {"value": quoted(value), "maximum": MOST_QUARTERS}
            raise InvalidInput("error.roadmap.quarters", **params)


def _check_items(problem: Problem) -> None:
    items = problem.items
    if len(items) > MOST_ITEMS:
        raise InvalidInput("error.roadmap.too_many", value=len(items), maximum=MOST_ITEMS)
    if len(problem.index) < len(items):
        twice = {item.id for place, item in enumerate(items) if problem.index[item.id] != place}
        raise InvalidInput("error.roadmap.twice", items=named(sorted(twice)))
    for item in items:
        unknown = [need for need in item.needs if need not in problem.index]
        if unknown:
            raise InvalidInput("error.roadmap.need.unknown", item=item.id, items=named(unknown))
    _refuse("duration", [item.id for item in items if item.duration < 1])
    finished = (Fact.FINISHED, Fact.STARTED)
    long = [i.id for i in items if i.duration > problem.quarters and i.fact not in finished]
    _refuse("too_long", long, quarters=problem.quarters)
    _refuse("load", [item.id for item in items if item.load < 0])
    _refuse("value", [item.id for item in items if item.value < 0])
    for knot in components(problem.needs):
        circle = cycle_in(problem.needs, knot)
        if circle:
            raise InvalidInput("error.roadmap.cycle", items=named(items[p].id for p in circle))


def _refuse(code: str, items: list[str], **params: object) -> None:
    if items:
        raise InvalidInput(f"error.roadmap.{code}", items=named(items), **params)


def _check_resources(problem: Problem) -> None:
    for place, resource in enumerate(problem.resources):
        what = {"resource": resource.id}
        if len(resource.capacity) != problem.quarters:
            raise InvalidInput("error.roadmap.capacity.length", **what, quarters=problem.quarters)
        if min(resource.capacity) < 0:
            raise InvalidInput("error.roadmap.capacity.negative", **what)
        users = [
            (problem.items[user].id, amount)
            for user in problem.free
            for used, amount in problem.uses[user]
            if used == place
        ]
        most = max(resource.capacity)
        if users and most == 0:
            _refuse("capacity.zero", [user for user, _ in users], **what)
        small = [user for user, amount in users if amount > most]
        _refuse("capacity.small", small, **what, capacity=most)


def _check_wishes(problem: Problem) -> None:
    pinned: dict[str, int] = {}
    for wish in problem.wishes:
        if wish.item not in problem.index:
            raise InvalidInput("error.roadmap.wish.unknown", item=quoted(wish.item))
        item = problem.item(wish.item)
        whole = isinstance(wish.quarter, int) and not isinstance(wish.quarter, bool)
        if not whole or not 0 <= wish.quarter < problem.quarters:
            params = {"item": item.id, "value": quoted(wish.quarter), "quarters": problem.quarters}
            raise InvalidInput("error.roadmap.wish.quarter", **params)
        if not item.free:
            why = item.fact or item.blocked or ""
            params = {"item": item.id, "items": named(item.blocked_by), "why": str(why)}
            raise InvalidInput("error.roadmap.wish.fixed", **params)
        if wish.kind is WishKind.PIN:
            if pinned.setdefault(item.id, wish.quarter) != wish.quarter:
                raise InvalidInput("error.roadmap.wish.two_pins", item=item.id)
            if wish.quarter + item.duration > problem.quarters:
                params = {"item": item.id, "quarter": str(problem.quarter(wish.quarter))}
                raise InvalidInput("error.roadmap.wish.finish", **params)
    _check_pins(problem, pinned)


def _check_pins(problem: Problem, pinned: Mapping[str, int]) -> None:
    """Refuse a pin that comes before what the item needs can be finished, even unhindered."""
    earliest = earliest_starts(problem)
    for name, quarter in pinned.items():
        place = problem.index[name]
        if quarter >= earliest[place]:
            continue
        late = [
            problem.items[need].id
            for need in problem.needs[place]
            if earliest[need] + problem.items[need].duration > quarter
        ]
        params = {
            "item": name,
            "quarter": str(problem.quarter(quarter)),
            "earliest": str(problem.quarter(earliest[place])),
        }
        raise InvalidInput("error.roadmap.pin.needs", **params, items=named(late))


def earliest_starts(problem: Problem) -> list[int]:
    """The first quarter in which each item can begin if no capacity ever lacks.

    For items that cannot be planned, and for what waits for them, the quarter after the horizon.
    """
    earliest = [0] * len(problem.items)
    for place in problem.order:
        item = problem.items[place]
        if item.fixed is not None:
            earliest[place] = item.fixed
            continue
        if item.blocked is not None:
            earliest[place] = problem.quarters
            continue
        first = max(problem.now, item.release)
        for need in problem.needs[place]:
            first = max(first, earliest[need] + problem.items[need].duration)
        earliest[place] = first
    return earliest
