"""A parcel taken apart into rows as a file can hold them, and put together again.

What stands with an item in every kind of file is a `Row`; the rest, which no file has a place of
its own for, is the head: plain JSON.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from model.calendar import Quarter, parse_quarter
from model.errors import InvalidInput, TarazuError, quoted
from model.roadmap.actuals import Actual
from model.roadmap.exchange.facts import facts_out, item_in
from model.roadmap.exchange.parcel import Baseline, Parcel, Span
from model.roadmap.interchange import settings_from_json, to_json
from model.roadmap.kept import KeptPlan
from model.roadmap.plan import Method, Plan, Starts, make_plan, starts_of
from model.roadmap.problem import Problem
from model.roadmap.records import Item, Measure, Resource, Wish, WishKind
from model.roadmap.serial import first_plan, loose_bound
from model.roadmap.settings import Capacities, QuarterWish
from model.roadmap.sound import check
from model.roadmap.windows import windows
from model.scenarios.content import as_plain, from_plain

SCHEMA: Final = "tarazu.exchange/1"
REPLANNED: Final = "replanned"
"""The remark that a plan was made anew, because it no longer keeps the wishes that came with it."""


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


def fasten(loose: Loose) -> tuple[Parcel, Loose]:
    """Put a parcel together again.

    Returns
    -------
    (Parcel, Loose)
        The second is what was given, with what had to be remarked on.

    Raises
    ------
    InvalidInput, WishesConflict
        ``error.exchange.head`` or ``error.exchange.value``, as `Problem`, `Settings` and
        `sound.check` do if no plan can be made of it, and as `first_plan` does.
    """
    try:
        return _fastened(loose)
    except TarazuError:
        raise
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise InvalidInput("error.exchange.head") from None


def _fastened(loose: Loose) -> tuple[Parcel, Loose]:
    head = loose.head
    if head["schema"] != SCHEMA:
        raise InvalidInput("error.exchange.head")
    settings = settings_from_json(json.dumps({**head["settings"], "wishes": []}))
    problem = _problem(loose)
    wishes = (
        QuarterWish(wish.kind, wish.item, problem.quarter(wish.quarter)) for wish in problem.wishes
    )
    settings = replace(settings, wishes=tuple(wishes))
    if problem_digest(problem) != head.get("made_of"):
        settings = replace(settings, capacities=_folded(settings.capacities, problem))
    plan = _plan(loose, problem)
    remarks = loose.remarks
    if plan is None:
        plan, remarks = first_plan(problem), (*remarks, (REPLANNED, ""))
    kept = KeptPlan(from_plain(head["weighing"]), settings, problem, plan)
    parcel = Parcel(
        city=str(head["city"]),
        title=str(head["title"]),
        reason=str(head["reason"]),
        kept=kept,
        actuals=tuple(sorted(_courses(loose), key=lambda one: one.item)),
        assumptions={str(name): int(value) for name, value in head["assumptions"].items()},
        baseline=_baseline(loose),
    )
    return parcel, replace(loose, remarks=remarks)


def _problem(loose: Loose) -> Problem:
    given = loose.head["problem"]
    start = parse_quarter(given["start"])
    return Problem(
        start=start,
        quarters=given["quarters"],
        items=tuple(_item(row) for row in loose.rows),
        resources=tuple(_resource(name, row) for name, row in loose.capacities.items()),
        wishes=tuple(sorted(_wishes(loose.rows, start))),
        hard_groups=bool(given["hard_groups"]),
        now=given["now"],
    )


def _folded(capacities: Capacities, problem: Problem) -> Capacities:
    """Capacities as a problem has them: where they differ, a quarter is an exception."""
    domains = tuple(dict.fromkeys(one.domain for one in problem.resources if one.domain))
    usual = {
        one.id: one.capacity
        for one in capacities.resources(domains, problem.start, problem.quarters)
    }
    other = {
        (resource.id, problem.quarter(number)): amount
        for resource in problem.resources
        for number, amount in enumerate(resource.capacity)
        if amount != usual[resource.id][number]
    }
    return replace(capacities, exceptions={**capacities.exceptions, **other})


def _item(row: Row) -> Item:
    facts = dict(row.facts)
    if row.start is not None and row.finish is not None:
        facts["duration"] = str(row.finish.since(row.start) + 1)
    return item_in(row.item, facts, row.needs, row.bodies)


def _resource(name: str, capacity: tuple[int, ...]) -> Resource:
    measure, _, domain = name.partition(":")
    if measure not in list(Measure):
        raise InvalidInput("error.exchange.resource", value=quoted(name))
    return Resource(Measure(measure), domain or None, capacity)


def _wishes(rows: Iterable[Row], start: Quarter) -> Iterator[Wish]:
    for row in rows:
        if row.pin is not None:
            yield Wish(WishKind.PIN, row.item, row.pin.since(start))
        if row.latest is not None:
            yield Wish(WishKind.LATEST, row.item, row.latest.since(start))
        for quarter in dict.fromkeys(row.forbids):
            yield Wish(WishKind.FORBID, row.item, quarter.since(start))


def _plan(loose: Loose, problem: Problem) -> Plan | None:
    """The plan that came; None if nobody moved it and it breaks a wish that came with it."""
    head = loose.head
    starts: Starts = [
        None if row.start is None else row.start.since(problem.start) for row in loose.rows
    ]
    untouched = starts_digest(problem, starts) == head.get("starts")
    try:
        check(problem, starts)
    except InvalidInput:
        if untouched:
            return None
        raise
    if not untouched or problem_digest(problem) != head.get("made_of"):
        bound = loose_bound(problem, windows(problem))
        return make_plan(problem, starts, bound=bound, method=Method.GIVEN)
    said = head["plan"]
    return make_plan(
        problem,
        starts,
        bound=int(said["bound"]),
        method=Method(said["method"]),
        rule=str(said["rule"]),
        seed=int(said["seed"]),
        optimal=bool(said["optimal"]),
    )


def _courses(loose: Loose) -> Iterator[Actual]:
    yield from (row.course for row in loose.rows if row.course is not None)
    for item, start, finish, percent in loose.head["courses"]:
        begun, ended = (None if at is None else parse_quarter(at) for at in (start, finish))
        yield Actual(str(item), begun, ended, percent)


def _baseline(loose: Loose) -> Baseline | None:
    given = loose.head["baseline"]
    spans = {row.item: row.baseline for row in loose.rows if row.baseline is not None}
    if given is None:
        return Baseline("", spans) if spans else None
    for item, first, last in given["more"]:
        spans[str(item)] = parse_quarter(first), parse_quarter(last)
    return Baseline(str(given["title"]), spans)
