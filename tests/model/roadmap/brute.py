"""The best plan by trying all: every item at every quarter or not at all."""

from __future__ import annotations

from itertools import product

from model.roadmap.plan import Method, Plan, Starts, make_plan
from model.roadmap.problem import Problem
from tests.model.roadmap.checker import faults


def best(problem: Problem) -> Plan | None:
    """A plan of the greatest value; None if the wishes leave none."""
    found = None
    free = list(problem.free)
    spans = [[None, *range(problem.quarters - problem.items[place].duration + 1)] for place in free]
    for quarters in product(*spans):
        starts: Starts = [item.fixed for item in problem.items]
        for place, quarter in zip(free, quarters, strict=True):
            starts[place] = quarter
        plan = make_plan(problem, starts, bound=0, method=Method.SERIAL)
        if (found is None or plan.value > found.value) and not faults(problem, plan):
            found = plan
    return found
