"""The smallest change that brings an item at least a quarter sooner, proven.

Other items may move, wishes and the strict order of the groups may be given up, there may be more
of a capacity in a quarter; of what the item waits for, at any depth, a body may deliver sooner and
work may take a quarter less, its own too. Each such change counts what `COSTS` says, however large
it is, and the smallest change is the one that counts least in all. Of several it is the one by
which other services lose the fewest priority-quarters, then the one that takes the least more
capacity, then the one that moves things by the fewest quarters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class ChangeKind(StrEnum):
    """What can be changed so that an item comes sooner."""

    EARLIER = "earlier"
    """Another item begins in that quarter already."""
    LATER = "later"
    """Another item begins only in that quarter."""
    WISH = "wish"
    """The wishes about an item are given up."""
    CAPACITY = "capacity"
    """There is so much more of a capacity in that quarter."""
    ARRIVAL = "arrival"
    """An outside body delivers in that quarter already."""
    SHORTER = "shorter"
    """The work on an item takes a quarter less."""
    GROUPS = "groups"
    """The groups need not open in strict order."""


COSTS: Final[Mapping[ChangeKind, int]] = {
    ChangeKind.EARLIER: 1,
    ChangeKind.LATER: 1,
    ChangeKind.WISH: 1,
    ChangeKind.CAPACITY: 2,
    ChangeKind.ARRIVAL: 4,
    ChangeKind.SHORTER: 8,
    ChangeKind.GROUPS: 8,
}
"""What a change counts: the more, the less it is in the council's own hands. Ours to assume."""


@dataclass(frozen=True, slots=True, order=True)
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


@dataclass(frozen=True, slots=True)
class Sooner:
    """What brings an item at least a quarter sooner.

    Attributes
    ----------
    changes : tuple of Change
        Empty if it could come sooner by itself. That it moves itself is not among them.
    start, finish : int
        Where it then stands.
    lost : int
        Priority-quarters that other services lose on the whole; negative if they gain.
    proven : bool
        Whether it is proven that no change is smaller; otherwise the time was up.
    """

    changes: tuple[Change, ...]
    start: int
    finish: int
    lost: int
    proven: bool

    @property
    def cost(self) -> int:
        """What the changes count in all."""
        return sum(COSTS[change.kind] for change in self.changes)
