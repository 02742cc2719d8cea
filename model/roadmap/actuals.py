"""What really happened to an item, and what follows for the rest of its work."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.calendar import Quarter
from model.errors import InvalidInput, quoted
from model.roadmap.records import Fact, Item


@dataclass(frozen=True, slots=True)
class Actual:
    """What is known of the work on an item.

    Parameters
    ----------
    item : str
    start, finish : Quarter or None
        When it really began and ended; None as long as it has not.
    percent : int
        How much of the work is done, 0 to 100; 0 also if nobody said.

    Raises
    ------
    InvalidInput
        ``error.roadmap.actual.percent``, ``error.roadmap.actual.order`` if it would end before it
        begins.
    """

    item: str
    start: Quarter | None = None
    finish: Quarter | None = None
    percent: int = 0

    def __post_init__(self) -> None:
        percent = self.percent
        if isinstance(percent, bool) or not isinstance(percent, int) or not 0 <= percent <= 100:
            params = {"item": self.item, "value": quoted(percent)}
            raise InvalidInput("error.roadmap.actual.percent", **params)
        if self.start is not None and self.finish is not None and self.finish < self.start:
            params = {"item": self.item, "start": str(self.start), "finish": str(self.finish)}
            raise InvalidInput("error.roadmap.actual.order", **params)

    @property
    def done(self) -> int:
        """How much is done in percent: all of what is finished."""
        return 100 if self.finish is not None else self.percent


def applied(item: Item, actual: Actual, start: Quarter, now: int) -> Item:
    """An item as what really happened leaves it.

    What is finished stays where it was. What is under way began when it did, and is expected to end
    when the rest of its work is done from now on; if nobody said how much that is, when its whole
    duration is over, or now. What has not begun is left to the plan.

    Parameters
    ----------
    start : Quarter
        The first of the horizon.
    now : int
        The quarter that it is, counted from there.
    """
    if actual.finish is not None:
        end = actual.finish.since(start)
        begun = end if actual.start is None else actual.start.since(start)
        return _fixed(item, begun, end, Fact.FINISHED)
    if actual.start is None:
        return item
    begun = actual.start.since(start)
    if actual.percent:
        rest = -(-item.duration * (100 - actual.percent) // 100)
        end = max(begun, now) + max(1, rest) - 1
    else:
        end = max(begun + item.duration - 1, now)
    return _fixed(item, begun, end, Fact.STARTED)


def _fixed(item: Item, begun: int, end: int, fact: Fact) -> Item:
    return replace(
        item, fixed=begun, duration=end - begun + 1, fact=fact, blocked=None, blocked_by=()
    )
