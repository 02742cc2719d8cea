"""A planned item brought sooner at the least cost: CP-SAT on a plan in which everything may change.

On steps, as in `model.roadmap.steps`: z[i, t] says that item i has begun by quarter t, and one more
literal for what may be shorter says that it is. See `model.roadmap.sooner` for what counts how
much.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ortools.sat.python import cp_model

from model.roadmap.plan import Plan, starts_of
from model.roadmap.problem import Problem
from model.roadmap.records import OUTSIDE, ItemKind, Wish, WishKind
from model.roadmap.serial import closure
from model.roadmap.sooner import COSTS, Change, ChangeKind, Sooner
from model.roadmap.windows import gated

SECONDS: Final = 1.0
"""How long each of the two questions may take, in the solver's own count of work."""
PATIENCE: Final = 3.0
"""The clock may run so many times as long."""

Literals = list[cp_model.IntVar]
Clauses = list[list[cp_model.LiteralT]]


def smallest_change(
    problem: Problem, plan: Plan, name: object, seconds: float = SECONDS
) -> Sooner | None:
    """The smallest change that brings an item of a plan at least a quarter sooner.

    Parameters
    ----------
    problem : Problem
    plan : Plan
        A sound plan of it.
    name : str
        An item whose quarter the plan chooses.

    Returns
    -------
    Sooner or None
        None if no change does, such as for what the plan does not choose or begins now already.

    Raises
    ------
    InvalidInput
        ``error.roadmap.item.unknown``.
    """
    item = problem.item(name)
    if not item.free or plan.start_of(item.id) is None:
        return None
    return _Trade(problem, plan, problem.index[item.id]).solved(seconds)


