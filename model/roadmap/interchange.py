"""Settings, problems and plans as JSON and back, whole: what was kept reads back equal."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final, TypeVar

from model.calendar import Quarter, parse_quarter
from model.errors import InvalidInput, TarazuError, quoted
from model.roadmap.plan import Entry, Method, Plan
from model.roadmap.problem import Problem
from model.roadmap.records import Blocked, Fact, Item, ItemKind, Measure, Resource, Wish, WishKind
from model.roadmap.settings import Capacities, QuarterWish, Settings, Unknown

SETTINGS: Final = "tarazu.roadmap.settings/1"
PROBLEM: Final = "tarazu.roadmap.problem/1"
PLAN: Final = "tarazu.roadmap.plan/1"

LONGEST: Final = 20_000_000
"""Characters of a text that is read."""

Json = Mapping[str, Any]
Read = TypeVar("Read")


def to_json(thing: Settings | Problem | Plan) -> str:
    """Write settings, a problem or a plan; equal things give equal texts."""
    if isinstance(thing, Settings):
        body = _settings_out(thing)
    elif isinstance(thing, Problem):
        body = _problem_out(thing)
    else:
        body = _plan_out(thing)
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def settings_from_json(text: str) -> Settings:
    """Read settings.

    Raises
    ------
    InvalidInput
        ``error.roadmap.json`` if the text is no such thing, else as `Settings` does.
    """
    return _read(text, SETTINGS, _settings_in)


def problem_from_json(text: str) -> Problem:
    """Read a problem.

    Raises
    ------
    InvalidInput
        ``error.roadmap.json`` if the text is no such thing, else as `Problem` does.
    """
    return _read(text, PROBLEM, _problem_in)


def plan_from_json(text: str) -> Plan:
    """Read a plan.

    Raises
    ------
    InvalidInput
        ``error.roadmap.json`` if the text is no such thing.
    """
    return _read(text, PLAN, _plan_in)


def _read(text: str, schema: str, reader: Callable[[Json], Read]) -> Read:
    try:
        if len(text) > LONGEST:
            raise ValueError
        body = json.loads(text)
        if body["schema"] != schema:
            raise ValueError
        return reader(body)
    except TarazuError:
        raise
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise InvalidInput("error.roadmap.json", schema=schema, value=quoted(text)) from None


def _settings_out(settings: Settings) -> dict[str, Any]:
    capacities = settings.capacities
    return {
        "schema": SETTINGS,
        "start": str(settings.start),
        "quarters": settings.quarters,
        "now": None if settings.now is None else str(settings.now),
        "capacities": {
            "effort": capacities.effort,
            "count": capacities.count,
            "domain_effort": capacities.domain_effort,
            "domain_count": capacities.domain_count,
            "by_domain": dict(capacities.by_domain),
            "exceptions": sorted(
                [name, str(quarter), value]
                for (name, quarter), value in capacities.exceptions.items()
            ),
        },
        "group_strength": settings.group_strength,
        "hard_groups": settings.hard_groups,
        "quick_win_strength": settings.quick_win_strength,
        "unknown": settings.unknown.value,
        "arrivals": {item: str(quarter) for item, quarter in settings.arrivals.items()},
        "wishes": [[wish.kind.value, wish.item, str(wish.quarter)] for wish in settings.wishes],
        "stability": settings.stability,
    }


def _settings_in(body: Json) -> Settings:
    given = body["capacities"]
    wholes = ("effort", "count", "domain_effort", "domain_count")
    return Settings(
        start=parse_quarter(body["start"]),
        quarters=body["quarters"],
        now=None if body["now"] is None else parse_quarter(body["now"]),
        capacities=Capacities(
            **{name: given[name] for name in wholes},
            by_domain=dict(given["by_domain"]),
            exceptions={
                (str(name), parse_quarter(quarter)): value
                for name, quarter, value in given["exceptions"]
            },
        ),
        group_strength=body["group_strength"],
        hard_groups=_flag(body["hard_groups"]),
        quick_win_strength=body["quick_win_strength"],
        unknown=Unknown(body["unknown"]),
        arrivals={str(item): parse_quarter(text) for item, text in body["arrivals"].items()},
        wishes=tuple(
            QuarterWish(WishKind(kind), str(item), parse_quarter(quarter))
            for kind, item, quarter in body["wishes"]
        ),
        stability=body["stability"],
    )


def _problem_out(problem: Problem) -> dict[str, Any]:
    return {
        "schema": PROBLEM,
        "start": str(problem.start),
        "quarters": problem.quarters,
        "now": problem.now,
        "hard_groups": problem.hard_groups,
        "items": [asdict(item) for item in problem.items],
        "resources": [asdict(resource) for resource in problem.resources],
        "wishes": [[wish.kind.value, wish.item, wish.quarter] for wish in problem.wishes],
    }


def _problem_in(body: Json) -> Problem:
    return Problem(
        start=parse_quarter(body["start"]),
        quarters=body["quarters"],
        items=tuple(map(_item_in, body["items"])),
        resources=tuple(
            Resource(Measure(row["measure"]), row["domain"], tuple(map(_whole, row["capacity"])))
            for row in body["resources"]
        ),
        wishes=tuple(Wish(WishKind(kind), str(item), at) for kind, item, at in body["wishes"]),
        hard_groups=_flag(body["hard_groups"]),
        now=body["now"],
    )


def _item_in(row: Json) -> Item:
    fact, blocked, fixed = row["fact"], row["blocked"], row["fixed"]
    return Item(
        id=str(row["id"]),
        kind=ItemKind(row["kind"]),
        duration=_whole(row["duration"]),
        load=_whole(row["load"]),
        domain=row["domain"],
        value=_whole(row["value"]),
        points=_whole(row["points"]),
        group=row["group"],
        quick_win=_flag(row["quick_win"]),
        needs=tuple(map(str, row["needs"])),
        release=_whole(row["release"]),
        bodies=tuple(map(str, row["bodies"])),
        fixed=None if fixed is None else _whole(fixed),
        fact=None if fact is None else Fact(fact),
        blocked=None if blocked is None else Blocked(blocked),
        blocked_by=tuple(map(str, row["blocked_by"])),
        own_system=_flag(row["own_system"]),
        status=str(row["status"]),
    )


def _plan_out(plan: Plan) -> dict[str, Any]:
    return {
        "schema": PLAN,
        "start": str(plan.start),
        "quarters": plan.quarters,
        "entries": [[entry.id, entry.start, entry.finish] for entry in plan.entries],
        "value": plan.value,
        "bound": plan.bound,
        "method": plan.method.value,
        "rule": plan.rule,
        "seed": plan.seed,
        "optimal": plan.optimal,
    }


def _plan_in(body: Json) -> Plan:
    start: Quarter = parse_quarter(body["start"])
    return Plan(
        start=start,
        quarters=_whole(body["quarters"]),
        entries=tuple(Entry(str(n), _whole(a), _whole(b)) for n, a, b in body["entries"]),
        value=_whole(body["value"]),
        bound=_whole(body["bound"]),
        method=Method(body["method"]),
        rule=str(body["rule"]),
        seed=_whole(body["seed"]),
        optimal=_flag(body["optimal"]),
    )


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value
