"""A plan at once: one item after the other into the first quarter that has room for it.

The serial schedule generation scheme (Kolisch & Hartmann 1999) for several orders, of which the
best plan is kept. An order lists the services by a rule and puts before each what it needs and is
not listed yet. What a wish wants in the plan comes first, pinned items before all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from model.errors import TarazuError
from model.roadmap.plan import Method, Plan, Starts, make_plan, value_of
from model.roadmap.problem import Problem, named
from model.roadmap.records import ItemKind, Wish, WishKind
from model.roadmap.windows import Windows, windows


@dataclass(frozen=True, slots=True)
class Conflict:
    """Wishes that can't hold together, none of which can be spared for that.

    Attributes
    ----------
    wishes : tuple of Wish
    groups : bool
        Whether the hard order of the groups is one of them.
    """

    wishes: tuple[Wish, ...]
    groups: bool


class WishesConflict(TarazuError):  # noqa: N818 - as the other errors, it says what is wrong
    """The wishes can't hold together; `conflict` names a smallest set if it is known."""

    def __init__(self, code: str, conflict: Conflict | None = None) -> None:
        self.conflict = conflict
        wishes = () if conflict is None else conflict.wishes
        params = {} if conflict is None else {"items": named(wish.item for wish in wishes)}
        super().__init__(code, **params)


Rule = Callable[[int, Sequence[int]], tuple[float, ...]]
"""Sort key of an item, of which its whole closure is given: the first comes first."""


def first_plan(problem: Problem) -> Plan:
    """The best plan that a few orders give, in milliseconds.

    Raises
    ------
    WishesConflict
        ``error.roadmap.wishes.hard`` if none of the orders keeps every wish; there may still be a
        plan, which `model.roadmap.solve` finds or rules out.
    """
    spans = windows(problem)
    best: tuple[int, str, Starts] | None = None
    for rule, order in orders(problem, spans):
        starts = place_in_order(problem, spans, order)
        if starts is not None:
            value = value_of(problem, starts)
            if best is None or value > best[0]:
                best = value, rule, starts
    if best is None:
        raise WishesConflict("error.roadmap.wishes.hard")
    _, rule, starts = best
    bound = loose_bound(problem, spans)
    return make_plan(problem, starts, bound=bound, method=Method.SERIAL, rule=rule)


def loose_bound(problem: Problem, spans: Windows) -> int:
    """What a plan would be worth if no capacity ever lacked."""
    unhindered: Starts = [None] * len(problem.items)
    for place in problem.free:
        quarters = spans.quarters(place)
        unhindered[place] = quarters[0] if quarters else None
    return value_of(problem, unhindered)


def orders(problem: Problem, spans: Windows) -> Iterator[tuple[str, list[int]]]:
    """The orders to try, by the name of their rule."""
    free = set(problem.free)
    closures = {place: closure(problem, place, free) for place in problem.free}
    head = _must_first(problem, spans, closures)
    for name, rule in _rules(problem, spans).items():
        keys = {place: rule(place, closures[place]) for place in problem.free}
        keyed = {place: (_turn(problem, place), keys[place], place) for place in problem.free}
        listed: dict[int, None] = dict.fromkeys(head)
        for place in sorted(problem.free, key=keyed.__getitem__):
            if place not in listed:
                inner = sorted(closures[place], key=lambda one: (spans.first[one], keys[one], one))
                listed.update(dict.fromkeys(inner))
        yield name, list(listed)


def _turn(problem: Problem, place: int) -> int:
    """Services come first, group by group if groups are hard; what no service needs comes last."""
    item = problem.items[place]
    if item.kind is not ItemKind.SERVICE:
        return max(_GROUPS) + 1
    return (item.group or 0) if problem.hard_groups else 0


_GROUPS: Final = (1, 2, 3)


def closure(problem: Problem, place: int, free: set[int]) -> tuple[int, ...]:
    """An item and all that it needs and that is to be placed."""
    seen, todo = {place}, [place]
    while todo:
        for need in problem.needs[todo.pop()]:
            if need in free and need not in seen:
                seen.add(need)
                todo.append(need)
    return tuple(seen)


def _must_first(
    problem: Problem, spans: Windows, closures: dict[int, tuple[int, ...]]
) -> list[int]:
    """What a wish wants in the plan, each after what it needs; the most pressing first."""
    position = {place: number for number, place in enumerate(problem.free)}
    listed: dict[int, None] = {}
    for place in sorted(spans.must, key=lambda one: (spans.last[one], position[one])):
        listed.update(dict.fromkeys(sorted(closures[place], key=position.__getitem__)))
    return list(listed)


