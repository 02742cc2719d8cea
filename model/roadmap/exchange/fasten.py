"""Putting a parcel together again from the rows and the head that a file brought."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from model.calendar import Quarter, parse_quarter
from model.errors import InvalidInput, TarazuError, quoted
from model.roadmap.actuals import Actual
from model.roadmap.exchange.facts import item_in
from model.roadmap.exchange.loose import SCHEMA, Loose, Row, problem_digest, starts_digest
from model.roadmap.exchange.parcel import Baseline, Parcel
from model.roadmap.interchange import settings_from_json
from model.roadmap.kept import KeptPlan
from model.roadmap.plan import Method, Plan, Starts, make_plan
from model.roadmap.problem import Problem
from model.roadmap.records import Item, Measure, Resource, Wish, WishKind
from model.roadmap.serial import first_plan, loose_bound
from model.roadmap.settings import Capacities, QuarterWish
from model.roadmap.sound import check
from model.roadmap.windows import windows
from model.scenarios.content import from_plain

REPLANNED: Final = "replanned"
"""The remark that a plan was made anew, because it no longer keeps the wishes that came with it."""


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
