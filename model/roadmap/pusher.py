"""A plan pushed in many samples at once: what `model.roadmap.push` does, in numpy over samples."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from model.roadmap.plan import Plan, starts_of
from model.roadmap.problem import Problem
from model.roadmap.push import push_order
from model.roadmap.records import OUTSIDE, ItemKind, WishKind
from model.roadmap.windows import gated

Ints = npt.NDArray[np.int16]
Room = npt.NDArray[np.int32]


class Pusher:
    """A plan that is pushed in many samples at once.

    Attributes
    ----------
    bodies : tuple of str
        The outside bodies that owe something that the plan waits for.
    told : tuple of int
        The items whose end is told: those of the plan that are not finished.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.before = starts_of(problem, plan)
        self.order = push_order(problem, self.before)
        owing = [item for item in problem.items if item.fact in OUTSIDE]
        self.bodies = tuple(sorted({body for item in owing for body in item.bodies}))
        self.told = tuple(
            place
            for place, item in enumerate(problem.items)
            if self.before[place] is not None and (item.free or item.fact in OUTSIDE)
        )
        self.forbidden: dict[int, set[int]] = {}
        for wish in problem.wishes:
            if wish.kind is WishKind.FORBID:
                self.forbidden.setdefault(problem.index[wish.item], set()).add(wish.quarter)
        self.gated = frozenset(gated(problem)) if problem.hard_groups else frozenset()
        services = [
            place for place in problem.free if problem.items[place].kind is ItemKind.SERVICE
        ]
        self.points = {place: problem.items[place].points for place in services}

    def planned(self, places: Iterable[int]) -> tuple[int, ...]:
        """How many of some items the plan itself has finished by each quarter."""
        items = self.problem.items
        ends = [
            start + items[place].duration - 1
            for place in places
            if (start := self.before[place]) is not None
        ]
        quarters = range(self.problem.quarters)
        return tuple(sum(end <= quarter for end in ends) for quarter in quarters)

    def ends(self, late: Ints) -> Ints:
        """The last quarter of each item's work in each sample.

        Parameters
        ----------
        late : array of int16, shape (bodies, samples)

        Returns
        -------
        array of int16, shape (items, samples)
            Far behind the horizon for what does not fit into it.
        """
        problem, samples = self.problem, late.shape[1]
        never = np.int16(4 * problem.quarters + 400)
        ends = np.full((len(problem.items), samples), never, dtype=np.int16)
        rows = {body: row for row, body in enumerate(self.bodies)}
        for place, item in enumerate(problem.items):
            if item.fixed is not None:
                ends[place] = item.fixed + item.duration - 1
                mine = [rows[body] for body in item.bodies if item.fact in OUTSIDE]
                if mine:
                    ends[place] += late[mine].max(axis=0)
        rows_left = np.array(problem.left, dtype=np.int32)
        rows_left = rows_left.reshape(len(problem.resources), problem.quarters, 1)
        left = np.repeat(rows_left, samples, axis=2)
        gates = np.zeros((4, samples), dtype=np.int16)
        for place in self.order:
            self._place(place, ends, left, gates)
        return ends

    def _place(self, place: int, ends: Ints, left: Room, gates: Ints) -> None:
        """Put one item into the first quarter with room, in every sample."""
        problem, item = self.problem, self.problem.items[place]
        first = np.full(
            ends.shape[1],
            max(problem.now, item.release, self.before[place] or 0),
            dtype=np.int16,
        )
        for need in problem.needs[place]:
            np.maximum(first, ends[need] + 1, out=first)
        if place in self.gated:
            np.maximum(first, gates[item.group or 0] - item.duration + 1, out=first)
        waiting = np.ones(ends.shape[1], dtype=bool)
        refused = self.forbidden.get(place, ())
        last = problem.quarters - item.duration
        for quarter in range(int(first.min()), last + 1):
            if quarter in refused:
                continue
            fits = waiting & (first <= quarter)
            for resource, amount in problem.uses[place]:
                for during in range(quarter, quarter + item.duration):
                    fits &= left[resource, during] >= amount
            if fits.any():
                self._take(place, quarter, fits, ends, left)
                waiting &= ~fits
                if not waiting.any():
                    break
        if place in self.gated:
            opened = np.minimum(ends[place], problem.quarters)
            for group in range((item.group or 0) + 1, 4):
                np.maximum(gates[group], opened, out=gates[group])

    def _take(
        self, place: int, quarter: int, fits: npt.NDArray[np.bool_], ends: Ints, left: Room
    ) -> None:
        item = self.problem.items[place]
        ends[place, fits] = quarter + item.duration - 1
        for resource, amount in self.problem.uses[place]:
            for during in range(quarter, quarter + item.duration):
                left[resource, during] -= np.int32(amount) * fits

    def lost(self, ends: Ints) -> npt.NDArray[np.int64]:
        """The priority-quarters that each sample loses against the plan."""
        problem = self.problem
        lost = np.zeros(ends.shape[1], dtype=np.int64)
        for place, points in self.points.items():
            start = self.before[place]
            end = problem.quarters
            if start is not None:
                end = start + problem.items[place].duration - 1
            lost += points * (np.minimum(ends[place], problem.quarters) - np.int64(end))
        return lost
