"""The smallest change that brings an item a quarter sooner.

What the item needs and that is finished only just before has to come a quarter sooner with it, and
so on. If that makes a capacity lack, somebody else moves later as far as nothing hangs on it, or
else there must be more of the capacity. Where something stands at the very beginning already, its
work would have to take a quarter less.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.roadmap.laid import Laid
from model.roadmap.records import OUTSIDE, WishKind


class ChangeKind(StrEnum):
    """What can be changed so that an item comes sooner."""

    EARLIER = "earlier"
    """The item itself, or one that it needs, begins in that quarter."""
    ARRIVAL = "arrival"
    """An outside body delivers in that quarter."""
    LATER = "later"
    """Another item begins only in that quarter, at nobody's cost."""
    CAPACITY = "capacity"
    """There is so much more of a capacity in that quarter."""
    WISH = "wish"
    """A wish about the item is given up."""
    SHORTER = "shorter"
    """Its work takes a quarter less, so that it opens sooner."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to change.

    Attributes
    ----------
    kind : ChangeKind
    item : str or None
    quarter : int or None
    resource : str or None
        `Resource.id` of what there must be more of.
    amount : int
        How much more.
    """

    kind: ChangeKind
    item: str | None = None
    quarter: int | None = None
    resource: str | None = None
    amount: int = 0


def sooner(laid: Laid, place: int) -> tuple[Change, ...] | None:
    """The smallest change that lets a planned item begin (or open) a quarter sooner.

    Returns
    -------
    tuple of Change or None
        `ChangeKind.EARLIER` of the item itself is not told; so an empty tuple says that it could
        come sooner by itself. None if no change does, such as for what is under way.
    """
    problem = laid.problem
    chain: dict[int, bool] = {}
    if not _bring(laid, place, chain):
        return None
    trial = Laid(problem, laid.starts)
    changes = []
    for one, shorter in chain.items():
        start, item = laid.starts[one], problem.items[one]
        assert start is not None
        if item.fact in OUTSIDE:
            changes.append(Change(ChangeKind.ARRIVAL, item.id, start - 1))
        elif shorter:
            changes.append(Change(ChangeKind.SHORTER, item.id))
            trial.shorten(one)
        else:
            if one != place:
                changes.append(Change(ChangeKind.EARLIER, item.id, start - 1))
            changes += _wishes(laid, one, start - 1)
            trial.move(one, start - 1)
    if (laid.end(place) or 0) - 1 < laid.gate(place):
        return None
    return (*changes, *_make_room(trial, set(chain)))


def _wishes(laid: Laid, place: int, quarter: int) -> list[Change]:
    """The wishes that keep an item from beginning in a quarter."""
    item = laid.problem.items[place]
    wishes = laid.problem.wishes_by_item.get(item.id, ())
    if any(wish.kind is WishKind.PIN for wish in wishes):
        return [Change(ChangeKind.WISH, item.id)]
    if quarter in laid.spans.forbidden.get(place, ()):
        return [Change(ChangeKind.WISH, item.id, quarter)]
    return []


def _bring(laid: Laid, place: int, chain: dict[int, bool]) -> bool:
    """Collect what has to come sooner so that an item does, and what has to be shorter for that.

    Returns
    -------
    bool
        False if something of that can be neither; ``chain`` then holds only what it held before.
    """
    if place in chain:
        return True
    problem, item, start = laid.problem, laid.problem.items[place], laid.starts[place]
    if start is None or (not item.free and item.fact not in OUTSIDE):
        return False
    before = dict(chain)
    if start > max(problem.now, item.release) or (item.fact in OUTSIDE and start > 0):
        chain[place] = False
        binding = [need for need in problem.needs[place] if laid.end(need) == start - 1]
        if not item.free or all(_bring(laid, need, chain) for need in binding):
            return True
        chain.clear()
        chain.update(before)
    if item.free and item.duration > 1:
        chain[place] = True
        return True
    return False


def _make_room(trial: Laid, chain: set[int]) -> list[Change]:
    """What else has to change so that no capacity lacks once a chain stands sooner."""
    problem = trial.problem
    changes = []
    for resource, row in enumerate(problem.left):
        for quarter, limit in enumerate(row):
            lack = trial.used[resource][quarter] - limit
            if lack <= 0:
                continue
            moved = _step_aside(trial, chain, resource, quarter, lack)
            if moved is not None:
                changes.append(moved)
            else:
                name = problem.resources[resource].id
                kind = ChangeKind.CAPACITY
                changes.append(Change(kind, None, quarter, name, lack))
    return changes


def _step_aside(
    trial: Laid, chain: set[int], resource: int, quarter: int, lack: int
) -> Change | None:
    """Move one other item later so that enough is free, if nothing hangs on that."""
    problem = trial.problem
    for other in reversed(trial.holders(resource, quarter)):
        amount = dict(problem.uses[other])[resource]
        if other in chain or amount < lack or problem.items[other].value > 1:
            continue
        for start in range(quarter + 1, problem.quarters):
            if trial.fits(other, start):
                trial.move(other, start)
                return Change(ChangeKind.LATER, problem.items[other].id, start)
    return None
