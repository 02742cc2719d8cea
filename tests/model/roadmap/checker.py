"""What is wrong with a plan, found from the problem's own words and nothing of the planner's code.

Reads only the fields of the records, quarter by quarter and item by item, the slow and plain way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def faults(problem: Any, plan: Any) -> list[str]:
    """Every rule that a plan breaks, in words; none if it is sound."""
    return [
        *shape(problem, plan),
        *precedence(problem, plan),
        *capacities(problem, plan),
        *wishes(problem, plan),
        *groups(problem, plan),
        *worth(problem, plan),
    ]


def placed(plan: Any) -> dict[str, tuple[int, int]]:
    return {entry.id: (entry.start, entry.finish) for entry in plan.entries}


def shape(problem: Any, plan: Any) -> Iterator[str]:
    where = placed(plan)
    known = [item.id for item in problem.items]
    if len(where) != len(plan.entries):
        yield "an item comes twice"
    for name in where:
        if name not in known:
            yield f"{name} is not of this problem"
    if (plan.start, plan.quarters) != (problem.start, problem.quarters):
        yield "another horizon"
    for item in problem.items:
        if item.id not in where:
            if item.fixed is not None:
                yield f"{item.id} is a fact and not in the plan"
            continue
        start, finish = where[item.id]
        if finish - start + 1 != item.duration:
            yield f"{item.id} has another duration"
        if item.fixed is not None:
            if start != item.fixed:
                yield f"{item.id} is moved from where it is fixed"
        elif item.blocked is not None:
            yield f"{item.id} can't be planned"
        elif start < max(problem.now, item.release) or finish >= problem.quarters:
            yield f"{item.id} lies outside the horizon"


def precedence(problem: Any, plan: Any) -> Iterator[str]:
    where = placed(plan)
    for item in problem.items:
        if item.id in where and item.fixed is None:
            for need in item.needs:
                if need not in where:
                    yield f"{item.id} is planned without {need}"
                elif where[need][1] >= where[item.id][0]:
                    yield f"{item.id} begins before {need} is finished"


def capacities(problem: Any, plan: Any) -> Iterator[str]:
    where = placed(plan)
    for resource in problem.resources:
        for quarter in range(problem.quarters):
            used = facts = 0
            for item in problem.items:
                if item.id not in where or not where[item.id][0] <= quarter <= where[item.id][1]:
                    continue
                if resource.domain is not None and resource.domain != item.domain:
                    continue
                if item.fact in ("expected", "late", "assumed"):
                    continue
                amount = item.load if resource.measure == "effort" else 1
                used += amount
                facts += amount if item.fixed is not None else 0
            # What is under way already may by itself be more than there is.
            if used > max(resource.capacity[quarter], facts):
                yield f"{resource.id} is over-used in quarter {quarter}: {used}"


def wishes(problem: Any, plan: Any) -> Iterator[str]:
    where = placed(plan)
    for wish in problem.wishes:
        start, finish = where.get(wish.item, (None, None))
        kept = {
            "pin": start == wish.quarter,
            "forbid": start != wish.quarter,
            "latest": finish is not None and finish <= wish.quarter,
        }
        if not kept[wish.kind]:
            yield f"the wish {wish} is not kept"


def groups(problem: Any, plan: Any) -> Iterator[str]:
    if not problem.hard_groups:
        return
    where = placed(plan)
    for early in problem.items:
        for late in problem.items:
            if not all(i.group and i.fixed is None and i.blocked is None for i in (early, late)):
                continue
            if early.kind != "service" or late.kind != "service" or early.group >= late.group:
                continue
            if late.id in where:
                if early.id not in where:
                    yield f"{late.id} opens though {early.id} never does"
                elif where[early.id][1] > where[late.id][1]:
                    yield f"{late.id} opens before {early.id}"


def worth(problem: Any, plan: Any) -> Iterator[str]:
    where, value = placed(plan), 0
    for item in problem.items:
        if item.id in where and item.fixed is None and item.blocked is None:
            for quarter in range(problem.quarters):
                value += item.value if quarter >= where[item.id][1] else 0
    if plan.value != value:
        yield f"the plan says it is worth {plan.value}, and it is worth {value}"
    if plan.bound < value:
        yield "the bound is below the plan"
