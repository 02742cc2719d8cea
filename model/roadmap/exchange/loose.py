"""A parcel taken apart into rows as a file can hold them; `fasten` puts it together again.

What stands with an item in every kind of file is a `Row`; the rest, which no file has a place of
its own for, is the head: plain JSON.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from model.calendar import Quarter
from model.roadmap.actuals import Actual
from model.roadmap.exchange.facts import facts_out
from model.roadmap.exchange.parcel import Parcel, Span
from model.roadmap.interchange import to_json
from model.roadmap.plan import Starts, starts_of
from model.roadmap.problem import Problem
from model.roadmap.records import Item, WishKind
from model.scenarios.content import as_plain

SCHEMA: Final = "tarazu.exchange/1"


@dataclass(frozen=True)
class Row:
    """An item as a file has it.

    Attributes
    ----------
    item : str
    facts : mapping of str to str
        See `facts.facts_out`.
    needs, bodies : tuple of str
    start, finish : Quarter or None
        Its place in the plan; None if it has none.
    pin, latest : Quarter or None
    forbids : tuple of Quarter
    course : Actual or None
        What really happened.
    baseline : (Quarter, Quarter) or None
    """

    item: str
    facts: Mapping[str, str]
    needs: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    start: Quarter | None = None
    finish: Quarter | None = None
    pin: Quarter | None = None
    latest: Quarter | None = None
    forbids: tuple[Quarter, ...] = ()
    course: Actual | None = None
    baseline: Span | None = None


@dataclass(frozen=True)
class Loose:
    """A parcel taken apart.

    Attributes
    ----------
    head : dict
        As JSON holds it.
    rows : tuple of Row
        In the order of the problem's items.
    capacities : mapping of str to tuple of int
        By `Resource.id`, how much there is in each quarter.
    remarks : tuple of (str, str)
        What a file says that a plan has no place for: the kind of remark, and the items.
    """

    head: dict[str, Any]
    rows: tuple[Row, ...]
    capacities: Mapping[str, tuple[int, ...]]
    remarks: tuple[tuple[str, str], ...] = field(default=())


def loosen(parcel: Parcel) -> Loose:
    """Take a parcel apart."""
    problem = parcel.kept.problem
    courses = {one.item: one for one in parcel.actuals}
    rows = tuple(_row(parcel, item, courses.get(item.id)) for item in problem.items)
    return Loose(
        head=_head(parcel, {row.item for row in rows}),
        rows=rows,
        capacities={resource.id: resource.capacity for resource in problem.resources},
    )


def _row(parcel: Parcel, item: Item, course: Actual | None) -> Row:
    plan, problem = parcel.kept.plan, parcel.kept.problem
    entry = plan.by_id.get(item.id)
    wishes: dict[WishKind, list[Quarter]] = {kind: [] for kind in WishKind}
    for wish in problem.wishes_by_item.get(item.id, ()):
        wishes[wish.kind].append(problem.quarter(wish.quarter))
    return Row(
        item=item.id,
        facts=facts_out(item),
        needs=item.needs,
        bodies=item.bodies,
        start=None if entry is None else plan.quarter(entry.start),
        finish=None if entry is None else plan.quarter(entry.finish),
        pin=next(iter(wishes[WishKind.PIN]), None),
        latest=next(iter(wishes[WishKind.LATEST]), None),
        forbids=tuple(wishes[WishKind.FORBID]),
        course=course,
        baseline=None if parcel.baseline is None else parcel.baseline.spans.get(item.id),
    )


def _head(parcel: Parcel, planned: set[str]) -> dict[str, Any]:
    """Write what has no place with an item."""
    kept, baseline = parcel.kept, parcel.baseline
    problem, plan = kept.problem, kept.plan
    settings = json.loads(to_json(kept.settings))
    del settings["wishes"]
    return {
        "schema": SCHEMA,
        "city": parcel.city,
        "title": parcel.title,
        "reason": parcel.reason,
        "weighing": as_plain(kept.weighing),
        "settings": settings,
        "problem": {
            "start": str(problem.start),
            "quarters": problem.quarters,
            "now": problem.now,
            "hard_groups": problem.hard_groups,
        },
        "plan": {
            "bound": plan.bound,
            "method": plan.method.value,
            "rule": plan.rule,
            "seed": plan.seed,
            "optimal": plan.optimal,
        },
        "assumptions": dict(parcel.assumptions),
        "baseline": None
        if baseline is None
        else {
            "title": baseline.title,
            "more": [
                [item, *map(str, span)]
                for item, span in sorted(baseline.spans.items())
                if item not in planned
            ],
        },
        "courses": [
            [one.item, _name(one.start), _name(one.finish), one.percent]
            for one in parcel.actuals
            if one.item not in planned
        ],
        "starts": starts_digest(problem, starts_of(problem, plan)),
        "made_of": problem_digest(problem),
    }


def _name(quarter: Quarter | None) -> str | None:
    return None if quarter is None else str(quarter)


def starts_digest(problem: Problem, starts: Starts) -> str:
    """Give what shows later whether somebody moved an item of a plan."""
    return _digest([[item.id, at] for item, at in zip(problem.items, starts, strict=True)])


def problem_digest(problem: Problem) -> str:
    """Give what shows later whether anything changed that a plan was made of."""
    return _digest(json.loads(to_json(problem)))


def _digest(thing: object) -> str:
    return hashlib.sha256(json.dumps(thing, sort_keys=True).encode()).hexdigest()[:16]
