"""What goes out with a plan: all that it was made of, and what is known beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from model.calendar import Quarter
from model.roadmap.actuals import Actual
from model.roadmap.assumptions import Assumptions
from model.roadmap.kept import KeptPlan
from model.roadmap.plan import Plan
from model.roadmap.records import Wish, WishKind
from model.roadmap.settings import QuarterWish

Span = tuple[Quarter, Quarter]
"""First and last quarter of an item's work."""

AnyWish = TypeVar("AnyWish", Wish, QuarterWish)


@dataclass(frozen=True)
class Baseline:
    """The plan that another is held against.

    Attributes
    ----------
    title : str
    spans : mapping of str to (Quarter, Quarter)
        By item.
    """

    title: str
    spans: Mapping[str, Span]


@dataclass(frozen=True)
class Parcel:
    """A plan with all that Tarazu knows of it.

    Attributes
    ----------
    city : str
    title, reason : str
        What it is called and why it was kept; empty for one that is only on the screen.
    kept : KeptPlan
    actuals : tuple of Actual
        What people said of the real course of items, by item.
    assumptions : mapping of str to int
        The assumed figures, by id.
    baseline : Baseline or None
    """

    city: str
    title: str
    reason: str
    kept: KeptPlan
    actuals: tuple[Actual, ...] = ()
    assumptions: Mapping[str, int] = field(default_factory=dict)
    baseline: Baseline | None = None


def pack(
    city: str,
    kept: KeptPlan,
    actuals: Iterable[Actual],
    assumed: Assumptions,
    baseline: Baseline | None = None,
    *,
    title: str = "",
    reason: str = "",
) -> Parcel:
    """Put together what goes out, with the same things always in the same order."""
    said = (one for one in actuals if one.start or one.finish or one.percent)
    return Parcel(
        city=city,
        title=title,
        reason=reason,
        kept=orderly(kept),
        actuals=tuple(
            sorted((replace(one, percent=one.done) for one in said), key=lambda one: one.item)
        ),
        assumptions={name: row.value for name, row in sorted(assumed.by_id.items())},
        baseline=baseline,
    )


def baseline_of(plan: Plan, title: str) -> Baseline:
    """The quarters of a plan, to hold another against it."""
    return Baseline(
        title, {one.id: (plan.quarter(one.start), plan.quarter(one.finish)) for one in plan.entries}
    )


def orderly(kept: KeptPlan) -> KeptPlan:
    """A plan whose wishes stand in order, each of them once.

    Of several latest quarters of an item the first says it all.
    """
    return replace(
        kept,
        settings=replace(kept.settings, wishes=_sorted(kept.settings.wishes)),
        problem=replace(kept.problem, wishes=_sorted(kept.problem.wishes)),
    )


def _sorted(wishes: Iterable[AnyWish]) -> tuple[AnyWish, ...]:
    found: dict[tuple[str, str, str], AnyWish] = {}
    for wish in sorted(wishes):
        at = "" if wish.kind is WishKind.LATEST else str(wish.quarter)
        found.setdefault((wish.kind.value, wish.item, at), wish)
    return tuple(found.values())
