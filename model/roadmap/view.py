"""The picture on the roadmap: what is weighed and set, how the plan is laid out, what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from model.roadmap.settings import Settings, Unknown
from model.view import View

GROUPINGS: Final = ("domain", "group", "body", "system", "council")
LAYOUTS: Final = ("timeline", "list")
PANELS: Final = ("moved", "plans", "late", "risk", "progress")
MOST_LATE: Final = 40
WHOLE_CAPACITIES: Final = ("effort", "count", "domain_effort", "domain_count")


@dataclass(frozen=True)
class Late:
    """The question what happens if something comes later.

    Attributes
    ----------
    subject : str
        An item, or a body such as ``body:police``.
    quarters : int
    """

    subject: str
    quarters: int


@dataclass(frozen=True)
class RoadmapView:
    """A picture of the roadmap.

    Attributes
    ----------
    weighing : View
        Weights and scores judged otherwise.
    settings : Settings
    by : str
        What the rows are grouped by, one of `GROUPINGS`.
    layout : str
        One of `LAYOUTS`.
    kinds : tuple of str
        The kinds of items that are shown; empty for all.
    text : str
        Only items with these words.
    chosen : str or None
        The item that is explained.
    critical : bool
        Whether the chain that leads to the chosen item, or to the end, is marked.
    late : Late or None
    plan : str or None
        Key of a kept plan that is shown as it was kept.
    revision : int or None
        Of that plan; None for its newest.
    base : str or None
        Key of the kept plan that this one is held against; None for the adopted one.
    base_revision : int or None
    panel : str
        What stands beside the plan, one of `PANELS`.
    """

    weighing: View
    settings: Settings
    by: str = "domain"
    layout: str = "timeline"
    kinds: tuple[str, ...] = ()
    text: str = ""
    chosen: str | None = None
    critical: bool = False
    late: Late | None = None
    plan: str | None = None
    revision: int | None = None
    base: str | None = None
    base_revision: int | None = None
    panel: str = "moved"


def as_plain(view: RoadmapView) -> dict[str, Any]:
    """Write a picture as the browser holds it."""
    settings, capacities = view.settings, view.settings.capacities
    return {
        "weights": list(view.weighing.weights.values),
        "whatIfs": [
            {"id": service, "index": index, "score": score}
            for (service, index), score in view.weighing.what_ifs.items()
        ],
        "bounds": [view.weighing.bounds.group_1, view.weighing.bounds.group_2],
        "start": str(settings.start),
        "quarters": settings.quarters,
        "capacities": [getattr(capacities, name) for name in WHOLE_CAPACITIES],
        "single": [[name, value] for name, value in capacities.by_domain.items()]
        + [[name, str(quarter), value] for (name, quarter), value in capacities.exceptions.items()],
        "strength": settings.group_strength,
        "hard": settings.hard_groups,
        "quick": settings.quick_win_strength,
        "wait": settings.unknown is Unknown.WAIT,
        "stay": settings.stability,
        "arrivals": {item: str(quarter) for item, quarter in settings.arrivals.items()},
        "wishes": [[wish.kind.value, wish.item, str(wish.quarter)] for wish in settings.wishes],
        "by": view.by,
        "layout": view.layout,
        "kinds": list(view.kinds),
        "text": view.text,
        "chosen": view.chosen,
        "critical": view.critical,
        "late": None if view.late is None else [view.late.subject, view.late.quarters],
        "plan": view.plan,
        "revision": view.revision,
        "base": view.base,
        "baseRevision": view.base_revision,
        "panel": view.panel,
    }
