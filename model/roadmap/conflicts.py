"""Which wishes can't hold together: a smallest set, of which every one must go or stay with all.

The solver is asked under assumptions, one for each wish and one for hard groups, and names some
that fail together; of these one after the other is dropped as long as the rest still fails. What is
left is minimal: without any one of them the others hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.roadmap.problem import Problem
from model.roadmap.records import Wish
from model.roadmap.search import Search
from model.roadmap.serial import Conflict, WishesConflict, first_plan
from model.roadmap.windows import windows


def conflict(problem: Problem, seconds: float = 5.0) -> Conflict | None:
    """A smallest set of wishes that can't hold together; None if all can, or it isn't known.

    Parameters
    ----------
    seconds : float
        How long each question to the solver may take, in its own count of work.
    """
    whole = Conflict(problem.wishes, problem.hard_groups)
    if holds(problem, whole, seconds) is not False:
        return None
    suspects = Search.suspects(problem, seconds)
    wishes, groups = list(dict.fromkeys(problem.wishes)), problem.hard_groups
    if suspects is not None:
        wishes, groups = list(dict.fromkeys(suspects[0])), suspects[1]
    if groups and holds(problem, Conflict(tuple(wishes), False), seconds) is False:
        groups = False
    for wish in _by_weight(problem, wishes):
        rest = [other for other in wishes if other != wish]
        if holds(problem, Conflict(tuple(rest), groups), seconds) is False:
            wishes = rest
    return Conflict(tuple(wishes), groups)


def _by_weight(problem: Problem, wishes: Sequence[Wish]) -> list[Wish]:
    """The wishes in the order in which one would rather drop them: pins last, later ones first."""
    kinds = {"latest": 0, "forbid": 1, "pin": 2}
    return sorted(wishes, key=lambda wish: (kinds[wish.kind], -wish.quarter, wish.item))


def holds(problem: Problem, some: Conflict, seconds: float = 5.0) -> bool | None:
    """Whether some of the wishes hold together; None if that isn't known in time."""
    one = replace(problem, wishes=some.wishes, hard_groups=some.groups)
    if windows(one).impossible:
        return False
    try:
        first_plan(one)
    except WishesConflict:
        return Search(one).run(seconds)
    return True
