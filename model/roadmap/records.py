"""What is planned: items, what they use, and the wishes of the council."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What can be planned."""

    SERVICE = "service"
    SYSTEM = "system"
    PREREQUISITE = "prerequisite"


class Fact(StrEnum):
    """Why the quarter of an item is not for the plan to choose."""

    EXPECTED = "expected"
    """An outside body's delivery, in the quarter that is expected."""
    LATE = "late"
    """Expected in a quarter that is over, and not there: taken to come in the first that is not."""
    ASSUMED = "assumed"
    """An outside body's delivery of which nobody knows when: in a quarter that we assume."""
    STARTED = "started"
    """Under way: it began when it did."""
    FINISHED = "finished"
    """Done: it began and ended when it did."""


OUTSIDE = frozenset({Fact.EXPECTED, Fact.LATE, Fact.ASSUMED})
"""The facts that are an outside body's to make true."""


class Blocked(StrEnum):
    """Why an item cannot be planned at all."""

    UNKNOWN = "unknown"
    """An outside body's delivery of which nobody knows when, and we don't assume."""
    REFUSED = "refused"
    """An outside body has refused it."""
    BEYOND = "beyond"
    """It comes after the last quarter of the horizon."""


class Measure(StrEnum):
    """What a capacity counts."""

    EFFORT = "effort"
    """Person-months in a quarter."""
    COUNT = "count"
    """Items in work at once."""


class WishKind(StrEnum):
    """What the council may ask of an item's place."""

    PIN = "pin"
    """Work begins in that quarter."""
    FORBID = "forbid"
    """Work does not begin in that quarter."""
    LATEST = "latest"
    """It is finished in that quarter at the latest."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to plan.

    Attributes
    ----------
    id : str
        Such as ``service:12``, ``system:LG01-1`` or ``prerequisite:ext-3``.
    kind : ItemKind
    duration : int
        Quarters of work, at least 1.
    load : int
        Person-months that it takes in each of them.
    domain : str or None
    value : int
        What each quarter in which it is in use adds to the aim.
    points : int
        Priority total of a service under the weights in force; 0 for what is no service.
    group : int or None
        Priority group of a service.
    quick_win : bool
    needs : tuple of str
        Items that must be finished before it begins.
    release : int
        The first quarter in which it may begin, if something that is no item holds it up.
    bodies : tuple of str
        Outside bodies that owe it.
    fixed : int or None
        The quarter in which it began or comes, if that is not for the plan to choose; may be
        negative for what began before the horizon.
    fact : Fact or None
        Why it is fixed.
    blocked : Blocked or None
        Why it cannot be planned.
    blocked_by : tuple of str
        The outside prerequisites that it waits for in vain; empty for these themselves.
    own_system : bool
        Whether no system is named for the service, so that we assume one is made with it.
    status : str
        Its status in the catalogue.
    """

    id: str
    kind: ItemKind
    duration: int
    load: int = 0
    domain: str | None = None
    value: int = 0
    points: int = 0
    group: int | None = None
    quick_win: bool = False
    needs: tuple[str, ...] = ()
    release: int = 0
    bodies: tuple[str, ...] = ()
    fixed: int | None = None
    fact: Fact | None = None
    blocked: Blocked | None = None
    blocked_by: tuple[str, ...] = ()
    own_system: bool = False
    status: str = ""

    @property
    def free(self) -> bool:
        """Whether the plan chooses its quarter."""
        return self.fixed is None and self.blocked is None

    @property
    def outside(self) -> bool:
        """Whether it is an outside body's to deliver, so that it uses no capacity."""
        return self.fact in OUTSIDE or (self.blocked is not None and not self.blocked_by)


@dataclass(frozen=True, slots=True)
class Resource:
    """A capacity.

    Attributes
    ----------
    measure : Measure
    domain : str or None
        The domain whose items use it; None if all do.
    capacity : tuple of int
        How much there is in each quarter.
    """

    measure: Measure
    domain: str | None
    capacity: tuple[int, ...]

    @property
    def id(self) -> str:
        """Such as ``effort`` or ``count:transport``."""
        return self.measure.value if self.domain is None else f"{self.measure}:{self.domain}"

    def use(self, item: Item) -> int:
        """How much of it an item takes in each quarter of its work."""
        if item.outside or self.domain not in (None, item.domain):
            return 0
        return item.load if self.measure is Measure.EFFORT else 1


@dataclass(frozen=True, slots=True, order=True)
class Wish:
    """What the council asks of an item's place.

    Attributes
    ----------
    kind : WishKind
    item : str
    quarter : int
        Counted from 0, the first quarter of the horizon.
    """

    kind: WishKind
    item: str
    quarter: int
