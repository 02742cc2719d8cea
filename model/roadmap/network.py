"""A project network as PSPLIB's ``.sm`` files give it: jobs, what follows what, resources.

Read with the `psplib` package and then held to the rules of such a file, so that a bad one ends in
a message that names the jobs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import psplib

from model.errors import InvalidInput, quoted
from model.reach import components, cycle_in

LARGEST_FILE: Final = 5_000_000
MOST_JOBS: Final = 2_000
LONGEST: Final = 1_000_000
"""Periods that all jobs together may take."""


@dataclass(frozen=True)
class Network:
    """Jobs that take periods and resources, as short as possible in all.

    Parameters
    ----------
    durations : tuple of int
        Of each job; the first and the last usually take none.
    successors : tuple of tuple of int
        For each job those that may begin only when it is finished, counted from 0.
    demands : tuple of tuple of int
        For each job how much of each resource it takes while in work.
    capacities : tuple of int

    Raises
    ------
    InvalidInput
        ``error.network.`` and one of ``empty``, ``large``, ``shape``, ``duration``, ``demand``,
        ``successor``, ``cycle``, ``capacity``; with the numbers of the jobs, counted from 1.
    """

    durations: tuple[int, ...]
    successors: tuple[tuple[int, ...], ...]
    demands: tuple[tuple[int, ...], ...]
    capacities: tuple[int, ...]

    def __post_init__(self) -> None:
        count = len(self.durations)
        if not count:
            raise InvalidInput("error.network.empty")
        if count > MOST_JOBS or sum(self.durations) > LONGEST:
            raise InvalidInput("error.network.large", jobs=MOST_JOBS, periods=LONGEST)
        if not len(self.successors) == len(self.demands) == count:
            raise InvalidInput("error.network.shape")
        self._check("duration", [job for job in range(count) if self.durations[job] < 0])
        negative = [job for job in range(count) if min(self.demands[job], default=0) < 0]
        self._check("demand", negative)
        self._check("successor", [job for job in range(count) if self._lost(job)])
        for knot in components(self.successors):
            self._check("cycle", list(cycle_in(self.successors, knot)))
        self._check("capacity", [job for job in range(count) if self._greedy(job)])

    def _lost(self, job: int) -> bool:
        return any(not 0 <= other < len(self.durations) for other in self.successors[job])

    def _greedy(self, job: int) -> bool:
        pairs = zip(self.demands[job], self.capacities, strict=False)
        wide = len(self.demands[job]) != len(self.capacities)
        return wide or (self.durations[job] > 0 and any(take > most for take, most in pairs))

    @staticmethod
    def _check(code: str, jobs: list[int]) -> None:
        if jobs:
            told = ", ".join(str(job + 1) for job in jobs[:10])
            raise InvalidInput(f"error.network.{code}", jobs=told)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The jobs, each after those that it follows."""
        knots = components(self.successors)
        return tuple(job for knot in reversed(knots) for job in knot)

    @cached_property
    def predecessors(self) -> tuple[tuple[int, ...], ...]:
        """For each job those that must be finished before it."""
        turned: list[list[int]] = [[] for _ in self.durations]
        for job, others in enumerate(self.successors):
            for other in others:
                turned[other].append(job)
        return tuple(map(tuple, turned))


def read_network(path: Path) -> Network:
    """Read a single-mode PSPLIB file.

    Raises
    ------
    InvalidInput
        ``error.network.file`` if it can't be read or is no such file, ``error.network.large``,
        ``error.network.modes`` if a job can be done in several ways, which is another problem, or
        as `Network` does.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InvalidInput("error.network.large", jobs=MOST_JOBS, periods=LONGEST)
        found = psplib.parse_psplib(path)
    except (OSError, ValueError, IndexError, TypeError):
        raise InvalidInput("error.network.file", value=quoted(path.name)) from None
    several = [job for job, activity in enumerate(found.activities) if activity.num_modes != 1]
    limited = not all(resource.renewable for resource in found.resources)
    if several or limited:
        raise InvalidInput("error.network.modes", value=quoted(path.name))
    return Network(
        durations=tuple(activity.modes[0].duration for activity in found.activities),
        successors=tuple(tuple(activity.successors) for activity in found.activities),
        demands=tuple(tuple(activity.modes[0].demands) for activity in found.activities),
        capacities=tuple(resource.capacity for resource in found.resources),
    )
