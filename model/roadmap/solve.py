"""A better plan, and how much better any could be: CP-SAT on steps, begun from the first plan.

One worker, a fixed seed and a limit on the solver's own count of work rather than on time, so that
the same problem gives the same plan on any machine that is not far too slow. The better of the
first plan and what was found stands, and a limit always ends with a valid plan.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from model.errors import InvalidInput, quoted
from model.roadmap.conflicts import conflict
from model.roadmap.laid import settle
from model.roadmap.plan import Method, Plan, make_plan, starts_of, value_of
from model.roadmap.problem import Problem
from model.roadmap.push import push
from model.roadmap.records import ItemKind
from model.roadmap.search import Search
from model.roadmap.serial import WishesConflict, first_plan
from model.robustness.progress import UNWATCHED, Watch

MOST_SECONDS: Final = 600.0
GAP: Final = 0.01
"""Where the search ends by itself: a plan of which no other is more than this share better."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How much a new plan stays near an old one.

    Attributes
    ----------
    plan : Plan
        The old one.
    stability : int
        0 to 100: each item moved costs s / (100 - s) quarters of a mean service, and a hundredth of
        that for each quarter that it moves; at 100 more than all that could be gained.
    """

    plan: Plan
    stability: int

    def __post_init__(self) -> None:
        if not 0 <= self.stability <= 100:
            raise InvalidInput("error.roadmap.stability", value=quoted(self.stability))

    def cost(self, problem: Problem) -> int:
        """What moving one item costs, in the units of the aim."""
        items = [problem.items[place] for place in problem.free]
        if self.stability == 100:
            return 100 * (1 + sum(item.value for item in items) * problem.quarters)
        services = [item.value for item in items if item.kind is ItemKind.SERVICE]
        mean = sum(services) // max(1, len(services))
        return mean * self.stability // (100 - self.stability)


def improve(
    problem: Problem,
    *,
    first: Plan | None = None,
    near: Nearness | None = None,
    seconds: float = 10.0,
    gap: float = GAP,
    seed: int = 0,
    watch: Watch = UNWATCHED,
) -> Plan:
    """Look for a better plan than the first, with a bound on what any could reach.

    Parameters
    ----------
    first : Plan or None
        What to begin from, a plan of this very problem; found by `first_plan` if not given.
    near : Nearness or None
        An older plan to stay near. `Plan.bound` then says that no plan is better by more than
        ``bound - value`` once the moves are paid for.
    seconds : float
        How long to look, in the solver's own count of work, which is about seconds.
    gap : float
        The search ends when no plan can be better by more than this share.
    watch : Watch
        Told how much of the time is over; may stop.

    Raises
    ------
    WishesConflict
        ``error.roadmap.wishes.conflict``, with the wishes, if they can't hold together;
        ``error.roadmap.wishes.hard`` if no plan that keeps them was found in time.
    InvalidInput
        ``error.roadmap.seconds``.
    Cancelled
        When ``watch`` wants to stop.
    """
    if not 0 < seconds <= MOST_SECONDS:
        raise InvalidInput("error.roadmap.seconds", value=quoted(seconds), maximum=MOST_SECONDS)
    watch.pause()
    old = None if near is None else starts_of(problem, near.plan)
    search = Search(problem, old, 0 if near is None else near.cost(problem))
    known = _known(problem, first, near)
    found = [(plan.rule, starts_of(problem, plan)) for plan in known]
    found.sort(key=lambda one: search.cost_of(one[1]) - value_of(problem, one[1]))
    if found:
        search.hint(found[0][1])
    answer = search.run(seconds, gap, seed, watch)
    if answer:
        found.insert(0, (found[0][0] if found else "", search.starts))
    elif not found:
        if answer is None:
            raise WishesConflict("error.roadmap.wishes.hard")
        raise _conflict(problem, seconds)
    rule, best = min(found, key=lambda one: search.cost_of(one[1]) - value_of(problem, one[1]))
    if near is None:
        best = settle(problem, best)
    bound = search.bound + search.cost_of(best)
    method = Method.SOLVER
    return make_plan(problem, best, bound=bound, method=method, rule=rule, seed=seed)


def _known(problem: Problem, first: Plan | None, near: Nearness | None) -> list[Plan]:
    """The plans that can be had at once."""
    found = [] if first is None else [first]
    with suppress(WishesConflict):
        found = found or [first_plan(problem)]
    pushed = None if near is None else push(problem, near.plan)
    return found if pushed is None else [*found, pushed]


def _conflict(problem: Problem, seconds: float) -> WishesConflict:
    found = conflict(problem, seconds)
    if found is None:
        return WishesConflict("error.roadmap.wishes.hard")
    return WishesConflict("error.roadmap.wishes.conflict", found)
