"""What the delays of outside bodies may do to a plan: Monte Carlo, each sample carried out.

In every sample the plan is pushed in the old order and within the capacities. Ignoring these would
be fifty times as fast, and hardly one sample in twenty could then be carried out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from model.errors import InvalidInput, quoted
from model.roadmap.delays import Delay
from model.roadmap.plan import Plan
from model.roadmap.problem import Problem
from model.roadmap.pusher import Ints, Pusher
from model.roadmap.records import ItemKind
from model.robustness.progress import UNWATCHED, Watch

SAMPLES: Final = 10_000
MOST_SAMPLES: Final = 1_000_000
BLOCK: Final = 2_500
"""Samples that are pushed at once: what they need then stays in the processor's cache."""


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
class OpenBy:
    """How many of the plan's services are open by the end of a quarter.

    Attributes
    ----------
    quarter : int
    planned : int
    p50, p80 : int
        As many or more are open in half, and in four fifths, of all samples.
    """

    quarter: int
    planned: int
    p50: int
    p80: int


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
    whole : tuple of OpenBy
        The services among these together, quarter by quarter.
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
    whole: tuple[OpenBy, ...]
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
    services = [one for one in pusher.told if problem.items[one].kind is ItemKind.SERVICE]
    lost, opened = [], []
    done = 0
    for late in _draw(pusher.bodies, delays, samples, np.random.default_rng(seed)):
        watch.pause()
        ends = pusher.ends(late)
        for place in pusher.told:
            counts[place] += np.bincount(
                np.clip(ends[place], 0, problem.quarters), minlength=problem.quarters + 1
            )
        lost.append(pusher.lost(ends))
        opened.append(_opened(ends[services], problem.quarters))
        done += late.shape[1]
        watch.step(done, samples)
    every = np.concatenate(lost)
    found = (_item_risk(problem, plan, place, counts[place], samples) for place in pusher.told)
    p50, p80 = (int(np.quantile(every, share, method="inverted_cdf")) for share in (0.5, 0.8))
    return Risk(
        samples=samples,
        seed=seed,
        items=tuple(found),
        whole=tuple(_whole(np.concatenate(opened, axis=1), pusher.planned(services))),
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


def _opened(ends: Ints, quarters: int) -> Ints:
    """How many of some items are finished by each quarter (rows) in each sample (columns)."""
    rows = [(ends <= quarter).sum(axis=0, dtype=np.int16) for quarter in range(quarters)]
    return np.array(rows, dtype=np.int16)


def _whole(opened: Ints, planned: Sequence[int]) -> Iterator[OpenBy]:
    """The numbers that are reached in half, and in four fifths, of all samples."""
    # As many or more in four fifths of all samples: fewer in a fifth.
    p50, p80 = (np.quantile(opened, s, axis=1, method="inverted_cdf") for s in (0.5, 0.2))
    for quarter, in_plan in enumerate(planned):
        yield OpenBy(quarter, in_plan, int(p50[quarter]), int(p80[quarter]))


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
