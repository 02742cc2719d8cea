"""A better plan, and how much better any could be.

The linear relaxation gives a bound and good orders; where that is not close enough, CP-SAT on steps
begins from the best plan so far, with one worker, a fixed seed and a limit on its own count of work
rather than on time, so that the same problem gives the same plan on any machine that is not far too
slow. The best of all that was found stands, and a limit always ends with a valid plan.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from model.errors import InvalidInput, quoted
from model.roadmap.conflicts import conflict
from model.roadmap.laid import settle
from model.roadmap.plan import Method, Plan, Starts, make_plan, starts_of, value_of
from model.roadmap.problem import Problem
from model.roadmap.push import push
from model.roadmap.records import ItemKind
from model.roadmap.relaxation import Relaxation
from model.roadmap.search import Search
from model.roadmap.serial import WishesConflict, first_plan, loose_bound
from model.roadmap.steps import Steps
from model.robustness.progress import UNWATCHED, Watch

MOST_SECONDS: Final = 600.0
GAP: Final = 0.01
"""Where the search ends by itself: a plan of which no other is more than this share better."""
NEAR_GAP: Final = 0.005
"""The same near an older plan, where there is less to gain and less to search."""


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
    gap: float | None = None,
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
    gap : float or None
        The search ends when no plan can be better by more than this share; `GAP` if not given, or
        `NEAR_GAP` near an older plan.
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
    if gap is None:
        gap = GAP if near is None else NEAR_GAP
    old = None if near is None else starts_of(problem, near.plan)
    search = Search(problem, old, 0 if near is None else near.cost(problem))
    bettering = _Bettering(problem, search)
    for plan in _known(problem, first, near):
        bettering.take(starts_of(problem, plan), plan.rule)
    relaxation = Relaxation(search.steps, search.aim, search.constant, seconds)
    watch.pause()
    if not relaxation.feasible:
        raise _conflict(problem, seconds)
    bettering.bound = relaxation.bound
    for starts in relaxation.plans():
        bettering.take(starts, "relaxation")
    if not bettering.within(gap):
        bettering.search(seconds, gap, seed, watch)
    return bettering.plan(seed, settled=near is None)


def bound_of(problem: Problem, seconds: float = 10.0) -> int:
    """What no plan of a problem exceeds, whatever it would move: by the linear relaxation."""
    steps = Steps(problem)
    bound = Relaxation(steps, *steps.aim(), seconds).bound
    return loose_bound(problem, steps.spans) if bound is None else bound


class _Bettering:
    """The best plan so far, and a bound on all."""

    def __init__(self, problem: Problem, search: Search) -> None:
        self.problem, self._search = problem, search
        self.best: Starts | None = None
        self.worth = 0
        self.rule = ""
        self.bound: int | None = None

    def take(self, starts: Starts, rule: str) -> None:
        """Keep a plan if it is better than the best so far once its moves are paid for."""
        worth = value_of(self.problem, starts) - self._search.cost_of(starts)
        if self.best is None or worth > self.worth:
            self.best, self.worth, self.rule = starts, worth, rule

    def within(self, gap: float) -> bool:
        """Whether no plan can be better by more than a share."""
        return (
            self.best is not None
            and self.bound is not None
            and self.bound - self.worth <= gap * abs(self.bound)
        )

    def search(self, seconds: float, gap: float, seed: int, watch: Watch) -> None:
        """Ask the solver, beginning with the best so far."""
        search = self._search
        if self.best is not None:
            search.hint(self.best)
        enough = None if self.bound is None else self.bound - gap * abs(self.bound)
        answer = search.run(seconds, gap, seed, watch, enough)
        if answer:
            self.take(search.starts, self.rule)
        elif self.best is None:
            if answer is None:
                raise WishesConflict("error.roadmap.wishes.hard")
            raise _conflict(self.problem, seconds)
        self.bound = search.bound if self.bound is None else min(self.bound, search.bound)

    def plan(self, seed: int, *, settled: bool) -> Plan:
        """The best plan, with nothing in it that could stand sooner by itself if that is wanted."""
        assert self.best is not None
        assert self.bound is not None
        best = settle(self.problem, self.best) if settled else self.best
        bound = self.bound + self._search.cost_of(best)
        method, rule = Method.SOLVER, self.rule
        return make_plan(self.problem, best, bound=bound, method=method, rule=rule, seed=seed)


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
