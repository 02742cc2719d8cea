"""How a service's rank and group move with one weight: exact step functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from model.errors import InvalidInput, quoted
from model.robustness.borders import Borders, borders, crossings, group_at
from model.robustness.ray import Place, Ray
from model.scoring import Ranking
from model.weights import INDEX_IDS, INDEX_POSITION


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of the line on which a value stays the same.

    Attributes
    ----------
    low, high : Place
        Its ends; the same place where services only meet.
    low_included, high_included : bool
        Whether the value holds at the ends themselves.
    value : int
        The rank or the group.
    """

    low: Place
    high: Place
    low_included: bool
    high_included: bool
    value: int

    def holds(self, share: Fraction) -> bool:
        """Whether the value holds at a share."""
        return (
            self.low.share < share < self.high.share
            or (self.low_included and share == self.low.share)
            or (self.high_included and share == self.high.share)
        )


@dataclass(frozen=True, slots=True)
class ServiceSteps:
    """What becomes of one service as one weight moves and the others keep their proportions.

    Attributes
    ----------
    id : int
        The service.
    index : str
        The index whose weight moves.
    now : Place
        Where that weight stands.
    assumed : bool
        Whether the other weights are taken as equal because all of them are zero.
    ranks, groups : tuple of Step
        From share 0 to share 1, without gaps.
    """

    id: int
    index: str
    now: Place
    assumed: bool
    ranks: tuple[Step, ...]
    groups: tuple[Step, ...]

    @property
    def best_rank(self) -> int:
        """The best rank that this weight alone can give the service."""
        return min(step.value for step in self.ranks)

    @property
    def worst_rank(self) -> int:
        """The worst rank that this weight alone can give the service."""
        return max(step.value for step in self.ranks)

    @property
    def break_points(self) -> tuple[Place, ...]:
        """The places at which its rank or its group changes, ascending: what a slider snaps to."""
        found = {
            end.share: end
            for steps in (self.ranks, self.groups)
            for one, other in pairwise(steps)
            for end in (one.high, other.low)
        }
        return tuple(found[share] for share in sorted(found))


def rays(ranking: Ranking) -> tuple[Ray, ...]:
    """The six lines through the weights of a ranking, in the order of `INDEX_IDS`."""
    return tuple(Ray(ranking, index) for index in INDEX_IDS)


def service_steps(ranking: Ranking, index: str, service_id: int) -> ServiceSteps:
    """Follow one service along one weight.

    Raises
    ------
    InvalidInput
        ``error.robustness.index`` if there is no such index.
    NotFound
        ``error.service.unknown``.
    """
    if index not in INDEX_POSITION:
        raise InvalidInput("error.robustness.index", value=quoted(index))
    ray = Ray(ranking, index)
    return _along(ray, borders(ray), ranking.table.row(service_id))


def all_steps(ranking: Ranking) -> dict[tuple[int, str], ServiceSteps]:
    """Follow every service along every weight, by service and index."""
    found = {}
    for ray in rays(ranking):
        edges = borders(ray)
        for row, service_id in enumerate(ranking.ids.tolist()):
            found[service_id, ray.index] = _along(ray, edges, row)
    return found


def _along(ray: Ray, edges: Borders, row: int) -> ServiceSteps:
    profile = int(ray.table.profile_of[row])
    return ServiceSteps(
        id=int(ray.table.ids[row]),
        index=ray.index,
        now=ray.at(ray.position),
        assumed=ray.assumed,
        ranks=_merged(ray.places, ray.ranks[:, profile].tolist()),
        groups=_group_steps(ray, edges, profile),
    )


def _group_steps(ray: Ray, edges: Borders, profile: int) -> tuple[Step, ...]:
    lines = edges.lines(profile)
    start, end = ray.places[0][0], ray.places[-1][0]
    places = [start, *map(ray.at_share, crossings(lines)), end]
    stretches = [(start, start)]
    values = [group_at(lines, start.share)]
    for low, high in pairwise(places):
        stretches += [(low, high), (high, high)]
        between = (low.share + high.share) / 2
        values += [group_at(lines, between), group_at(lines, high.share)]
    return _merged(stretches, values)


def _merged(places: Sequence[tuple[Place, Place]], values: Sequence[int]) -> tuple[Step, ...]:
    """Steps from values at single places and between them, in turn."""
    starts = [k for k, value in enumerate(values) if k == 0 or value != values[k - 1]]
    ends = [*(start - 1 for start in starts[1:]), len(values) - 1]
    return tuple(
        Step(places[start][0], places[end][1], start % 2 == 0, end % 2 == 0, values[start])
        for start, end in zip(starts, ends, strict=True)
    )
