"""How far a weight can move before something changes: exact weight stability intervals.

One weight moves and the others keep their proportions, as in Triantaphyllou & Sánchez (1997), see
`model.robustness.ray`. Three things may change: a service's group, who is among the first k, the
order. Services that are level now and have different scores on the index part at once, however
little the weight moves; they would make most intervals empty, so they are reported apart, and an
interval says how far those that are not level keep their places. Likewise a service whose mean is
exactly a group's bound may leave the group at once: `groups` says so, and `groups_off_border` how
far the weight can move before one of the others changes group.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from model.robustness.borders import borders
from model.robustness.changes import Changes, GroupChanges, ids_of, order_changes, top_changes
from model.robustness.inputs import checked_top
from model.robustness.ray import Place, Ray
from model.robustness.steps import rays
from model.scoring import Ranking
from model.weights import Weights


@dataclass(frozen=True, slots=True)
class End:
    """How far the weight can move in one direction.

    Attributes
    ----------
    place : Place
        Where the change is, or the end of the line.
    free : bool
        Whether the weight can move to the end of the line without a change.
    included : bool
        Whether nothing has changed yet at the place itself, only beyond it.
    ids : tuple of int
        The services that change there; empty if the weight is free.
    before, after : Weights or None
        Two whole settings on the line, one slider step apart: the last one without the change and
        the first one with it. None if the weight is free, or if no setting from 0 to 10 comes so
        far.
    """

    place: Place
    free: bool
    included: bool
    ids: tuple[int, ...]
    before: Weights | None
    after: Weights | None


@dataclass(frozen=True, slots=True)
class Interval:
    """How far the weight can move in both directions."""

    low: End
    high: End

    @property
    def free(self) -> bool:
        """Whether any share of this index, from none to all, leaves everything as it is."""
        return self.low.free and self.high.free

    @property
    def width(self) -> Fraction:
        """Length of the interval, as a share of all weights."""
        return self.high.place.share - self.low.place.share

    def contains(self, share: Fraction) -> bool:
        """Whether nothing has changed at a share."""
        low, high = self.low, self.high
        return (
            low.place.share < share < high.place.share
            or (low.included and share == low.place.share)
            or (high.included and share == high.place.share)
        )


@dataclass(frozen=True, slots=True)
class Parting:
    """Services that are level now and part as soon as the weight moves.

    Attributes
    ----------
    rank : int
        The rank that they share.
    ids : tuple of tuple of int
        Who goes ahead when the weight grows, then who follows; the other way round when it falls.
    """

    rank: int
    ids: tuple[tuple[int, ...], ...]

    @property
    def pairs(self) -> int:
        """How many pairs of services part."""
        together = sum(len(part) for part in self.ids)
        return (together**2 - sum(len(part) ** 2 for part in self.ids)) // 2


@dataclass(frozen=True, slots=True)
class IndexStability:
    """What the order owes to the weight of one index.

    Attributes
    ----------
    index : str
    now : Place
        Where the weight stands.
    assumed : bool
        Whether the other weights are taken as equal because all of them are zero.
    groups, groups_off_border, top, order : Interval
        How far the weight can move before a service changes group, before one does that is not
        exactly on a group's bound, before the first k change, before two services that are not
        level change places or draw level.
    on_border : tuple of int
        Services whose mean is exactly a group's bound.
    at_cut : tuple of int
        Services level with the k-th where more than k have a rank up to k: which of them stay
        among the first k is open already, and not counted as a change.
    partings : tuple of Parting
        Services that are level now and part at once.
    """

    index: str
    now: Place
    assumed: bool
    groups: Interval
    groups_off_border: Interval
    top: Interval
    order: Interval
    on_border: tuple[int, ...]
    at_cut: tuple[int, ...]
    partings: tuple[Parting, ...]


@dataclass(frozen=True, slots=True)
class Stability:
    """What `stability` found for the six indices.

    Attributes
    ----------
    k : int
        How many services count as the first ones.
    indices : tuple of IndexStability
        In the order of `INDEX_IDS`.
    """

    k: int
    indices: tuple[IndexStability, ...]

    @property
    def free_of_groups(self) -> tuple[str, ...]:
        """Indices whose weight may be anything without one service changing group."""
        return tuple(one.index for one in self.indices if one.groups.free)

    @property
    def tightest(self) -> IndexStability:
        """The index on whose weight the groups hang most: the one with the narrowest interval."""
        return min(self.indices, key=lambda one: (one.groups.width, one.groups_off_border.width))

    @property
    def parting_pairs(self) -> int:
        """Level pairs that part at once when some weight moves, counted once per index."""
        return sum(parting.pairs for one in self.indices for parting in one.partings)


def stability(ranking: Ranking, k: int) -> Stability:
    """Find how far each weight can move before groups, the first `k` or the order change.

    Parameters
    ----------
    ranking : Ranking
    k : int
        How many services count as the first ones.

    Raises
    ------
    InvalidInput
        ``error.robustness.top``.
    """
    k = checked_top(k, len(ranking))
    return Stability(k, tuple(_along(ray, k) for ray in rays(ranking)))


def _along(ray: Ray, k: int) -> IndexStability:
    now = ray.ranks[ray.row]
    first = now <= k
    # The place of a profile when everything that is level with it goes ahead of it.
    last_place = now - 1 + np.bincount(now, ray.table.profile_counts).astype(np.int64)[now]
    certain = last_place <= k
    edges = borders(ray)
    return IndexStability(
        index=ray.index,
        now=ray.at(ray.position),
        assumed=ray.assumed,
        groups=_interval(ray, GroupChanges(ray, edges, off_border=False)),
        groups_off_border=_interval(ray, GroupChanges(ray, edges, off_border=True)),
        top=_interval(ray, top_changes(ray, first, certain, k)),
        order=_interval(ray, order_changes(ray)),
        on_border=ids_of(ray, edges.on_border(ray.share)),
        at_cut=ids_of(ray, first & ~certain),
        partings=_partings(ray),
    )


def _interval(ray: Ray, changes: Changes) -> Interval:
    return Interval(_end(ray, changes, upwards=False), _end(ray, changes, upwards=True))


def _end(ray: Ray, changes: Changes, upwards: bool) -> End:
    change = changes.first(upwards)
    if change is None:
        return End(ray.at_share(Fraction(upwards)), True, True, (), None, None)
    return End(change.place, False, change.included, change.ids, *_step(ray, changes, upwards))


def _step(ray: Ray, changes: Changes, upwards: bool) -> tuple[Weights, Weights] | tuple[None, None]:
    """Two neighbouring whole settings, without and with the change."""
    for settings in ray.settings(upwards):
        before = ray.ranking.weights
        for slider, after in settings:
            if changes.at(ray.at(slider)):
                return before, after
            before = after
    return None, None


def _partings(ray: Ray) -> tuple[Parting, ...]:
    now = ray.ranks[ray.row]
    found = []
    for rank in np.unique(now).tolist():
        level = now == rank
        scores = np.unique(ray.slope[level])[::-1]
        if len(scores) > 1:
            parts = tuple(ids_of(ray, level & (ray.slope == score)) for score in scores)
            found.append(Parting(rank, parts))
    return tuple(found)
