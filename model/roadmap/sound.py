"""Whether a plan that came from outside keeps every rule of its problem."""

from __future__ import annotations

from collections.abc import Sequence

from model.errors import InvalidInput, quoted
from model.roadmap.plan import Method, Plan, Starts, make_plan
from model.roadmap.problem import Problem
from model.roadmap.records import ItemKind, WishKind


def read_starts(problem: Problem, given: object, method: object, bound: object) -> Plan:
    """Read a plan of a problem from what a browser sends.

    Parameters
    ----------
    given : list
        For each item of the problem, in its order, the first quarter of its work or None.
    method : str
    bound : int
        What the sender says no plan exceeds; it is only shown.

    Raises
    ------
    InvalidInput
        ``error.roadmap.plan.malformed``, or ``error.roadmap.plan.unsound`` with the item and the
        rule that it breaks.
    """
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise InvalidInput("error.roadmap.plan.malformed", value=quoted(given))
    whole = all(start is None or type(start) is int for start in given)
    if len(given) != len(problem.items) or not whole:
        raise InvalidInput("error.roadmap.plan.malformed", value=quoted(given))
    if method not in list(Method) or type(bound) is not int:
        raise InvalidInput("error.roadmap.plan.malformed", value=quoted([method, bound]))
    starts = list(given)
    check(problem, starts)
    return make_plan(problem, starts, bound=bound, method=Method(str(method)))


def check(problem: Problem, starts: Starts) -> None:
    """Hold the starts of all items to the rules.

    Raises
    ------
    InvalidInput
        ``error.roadmap.plan.unsound``
    """
    _check_places(problem, starts)
    _check_capacity(problem, starts)
    _check_wishes(problem, starts)
    if problem.hard_groups:
        _check_groups(problem, starts)


def _refuse(item: str, rule: str) -> None:
    raise InvalidInput("error.roadmap.plan.unsound", item=item, rule=rule)


def _check_places(problem: Problem, starts: Starts) -> None:
    for place, item in enumerate(problem.items):
        start = starts[place]
        if item.fixed is not None or item.blocked is not None:
            if start != item.fixed:
                _refuse(item.id, "fixed")
            continue
        if start is None:
            continue
        if not max(problem.now, item.release) <= start <= problem.quarters - item.duration:
            _refuse(item.id, "horizon")
        for need in problem.needs[place]:
            before = starts[need]
            if before is None or before + problem.items[need].duration > start:
                _refuse(item.id, "need")


def _check_capacity(problem: Problem, starts: Starts) -> None:
    left = [list(row) for row in problem.left]
    for place in problem.free:
        start = starts[place]
        if start is None:
            continue
        for resource, amount in problem.uses[place]:
            for quarter in range(start, start + problem.items[place].duration):
                left[resource][quarter] -= amount
                if left[resource][quarter] < 0:
                    _refuse(problem.items[place].id, problem.resources[resource].id)


def _check_wishes(problem: Problem, starts: Starts) -> None:
    for wish in problem.wishes:
        place = problem.index[wish.item]
        start, item = starts[place], problem.items[place]
        kept = {
            WishKind.PIN: start == wish.quarter,
            WishKind.FORBID: start != wish.quarter,
            WishKind.LATEST: start is not None and start + item.duration - 1 <= wish.quarter,
        }
        if not kept[wish.kind]:
            _refuse(wish.item, wish.kind.value)


def _check_groups(problem: Problem, starts: Starts) -> None:
    ends: dict[int, list[tuple[int, str]]] = {}
    for place in problem.free:
        item, start = problem.items[place], starts[place]
        if item.kind is ItemKind.SERVICE and item.group is not None:
            end = problem.quarters if start is None else start + item.duration - 1
            ends.setdefault(item.group, []).append((end, item.id))
    gate = 0
    for group in sorted(ends):
        for end, name in ends[group]:
            if gate > end:
                _refuse(name, "group")
        gate = max(gate, *(end for end, _ in ends[group]))
