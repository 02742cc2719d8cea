"""What the delays of outside bodies may do to a plan: Monte Carlo, each sample carried out.

In every sample the plan is pushed as `model.roadmap.push` does, in the old order and within the
capacities, for all samples at once in numpy. Ignoring capacities would be fifty times as fast, and
hardly one sample in twenty could then be carried out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from model.errors import InvalidInput, quoted
from model.roadmap.delays import Delay
from model.roadmap.plan import Plan, starts_of
from model.roadmap.problem import Problem
from model.roadmap.push import push_order
from model.roadmap.records import OUTSIDE, ItemKind, WishKind
from model.roadmap.windows import gated
from model.robustness.progress import UNWATCHED, Watch

SAMPLES: Final = 10_000
MOST_SAMPLES: Final = 1_000_000
BLOCK: Final = 2_500
"""Samples that are pushed at once: what they need then stays in the processor's cache."""

Ints = npt.NDArray[np.int16]
Room = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class ItemRisk:
    """When one item may be finished.

    Attributes
    ----------
    item : str
    planned : int
        The quarter in which the plan finishes it.
    chances : tuple of float
        The chance that it is finished by each quarter of the horizon.
    p50, p80 : int or None
        The first quarter by which it is finished in half, and in four fifths, of all samples; None
        if that is after the horizon.
    """

    item: str
    planned: int
    chances: tuple[float, ...]
    p50: int | None
    p80: int | None

    @property
    def on_time(self) -> float:
        """The chance that it is finished by its planned quarter."""
        return self.chances[self.planned] if 0 <= self.planned < len(self.chances) else 1.0


@dataclass(frozen=True, slots=True)
class BodyRisk:
    """What one body's delays cost if all others are on time.

    Attributes
    ----------
    body : str
    cost : float
        Priority-quarters that are lost on average; computed from the distribution, not sampled.
    by_delay : tuple of int
        Those lost at each delay from none to the greatest.
    """

    body: str
    cost: float
    by_delay: tuple[int, ...]


@dataclass(frozen=True)
class Risk:
    """What delays may do to a plan.

    Attributes
    ----------
    samples, seed : int
    items : tuple of ItemRisk
        The services, systems and prerequisites of the plan that are not finished.
    lost_mean : float
        Priority-quarters lost on average.
    lost_p50, lost_p80 : int
        Those that are not exceeded in half, and in four fifths, of all samples.
    bodies : tuple of BodyRisk
        The most costly first.
    """

    samples: int
    seed: int
    items: tuple[ItemRisk, ...]
    lost_mean: float
    lost_p50: int
    lost_p80: int
    bodies: tuple[BodyRisk, ...]

    def of(self, item: str) -> ItemRisk | None:
        """The risk of one item; None if it is not in the plan."""
        return next((one for one in self.items if one.item == item), None)


def risk(
    problem: Problem,
    plan: Plan,
    delays: Mapping[str, Delay],
    *,
    samples: int = SAMPLES,
    seed: int = 0,
    watch: Watch = UNWATCHED,
) -> Risk:
    """What the delays of outside bodies may do to a plan.

    Parameters
    ----------
    delays : mapping of str to Delay
        By body; bodies that are not in it are on time.
    samples : int
        1 to `MOST_SAMPLES`.
    seed : int
        The same seed gives the same picture.

    Raises
    ------
    InvalidInput
        ``error.roadmap.samples``.
    Cancelled
        When ``watch`` wants to stop.
    """
    whole = isinstance(samples, int) and not isinstance(samples, bool)
    if not whole or not 1 <= samples <= MOST_SAMPLES:
        raise InvalidInput("error.roadmap.samples", value=quoted(samples), maximum=MOST_SAMPLES)
    pusher = Pusher(problem, plan)
    counts = np.zeros((len(problem.items), problem.quarters + 1), dtype=np.int64)
    lost = []
    done = 0
    for late in _draw(pusher.bodies, delays, samples, np.random.default_rng(seed)):
        watch.pause()
        ends = pusher.ends(late)
        for place in pusher.told:
            counts[place] += np.bincount(
                np.clip(ends[place], 0, problem.quarters), minlength=problem.quarters + 1
            )
        lost.append(pusher.lost(ends))
        done += late.shape[1]
        watch.step(done, samples)
    every = np.concatenate(lost)
    found = (_item_risk(problem, plan, place, counts[place], samples) for place in pusher.told)
    p50, p80 = (int(np.quantile(every, share, method="inverted_cdf")) for share in (0.5, 0.8))
    return Risk(
        samples=samples,
        seed=seed,
        items=tuple(found),
        lost_mean=float(every.mean()),
        lost_p50=p50,
        lost_p80=p80,
        bodies=_alone(pusher, delays),
    )


def _draw(
    bodies: tuple[str, ...],
    delays: Mapping[str, Delay],
    samples: int,
    rng: np.random.Generator,
) -> Iterator[Ints]:
    """Delays of the bodies, in blocks: one row a body, one column a sample."""
    sums = [np.cumsum(delays[body].chances) if body in delays else np.ones(1) for body in bodies]
    for begun in range(0, samples, BLOCK):
        size = min(BLOCK, samples - begun)
        drawn = rng.random((len(bodies), size))
        late = np.zeros((len(bodies), size), dtype=np.int16)
        for row, steps in enumerate(sums):
            late[row] = np.searchsorted(steps[:-1], drawn[row], side="right")
        yield late


def _item_risk(
    problem: Problem, plan: Plan, place: int, counts: npt.NDArray[np.int64], samples: int
) -> ItemRisk:
    name = problem.items[place].id
    by = np.cumsum(counts[:-1])
    halves = (int(np.searchsorted(by, share * samples / 10)) for share in (5, 8))
    p50, p80 = (quarter if quarter < problem.quarters else None for quarter in halves)
    chances = tuple(float(count) / samples for count in by)
    return ItemRisk(name, plan.by_id[name].finish, chances, p50, p80)


def _alone(pusher: Pusher, delays: Mapping[str, Delay]) -> tuple[BodyRisk, ...]:
    """What each body costs by itself: every delay that it may have, all others on time."""
    lates = [range(delays[body].most + 1 if body in delays else 1) for body in pusher.bodies]
    columns = [(row, late) for row, span in enumerate(lates) for late in span]
    late = np.zeros((len(pusher.bodies), len(columns)), dtype=np.int16)
    for column, (row, quarters) in enumerate(columns):
        late[row, column] = quarters
    lost = pusher.lost(pusher.ends(late))
    found = []
    for row, body in enumerate(pusher.bodies):
        mine = [int(lost[column]) for column, (of, _) in enumerate(columns) if of == row]
        chances = delays[body].chances if body in delays else np.ones(1)
        found.append(BodyRisk(body, float(chances @ np.array(mine)), tuple(mine)))
    return tuple(sorted(found, key=lambda one: (-one.cost, one.body)))


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
