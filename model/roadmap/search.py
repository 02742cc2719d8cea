"""The program of a problem in the solver: CP-SAT with one worker on steps."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from time import monotonic
from typing import Final

from ortools.sat.python import cp_model

from model.roadmap.plan import Starts
from model.roadmap.problem import Problem
from model.roadmap.records import Wish, WishKind
from model.roadmap.steps import ALWAYS, NEVER, Steps, Terms
from model.robustness.progress import UNWATCHED, Watch

PATIENCE: Final = 2.0
"""The clock may run for so many times the seconds that the solver's own count of work allows."""
TICK: Final = 0.05
"""Seconds between two looks at whether somebody wants to stop."""


class Search:
    """A problem in the solver.

    Parameters
    ----------
    problem : Problem
    near : list of (int or None) or None
        Where the items were that should stay near.
    cost : int
        What each item costs that moves from there.
    """

    def __init__(self, problem: Problem, near: Starts | None = None, cost: int = 0) -> None:
        self.steps = Steps(problem)
        self.model = cp_model.CpModel()
        self.variables = [self.model.new_bool_var("") for _ in self.steps.owners]
        self.solver = cp_model.CpSolver()
        self._constrain(None)
        self.aim, self.constant = self.steps.aim()
        self._moves: tuple[Terms, int] = ({}, 0)
        if near is not None and cost:
            self._moves = self.steps.moves(near, cost)
            self.constant -= self._moves[1]
            for step, amount in self._moves[0].items():
                self.aim[step] = self.aim.get(step, 0) - amount
        self.model.maximize(self._sum(self.aim) + self.constant)

    def _sum(self, terms: Terms) -> cp_model.LinearExprT:
        variables = [self.variables[step] for step in terms]
        return cp_model.LinearExpr.weighted_sum(variables, list(terms.values()))

    def _constrain(self, groups: cp_model.IntVar | None) -> None:
        for low, high in self.steps.order():
            self._at_most(low, high)
        for low, high in self.steps.group_order():
            self._at_most(low, high, groups)
        for terms, limit in self.steps.capacity_rows():
            self.model.add(self._sum(terms) <= limit)
        if self.steps.spans.impossible:
            self.model.add_bool_or([])

    def _at_most(self, low: int, high: int, if_: cp_model.IntVar | None = None) -> None:
        """One step is at most another, always or if something is wanted."""
        if low in (NEVER, high) or high == ALWAYS:
            return
        clause = [] if low == ALWAYS else [self.variables[low].negated()]
        if high != NEVER:
            clause.append(self.variables[high])
        if if_ is not None:
            clause.append(if_.negated())
        self.model.add_bool_or(clause)

    @classmethod
    def suspects(cls, problem: Problem, seconds: float) -> tuple[tuple[Wish, ...], bool] | None:
        """Some of the wishes, and whether hard groups, that can't hold together.

        Not a smallest set; None if the solver names none in time.
        """
        self = cls.__new__(cls)
        bare = replace(problem, wishes=(), hard_groups=True)
        self.steps = Steps(bare)
        self.model, self.solver = cp_model.CpModel(), cp_model.CpSolver()
        self.variables = [self.model.new_bool_var("") for _ in self.steps.owners]
        groups = self.model.new_bool_var("")
        self._constrain(groups)
        wanted = {self.model.new_bool_var(""): wish for wish in problem.wishes}
        for literal, wish in wanted.items():
            self._want(wish, literal)
        assumed = [*wanted, groups] if problem.hard_groups else [*wanted]
        self.model.add_assumptions(assumed)
        if self.run(seconds) is not False:
            return None
        named = set(self.solver.sufficient_assumptions_for_infeasibility())
        wishes = tuple(wish for literal, wish in wanted.items() if literal.index in named)
        return wishes, groups.index in named

    def _want(self, wish: Wish, if_: cp_model.IntVar) -> None:
        """A wish holds if it is wanted."""
        place = self.steps.problem.index[wish.item]
        begun = self.steps.step(place, wish.quarter)
        before = self.steps.step(place, wish.quarter - 1)
        if wish.kind is WishKind.FORBID:
            self._at_most(begun, before, if_)
        elif wish.kind is WishKind.PIN:
            self._at_most(ALWAYS, begun, if_)
            self._at_most(before, NEVER, if_)
        else:
            length = self.steps.problem.items[place].duration
            self._at_most(ALWAYS, self.steps.step(place, wish.quarter - length + 1), if_)

    def hint(self, starts: Starts) -> None:
        """Begin the search from a plan."""
        self.model.clear_hints()  # type: ignore[no-untyped-call]
        for variable, value in zip(self.variables, self.steps.values(starts), strict=True):
            self.model.add_hint(variable, value)

    def cost_of(self, starts: Starts) -> int:
        """What the moves of a plan cost."""
        terms, constant = self._moves
        values = self.steps.values(starts) if terms else []
        return constant + sum(amount * values[step] for step, amount in terms.items())

    def run(
        self,
        seconds: float,
        gap: float = 0.0,
        seed: int = 0,
        watch: Watch = UNWATCHED,
        enough: float | None = None,
    ) -> bool | None:
        """Search until nothing can be better by more than a share, or time is over.

        Parameters
        ----------
        enough : float or None
            The search also ends with a plan that reaches this.

        Returns
        -------
        bool or None
            Whether there is a plan; None if that is not known.

        Raises
        ------
        Cancelled
            When ``watch`` wants to stop.
        """
        parameters = self.solver.parameters
        parameters.num_workers = 1
        parameters.linearization_level = 2
        parameters.random_seed = seed
        # What these would find costs more time than it saves on problems like ours (measured).
        parameters.cp_model_probing_level = 0
        parameters.symmetry_level = 0
        parameters.max_deterministic_time = seconds
        parameters.max_time_in_seconds = PATIENCE * seconds
        parameters.relative_gap_limit = gap
        told = None if enough is None else _Enough(enough)
        if watch.report is None and watch.stop is None:
            status = self.solver.solve(self.model, told)
        else:
            status = self._watched(PATIENCE * seconds, watch, told)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return True
        return False if status == cp_model.INFEASIBLE else None

    def _watched(
        self, seconds: float, watch: Watch, told: _Enough | None
    ) -> cp_model.CpSolverStatus:
        """Search in a thread of its own, so that this one can tell and ask."""
        answer: list[cp_model.CpSolverStatus] = []
        thread = Thread(target=lambda: answer.append(self.solver.solve(self.model, told)))
        begun = monotonic()
        thread.start()
        try:
            while thread.is_alive():
                thread.join(TICK)
                watch.pause()
                watch.step(min(100, round(100 * (monotonic() - begun) / seconds)), 100)
        finally:
            while thread.is_alive():
                self.solver.stop_search()
                thread.join(TICK)
        return answer[0]

    @property
    def starts(self) -> Starts:
        """The plan that was found."""
        values = self.solver.response_proto.solution
        return self.steps.starts(dict(enumerate(values)))

    @property
    def bound(self) -> int:
        """No plan has more, the moves paid for."""
        return int(self.solver.best_objective_bound + 0.5)


class _Enough(cp_model.CpSolverSolutionCallback):
    """Ends the search with a plan that is good enough."""

    def __init__(self, enough: float) -> None:
        super().__init__()
        self.enough = enough

    def on_solution_callback(self) -> None:
        """Look at a plan that was found."""
        if self.objective_value >= self.enough:
            self.stop_search()
