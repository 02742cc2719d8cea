"""What presses among the prerequisites: refused, overdue, and the delivery that opens the most."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.followup import Attention
from model.graph import Node, NodeKind
from model.leverage import Leverage
from model.prerequisites import Follow
from model.waiting import Waits


class PressingKind(StrEnum):
    """What presses, the gravest first."""

    REFUSED = "refused"
    OVERDUE = "overdue"
    LEVERAGE = "leverage"


@dataclass(frozen=True, slots=True)
class Pressing:
    """One thing for the council.

    Attributes
    ----------
    kind : PressingKind
    nodes : tuple of Node
        What it is about: prerequisites, by the priority that waits behind them; for the leverage
        the system or prerequisite.
    number : int
        How many these are; for the leverage how many services it opens.
    total : int
        The priority totals of what waits for them, each service once; for the leverage of what it
        opens.
    """

    kind: PressingKind
    nodes: tuple[Node, ...]
    number: int
    total: int


def pressing(follow: Follow) -> tuple[Pressing, ...]:
    """What presses today; nothing that is empty."""
    marks = {PressingKind.REFUSED: Attention.REFUSED, PressingKind.OVERDUE: Attention.LATE}
    found = [_marked(follow, kind, attention) for kind, attention in marks.items()]
    return tuple(one for one in (*found, _leverage(follow)) if one is not None)


def _marked(follow: Follow, kind: PressingKind, attention: Attention) -> Pressing | None:
    """The prerequisites that stand out for a reason; what is refused is not called overdue too."""
    some = [one for one in follow.standings if attention in one.follow_up.attentions[:1]]
    if not some:
        return None
    some.sort(key=lambda one: -one.impact.total)
    waiting = {service for one in some for service in one.impact.services}
    return Pressing(
        kind=kind,
        nodes=tuple(Node(NodeKind.PREREQUISITE, one.key) for one in some),
        number=len(some),
        total=sum(follow.worths[service].total for service in waiting if service in follow.worths),
    )


def _leverage(follow: Follow) -> Pressing | None:
    levers = Leverage(Waits(follow.impacts.graph), follow.worths).levers
    if not levers or not levers[0].gain:
        return None
    best = levers[0]
    return Pressing(PressingKind.LEVERAGE, (best.node,), len(best.opens), best.gain)
