"""An older plan carried over onto a changed problem: the same order, pushed to where it fits.

As a team would on the next day: whoever can stay stays, nobody comes sooner, and who has to move
goes into the first quarter that has room once all before him in the old order are placed.
"""

from __future__ import annotations

from model.roadmap.plan import Method, Plan, Starts, make_plan, starts_of
from model.roadmap.problem import Problem
from model.roadmap.serial import closure, loose_bound, place_in_order
from model.roadmap.windows import windows


def push_order(problem: Problem, before: Starts) -> list[int]:
    """The free items in the order in which they stood; what did not stand comes last.

    Each comes after what it needs. Under hard groups the order is that of opening.
    """
    position = {place: number for number, place in enumerate(problem.free)}
    free = set(position)

    def turn(place: int) -> tuple[int, int, int]:
        start, item = before[place], problem.items[place]
        if start is None:
            return 2 * problem.quarters, 0, position[place]
        at = start + item.duration if problem.hard_groups else start
        return at, item.group or 0, position[place]

    order: dict[int, None] = {}
    for place in sorted(problem.free, key=turn):
        if any(need in free and need not in order for need in problem.needs[place]):
            inner = sorted(closure(problem, place, free), key=position.__getitem__)
            order.update(dict.fromkeys(inner))
        order[place] = None
    return list(order)


def push(problem: Problem, old: Plan) -> Plan | None:
    """Carry an older plan over; None if that breaks a wish.

    Parameters
    ----------
    problem : Problem
        As it is now.
    old : Plan
        May lack items and have others; those are passed over.
    """
    before = starts_of(problem, old)
    spans = windows(problem)
    starts = place_in_order(problem, spans, push_order(problem, before), before)
    if starts is None:
        return None
    bound = loose_bound(problem, spans)
    return make_plan(problem, starts, bound=bound, method=Method.PUSHED)