class _Trade:
    """The program."""

    def __init__(self, problem: Problem, plan: Plan, place: int) -> None:
        self.problem, self.place = problem, place
        self.before = starts_of(problem, plan)
        self.model = cp_model.CpModel()
        self.always, self.never = self.model.new_constant(1), self.model.new_constant(0)
        self.near = frozenset(closure(problem, place, set(range(len(problem.items)))))
        self.rows: dict[int, tuple[int, Literals]] = {}
        self.moved: dict[int, cp_model.IntVar] = {}
        self.shorter: dict[int, cp_model.IntVar] = {}
        self.more: dict[tuple[int, int], tuple[cp_model.IntVar, cp_model.IntVar]] = {}
        self.given_up: dict[int, cp_model.IntVar] = {}
        self.loose: cp_model.IntVar | None = None
        self.costs: list[tuple[int, cp_model.IntVar]] = []
        for one, start in enumerate(self.before):
            if start is not None:
                self._place(one, start)
        self._needs()
        self._capacities()
        self._wishes()
        if problem.hard_groups:
            self._groups()
        for clause in self._done(place, self._end(place) - 1):
            self.model.add_bool_or(clause)

    def _change(self, kind: ChangeKind) -> cp_model.IntVar:
        """A literal for a change, which counts."""
        literal = self.model.new_bool_var("")
        self.costs.append((COSTS[kind], literal))
        return literal

    def _end(self, one: int) -> int:
        return (self.before[one] or 0) + self.problem.items[one].duration - 1

    def _place(self, one: int, start: int) -> None:
        """The quarters in which an item may begin, and what it counts to begin in another."""
        problem, item = self.problem, self.problem.items[one]
        if item.free:
            first, last = max(problem.now, item.release), problem.quarters - item.duration
            if item.duration > 1 and one in self.near:
                self.shorter[one] = self._change(ChangeKind.SHORTER)
                last += 1
        elif item.fact in OUTSIDE and one in self.near and start > problem.now:
            first, last = problem.now, start
        else:
            return
        row = [self.model.new_bool_var("") for _ in range(first, last)]
        self.rows[one] = first, row
        for early, late in pairwise(row):
            self.model.add_implication(early, late)
        if one in self.shorter and row:
            self.model.add_bool_or([row[-1], self.shorter[one]])
        if one != self.place:
            kind = ChangeKind.LATER if item.free else ChangeKind.ARRIVAL
            self.moved[one] = self._change(kind)
            self.model.add_bool_or([self._begun(one, start), self.moved[one]])
            self.model.add_bool_or([self._begun(one, start - 1).negated(), self.moved[one]])

    def _begun(self, one: int, quarter: int) -> cp_model.IntVar:
        """Whether an item has begun by a quarter."""
        if one not in self.rows:
            start = self.before[one]
            return self.always if start is not None and start <= quarter else self.never
        first, row = self.rows[one]
        if quarter < first:
            return self.never
        return row[quarter - first] if quarter - first < len(row) else self.always

    def _done(self, one: int, quarter: int) -> Clauses:
        """What has to hold so that an item is finished by a quarter."""
        length = self.problem.items[one].duration
        if one not in self.shorter:
            return [[self._begun(one, quarter - length + 1)]]
        return [
            [self._begun(one, quarter - length + 1), self.shorter[one]],
            [self._begun(one, quarter - length + 2)],
        ]

    def _quarters(self, one: int) -> range:
        """The quarters in which an item that may move may be in work."""
        first, row = self.rows[one]
        return range(first, first + len(row) + self.problem.items[one].duration)

    def _free(self) -> Iterator[int]:
        """The items that the plan places."""
        return (one for one in self.problem.free if self.before[one] is not None)

    def _needs(self) -> None:
        for one in self._free():
            first, row = self.rows[one]
            for need in self.problem.needs[one]:
                for quarter in range(first, first + len(row) + 1):
                    for clause in self._done(need, quarter - 1):
                        self.model.add_bool_or([self._begun(one, quarter).negated(), *clause])

    def _capacities(self) -> None:
        users: dict[int, list[tuple[int, int]]] = {}
        for one in self._free():
            for resource, amount in self.problem.uses[one]:
                users.setdefault(resource, []).append((one, amount))
        for resource, some in users.items():
            for quarter in range(self.problem.quarters):
                self._capacity(resource, quarter, some)

    def _capacity(self, resource: int, quarter: int, users: list[tuple[int, int]]) -> None:
        """What is in work in a quarter is within a capacity, or there is more of it."""
        terms: list[cp_model.LinearExprT] = []
        most = 0
        for one, amount in users:
            if quarter in self._quarters(one):
                terms.extend(amount * term for term in self._working(one, quarter))
                most += amount
        lack = most - self.problem.left[resource][quarter]
        if lack > 0:
            is_more = self._change(ChangeKind.CAPACITY)
            amount_more = self.model.new_int_var(0, lack, "")
            self.more[resource, quarter] = is_more, amount_more
            self.model.add(amount_more <= lack * is_more)
            self.model.add(sum(terms) <= self.problem.left[resource][quarter] + amount_more)

    def _working(self, one: int, quarter: int) -> list[cp_model.LinearExprT]:
        """Terms of which the sum is 1 if an item is in work in a quarter, else 0."""
        length = self.problem.items[one].duration
        begun, over = self._begun(one, quarter), self._begun(one, quarter - length)
        terms: list[cp_model.LinearExprT] = [begun, -over]
        if one in self.shorter:
            saved = self.model.new_bool_var("")
            last = self._begun(one, quarter - length + 1)
            for literal in (self.shorter[one], last, over.negated()):
                self.model.add_implication(saved, literal)
            terms.append(-saved)
        return terms

    def _wishes(self) -> None:
        for wish in dict.fromkeys(self.problem.wishes):
            one = self.problem.index[wish.item]
            if self.before[one] is None:
                continue  # it is forbidden a quarter and stands in none
            if one not in self.given_up:
                self.given_up[one] = self._change(ChangeKind.WISH)
            for clause in self._kept(one, wish):
                self.model.add_bool_or([*clause, self.given_up[one]])

    def _kept(self, one: int, wish: Wish) -> Clauses:
        begun, before = self._begun(one, wish.quarter), self._begun(one, wish.quarter - 1)
        if wish.kind is WishKind.PIN:
            return [[begun], [before.negated()]]
        if wish.kind is WishKind.FORBID:
            return [[begun.negated(), before]]
        return self._done(one, wish.quarter)

    def _groups(self) -> None:
        """Under hard groups a gate says for each group and quarter that all of it is open."""
        self.loose = self._change(ChangeKind.GROUPS)
        services = gated(self.problem)
        groups = sorted({self.problem.items[one].group or 0 for one in services})
        for quarter in range(self.problem.quarters):
            for group in groups:
                gate = self.model.new_bool_var("")
                for one in services:
                    mine = self.problem.items[one].group or 0
                    if mine == group:
                        for clause in self._done(one, quarter):
                            self.model.add_bool_or([gate.negated(), *clause])
                    elif mine > group and self.before[one] is not None:
                        self._behind(one, quarter, gate)

    def _behind(self, one: int, quarter: int, gate: cp_model.IntVar) -> None:
        """A service is open by a quarter only if a gate is, or order is given up."""
        assert self.loose is not None
        length = self.problem.items[one].duration
        free = [gate, self.loose]
        self.model.add_bool_or([self._begun(one, quarter - length + 1).negated(), *free])
        if one in self.shorter:
            opened = self._begun(one, quarter - length + 2).negated()
            self.model.add_bool_or([opened, self.shorter[one].negated(), *free])

    def solved(self, seconds: float) -> Sooner | None:
        """Ask for the least cost, then for the mildest change of that cost."""
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers = 1
        parameters.linearization_level = 2
        parameters.cp_model_probing_level = 0
        parameters.symmetry_level = 0
        parameters.max_presolve_iterations = 1
        parameters.max_deterministic_time = seconds
        parameters.max_time_in_seconds = PATIENCE * seconds
        cost = sum(amount * literal for amount, literal in self.costs)
        self.model.minimize(cost)
        status = solver.solve(self.model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        found, proven = self._read(solver), status == cp_model.OPTIMAL
        self.model.add(cost == found.cost)
        self.model.minimize(self._harm())
        status = solver.solve(self.model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            found = self._read(solver)
        proven = proven and status == cp_model.OPTIMAL
        return Sooner(found.changes, found.start, found.finish, found.lost, proven)

    def _harm(self) -> cp_model.LinearExprT:
        """What others lose, then how much more capacity, then by how many quarters things move."""
        moves, lost = [], []
        for one, (first, row) in self.rows.items():
            item, start = self.problem.items[one], self.before[one] or 0
            if one == self.place:
                continue
            for number, literal in enumerate(row):
                late = first + number >= start
                moves.append(literal.negated() if late else literal)
            if item.kind is ItemKind.SERVICE and item.points:
                begins = first + len(row) - sum(row)
                lost.append(item.points * (begins - start - self.shorter.get(one, 0)))
        most = sum(len(row) for _, row in self.rows.values()) + 1
        added = sum(amount for _, amount in self.more.values())
        greatest = self.problem.quarters * sum(
            amount for uses in self.problem.uses for _, amount in uses
        )
        return most * ((greatest + 1) * sum(lost) + added) + sum(moves)

    def _read(self, solver: cp_model.CpSolver) -> Sooner:
        """What the solver found."""
        starts = {
            one: first + len(row) - sum(solver.value(literal) for literal in row)
            for one, (first, row) in self.rows.items()
        }
        ends = {
            one: start + self.problem.items[one].duration - 1 - self._is_shorter(solver, one)
            for one, start in starts.items()
        }
        lost = sum(
            self.problem.items[one].points * (end - self._end(one))
            for one, end in ends.items()
            if one != self.place and self.problem.items[one].kind is ItemKind.SERVICE
        )
        changes = tuple(self._changes(solver, starts))
        return Sooner(changes, starts[self.place], ends[self.place], lost, False)

    def _is_shorter(self, solver: cp_model.CpSolver, one: int) -> int:
        return int(one in self.shorter and solver.value(self.shorter[one]))

    def _changes(self, solver: cp_model.CpSolver, starts: dict[int, int]) -> Iterator[Change]:
        items = self.problem.items
        for one, literal in self.given_up.items():
            if solver.value(literal):
                yield Change(ChangeKind.WISH, items[one].id)
        if self.loose is not None and solver.value(self.loose):
            yield Change(ChangeKind.GROUPS)
        for one in sorted(self.moved, key=starts.__getitem__):
            before, start = self.before[one] or 0, starts[one]
            if start != before:
                kind = ChangeKind.EARLIER if start < before else ChangeKind.LATER
                outside = items[one].fact in OUTSIDE
                yield Change(ChangeKind.ARRIVAL if outside else kind, items[one].id, start)
        for one in self.shorter:
            if self._is_shorter(solver, one):
                yield Change(ChangeKind.SHORTER, items[one].id)
        for (resource, quarter), (_, amount) in sorted(self.more.items()):
            if solver.value(amount):
                name = self.problem.resources[resource].id
                yield Change(ChangeKind.CAPACITY, None, quarter, name, solver.value(amount))
