"""What may change along a line of weights, where it changes first, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from model.robustness.borders import Borders
from model.robustness.ray import Place, Ray
from model.scores import IntArray

BoolArray = npt.NDArray[np.bool_]


class First(NamedTuple):
    """The first change on the way in one direction.

    Attributes
    ----------
    place : Place
    included : bool
        Whether nothing has changed yet at the place itself, only beyond it.
    ids : tuple of int
        The services that make the change.
    """

    place: Place
    included: bool
    ids: tuple[int, ...]


class Changes(Protocol):
    """Something that may change along a line."""

    def first(self, upwards: bool) -> First | None:
        """Where it changes first from the present weights on; None if it does not."""
        ...

    def at(self, place: Place) -> bool:
        """Whether it is changed at a place."""
        ...


class GroupChanges:
    """Changes of group.

    Parameters
    ----------
    ray : Ray
    edges : Borders
        Of that ray.
    off_border : bool
        Whether to leave out services that are exactly on a bound now.
    """

    def __init__(self, ray: Ray, edges: Borders, off_border: bool) -> None:
        self._ray = ray
        self._edges = edges
        self._off_border = off_border
        self._now = edges.groups(ray.share)
        self._counted = ~(edges.on_border(ray.share) & off_border)

    def first(self, upwards: bool) -> First | None:  # noqa: D102 - see Changes
        change = self._edges.first_change(self._ray.share, upwards, self._off_border)
        if change is None:
            return None
        those = np.isin(np.arange(len(self._now)), change.profiles)
        place = self._ray.at_share(change.share)
        return First(place, change.included, ids_of(self._ray, those))

    def at(self, place: Place) -> bool:  # noqa: D102 - see Changes
        changed = self._edges.groups(place.share) != self._now
        return bool((changed & self._counted).any())


class RankChanges:
    """Changes that show in the ranks.

    Parameters
    ----------
    ray : Ray
    changed : ndarray of bool, shape (g,)
        Whether each row of the ray's ranks differs from now.
    who : callable
        Gives the profiles that make the change out of their ranks there.
    """

    def __init__(self, ray: Ray, changed: BoolArray, who: Callable[[IntArray], BoolArray]) -> None:
        self._ray = ray
        self._changed = changed
        self._who = who

    def first(self, upwards: bool) -> First | None:  # noqa: D102 - see Changes
        ray, here = self._ray, self._ray.row
        ahead = self._changed[here:] if upwards else self._changed[here::-1]
        steps = int(ahead.argmax())
        if not ahead[steps]:
            return None
        row = here + (steps if upwards else -steps)
        place = ray.places[row][0 if upwards else 1]
        return First(place, row % 2 == 1, ids_of(ray, self._who(ray.ranks[row])))

    def at(self, place: Place) -> bool:  # noqa: D102 - see Changes
        return bool(self._changed[self._ray.row_at(place.slider)])


def top_changes(ray: Ray, first: BoolArray, certain: BoolArray, k: int) -> RankChanges:
    """Changes of who is among the first k.

    Parameters
    ----------
    ray : Ray
    first : ndarray of bool, shape (p,)
        Profiles that have a rank up to k now.
    certain : ndarray of bool, shape (p,)
        Those of them that stay there however ties are broken.
    k : int
    """
    inside = ray.ranks <= k
    changed = np.any((inside & ~first) | (~inside & certain), axis=1)
    return RankChanges(ray, changed, lambda ranks: np.where(ranks <= k, ~first, certain))


def order_changes(ray: Ray) -> RankChanges:
    """Changes of the order of services that are not level now: they meet or change places."""
    now = ray.ranks[ray.row]
    order = now.argsort(kind="stable")
    starts = np.flatnonzero(np.diff(now[order], prepend=0))
    ranks = ray.ranks[:, order]
    worst = np.maximum.reduceat(ranks, starts, axis=1)
    best = np.minimum.reduceat(ranks, starts, axis=1)
    changed = np.any(worst[:, :-1] >= best[:, 1:], axis=1)

    def crossers(there: IntArray) -> BoolArray:
        crossed = (now[:, None] < now) & (there[:, None] >= there)
        return np.asarray((crossed | crossed.T).any(axis=1))

    return RankChanges(ray, changed, crossers)


def ids_of(ray: Ray, profiles: BoolArray) -> tuple[int, ...]:
    """Ids of the services that have one of the marked profiles, ascending."""
    return tuple(sorted(ray.table.ids[profiles[ray.table.profile_of]].tolist()))