def _rules(problem: Problem, spans: Windows) -> dict[str, Rule]:
    items = problem.items

    def work(places: Iterable[int]) -> int:
        return sum(items[place].duration * max(1, items[place].load) for place in places)

    def length(place: int) -> int:
        return spans.first[place] + items[place].duration

    return {
        "value": lambda place, _: (-items[place].value, length(place)),
        "value_for_work": lambda place, all_: (-items[place].value / work(all_),),
        "value_for_items": lambda place, all_: (-items[place].value / len(all_),),
        "value_for_own_work": lambda place, _: (-items[place].value / work([place]),),
        "value_for_time": lambda place, _: (-items[place].value / length(place),),
        "soonest": lambda place, _: (length(place), -items[place].value),
    }


def place_in_order(
    problem: Problem,
    spans: Windows,
    order: Sequence[int],
    not_before: Starts | None = None,
) -> Starts | None:
    """Place the items one after the other, each as early as what is left allows.

    Parameters
    ----------
    order : sequence of int
        All free items; each after those that it needs.
    not_before : list of (int or None) or None
        Where each item is not to begin sooner.

    Returns
    -------
    list of int or None
        None as a whole if an item finds no place that a wish wants in the plan.
    """
    board = Board(problem, spans)
    pinned = [problem.index[wish.item] for wish in problem.wishes if wish.kind is WishKind.PIN]
    for place in dict.fromkeys(pinned):
        if not board.put(place, spans.first[place]):
            return None
    for place in order:
        least = 0 if not_before is None else not_before[place] or 0
        if board.starts[place] is None and not board.put(place, least) and place in spans.must:
            return None
    return board.starts if board.sound() else None


class Board:
    """The quarters with what is left of each capacity, onto which items are placed."""

    def __init__(self, problem: Problem, spans: Windows) -> None:
        self.problem, self.spans = problem, spans
        self.left = [list(left) for left in problem.left]
        self.starts: Starts = [item.fixed for item in problem.items]
        self.gates = dict.fromkeys(_GROUPS, 0) if problem.hard_groups else {}

    def put(self, place: int, least: int = 0) -> bool:
        """Place an item as early as it can be; False if it can't."""
        problem, item = self.problem, self.problem.items[place]
        first = max(self.spans.first[place], least)
        for need in problem.needs[place]:
            start = self.starts[need]
            if start is None:
                if place not in self.spans.must:
                    return False
                continue  # it is pinned, and what it needs comes after: `sound` looks at that
            first = max(first, start + problem.items[need].duration)
        service = item.kind is ItemKind.SERVICE and item.group is not None
        if self.gates and service:
            first = max(first, self.gates[item.group or 0] - item.duration + 1)
        found = self._room(place, first)
        if found is not None:
            self.starts[place] = found
            for resource, amount in problem.uses[place]:
                row = self.left[resource]
                for quarter in range(found, found + item.duration):
                    row[quarter] -= amount
        if self.gates and service:
            end = problem.quarters if found is None else found + item.duration - 1
            for group in self.gates:
                if group > (item.group or 0):
                    self.gates[group] = max(self.gates[group], end)
        return found is not None

    def _room(self, place: int, first: int) -> int | None:
        length = self.problem.items[place].duration
        refused = self.spans.forbidden.get(place, ())
        uses = [(self.left[resource], amount) for resource, amount in self.problem.uses[place]]
        start = first
        while start <= self.spans.last[place]:
            blocked = -1
            for row, amount in uses:
                for quarter in range(start + length - 1, max(start, blocked + 1) - 1, -1):
                    if row[quarter] < amount:
                        blocked = quarter
                        break
            if blocked < start and start not in refused:
                return start
            start = max(start, blocked) + 1
        return None

    def sound(self) -> bool:
        """Whether what wishes placed ahead of its turn fits with the rest."""
        problem, starts = self.problem, self.starts
        for place in self.spans.must:
            start = starts[place]
            if start is None:
                return False
            for need in problem.needs[place]:
                before = starts[need]
                if before is None or before + problem.items[need].duration > start:
                    return False
        return not problem.hard_groups or _grouped(problem, starts)


def _grouped(problem: Problem, starts: Starts) -> bool:
    """Whether no service opens before all services of the groups before its own."""
    ends: dict[int, list[int]] = {group: [] for group in _GROUPS}
    for place in problem.free:
        item, start = problem.items[place], starts[place]
        if item.kind is ItemKind.SERVICE and item.group is not None:
            end = problem.quarters if start is None else start + item.duration - 1
            ends[item.group].append(end)
    gate = 0
    for group in _GROUPS:
        opened = [end for end in ends[group] if end < problem.quarters]
        if opened and min(opened) < gate:
            return False
        gate = max([gate, *ends[group]])
    return True
