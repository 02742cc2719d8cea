"""The problem as a mixed-integer program on steps: z[i, t] is 1 once item i has begun by quarter t.

With steps, "j after i" is z[j, t] <= z[i, t - d_i], the quarters in use are a plain sum of steps,
and an item is in work in quarter q if z[i, q] - z[i, q - d_i] is 1. Windows are cut beforehand, and
a capacity gets a row only in quarters in which it could be exceeded. The relaxation of such rows is
tight (Christofides, Alvarez-Valdés & Tamarit 1987); intervals were far worse on problems like ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from model.roadmap.plan import Starts
from model.roadmap.problem import Problem
from model.roadmap.windows import Windows, gated, windows

Terms = dict[int, int]
"""Coefficients by variable."""

NEVER: Final = -1
ALWAYS: Final = -2
"""Steps that are no variables, since they are 0 or 1 in every plan."""


class Steps:
    """The variables and rows of a problem.

    Parameters
    ----------
    problem : Problem
    spans : Windows or None
        The windows, if they are known already.

    Attributes
    ----------
    owners : list of (int, int)
        For each variable its item and quarter; for a gate, see `group_order`, the group negated.
    """

    def __init__(self, problem: Problem, spans: Windows | None = None) -> None:
        self.problem = problem
        self.spans = windows(problem) if spans is None else spans
        self.owners: list[tuple[int, int]] = []
        self._rows: dict[int, tuple[int, list[int]]] = {}
        for place in problem.free:
            self._rows[place] = self._variables(place)
        self.gates: dict[tuple[int, int], int] = {}
        groups = {problem.items[place].group for place in gated(problem)} - {None}
        for group in sorted(group for group in groups if group is not None):
            for quarter in range(problem.quarters) if problem.hard_groups else ():
                self.owners.append((-group, quarter))
                self.gates[group, quarter] = len(self.owners) - 1

    def _variables(self, place: int) -> tuple[int, list[int]]:
        """The first quarter of an item's window, and its step at each quarter of it."""
        first, last = self.spans.first[place], self.spans.last[place]
        refused = self.spans.forbidden.get(place, frozenset())
        row: list[int] = []
        for quarter in range(first, last + 1):
            if quarter == last and place in self.spans.must:
                row.append(ALWAYS)
            elif quarter in refused:
                row.append(row[-1] if row else NEVER)
            else:
                self.owners.append((place, quarter))
                row.append(len(self.owners) - 1)
        return first, row

    def step(self, place: int, quarter: int) -> int:
        """The variable of z[place, quarter], or `NEVER` or `ALWAYS`."""
        first, row = self._rows[place]
        if quarter < first or not row:
            return NEVER
        return row[min(quarter - first, len(row) - 1)]

    def order(self) -> Iterator[tuple[int, int]]:
        """Pairs of variables of which the first is at most the second."""
        for _, row in self._rows.values():
            for before, after in pairwise(row):
                if before >= 0 and after >= 0 and before != after:
                    yield before, after
        for place, (first, row) in self._rows.items():
            for need in self.problem.needs[place]:
                if not self.problem.items[need].free:
                    continue
                length = self.problem.items[need].duration
                for number, step in enumerate(row):
                    if step >= 0 and (number == 0 or row[number - 1] != step):
                        yield step, self.step(need, first + number - length)

    def group_order(self) -> Iterator[tuple[int, int]]:
        """For hard groups: pairs of which the first is at most the second.

        A gate for each group and quarter says that all of its services are open by then; a service
        passes the gates of the groups before its own.
        """
        for place in gated(self.problem) if self.gates else ():
            item = self.problem.items[place]
            for (group, opened), gate in self.gates.items():
                step = self.step(place, opened - item.duration + 1)
                if group == item.group:
                    yield gate, step
                elif group < (item.group or 0):
                    yield step, gate

    def capacity_rows(self) -> Iterator[tuple[Terms, int]]:
        """Sums of variables with their upper limits."""
        using: dict[int, list[tuple[int, int]]] = {}
        for place in self.problem.free:
            for resource, amount in self.problem.uses[place]:
                using.setdefault(resource, []).append((place, amount))
        for resource, users in using.items():
            for quarter in range(self.problem.quarters):
                row = self._capacity_row(users, quarter, self.problem.left[resource][quarter])
                if row is not None:
                    yield row

    def _capacity_row(
        self, users: list[tuple[int, int]], quarter: int, limit: int
    ) -> tuple[Terms, int] | None:
        """The row of one capacity in one quarter; None if it cannot be exceeded."""
        terms: Terms = {}
        most = 0
        for place, amount in users:
            begun = self.step(place, quarter)
            ended = self.step(place, quarter - self.problem.items[place].duration)
            if begun == ended:
                continue
            most += amount
            for step, sign in ((begun, 1), (ended, -1)):
                if step == ALWAYS:
                    limit -= sign * amount
                    most -= amount if sign > 0 else 0
                elif step >= 0:
                    terms[step] = terms.get(step, 0) + sign * amount
        return (terms, limit) if most > limit else None

    def aim(self) -> tuple[Terms, int]:
        """What a plan is worth: coefficients and a constant."""
        terms: Terms = {}
        constant = 0
        for place in self.problem.free:
            item = self.problem.items[place]
            for quarter in range(self.problem.quarters - item.duration + 1):
                step = self.step(place, quarter)
                if step == ALWAYS:
                    constant += item.value
                elif step >= 0:
                    terms[step] = terms.get(step, 0) + item.value
        return terms, constant

    def moves(self, near: Starts, cost: int) -> tuple[Terms, int]:
        """What it costs to move items from where they were: coefficients and a constant.

        Each item moved costs ``cost``, and a hundredth of it for each quarter that it moves.
        """
        terms: Terms = {}
        constant = 0

        def add(step: int, amount: int) -> None:
            nonlocal constant
            if step == ALWAYS:
                constant += amount
            elif step >= 0:
                terms[step] = terms.get(step, 0) + amount

        for place in self.problem.free:
            last = self.problem.quarters - self.problem.items[place].duration
            before = near[place]
            away = last + 1 if before is None else before
            constant += cost
            if before is None:
                add(self.step(place, last), cost)
                constant -= cost
            else:
                add(self.step(place, before), -cost)
                add(self.step(place, before - 1), cost)
            for quarter in range(max(0, self.problem.now), last + 1):
                late = quarter >= away
                add(self.step(place, quarter), -(cost // 100) if late else cost // 100)
                constant += cost // 100 if late else 0
        return terms, constant

    def values(self, starts: Starts) -> list[int]:
        """The value of each variable in a plan."""
        items = self.problem.items
        ends: dict[int, int] = {}
        for place in gated(self.problem) if self.gates else ():
            start = starts[place]
            end = self.problem.quarters if start is None else start + items[place].duration - 1
            group = items[place].group or 0
            ends[group] = max(ends.get(group, 0), end)
        found = []
        for place, quarter in self.owners:
            begun = ends[-place] if place < 0 else starts[place]
            found.append(int(begun is not None and begun <= quarter))
        return found

    def starts(self, values: Mapping[int, int]) -> Starts:
        """The plan that values of the variables give."""
        found: Starts = [item.fixed for item in self.problem.items]
        for place, (first, row) in self._rows.items():
            for number, step in enumerate(row):
                if step == ALWAYS or (step >= 0 and values[step]):
                    found[place] = first + number
                    break
        return found
