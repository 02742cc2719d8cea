"""Problems for tests: Qom's, and small ones made by hand or by hypothesis."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import strategies as st

from model.calendar import Quarter
from model.errors import InvalidInput
from model.roadmap.assumptions import assumptions_of
from model.roadmap.city import city_problem
from model.roadmap.problem import Problem
from model.roadmap.records import Fact, Item, ItemKind, Measure, Resource, Wish, WishKind
from model.roadmap.settings import Capacities, QuarterWish, Settings, Unknown, default_settings
from model.weighing import report_ranking
from tests.model.cities import qom

START = Quarter(1405, 4)
DAY = date(2026, 11, 22)


@cache
def settings() -> Settings:
    """What is set for Qom until somebody sets it."""
    return default_settings(assumptions_of(qom()), DAY)


@cache
def qom_problem() -> Problem:
    """Qom's problem under the report's weights."""
    city = qom()
    return city_problem(city, report_ranking(city), settings(), assumptions_of(city))


_quarters = st.builds(Quarter, st.integers(1405, 1407), st.integers(1, 4))
_items = st.sampled_from(["service:1", "service:12", "service:47", "system:LG01-1"])
_resources = st.sampled_from(["effort", "effort:transport", "count:finance"])
_amounts = st.integers(0, 100_000)


def some_settings() -> st.SearchStrategy[Settings]:
    """Settings of any kind, whether a plan can follow them or not."""
    return st.builds(
        Settings,
        start=_quarters,
        capacities=st.builds(
            Capacities,
            effort=_amounts,
            count=_amounts,
            domain_effort=_amounts,
            domain_count=_amounts,
            by_domain=st.dictionaries(_resources, _amounts, max_size=2),
            exceptions=st.dictionaries(st.tuples(_resources, _quarters), _amounts, max_size=2),
        ),
        quarters=st.integers(1, 40),
        now=st.none() | _quarters,
        group_strength=st.integers(0, 1000),
        hard_groups=st.booleans(),
        quick_win_strength=st.integers(0, 1000),
        unknown=st.sampled_from(Unknown),
        arrivals=st.dictionaries(
            st.sampled_from(["prerequisite:ext-3", "prerequisite:ext-5"]), _quarters
        ),
        wishes=st.lists(
            st.builds(QuarterWish, st.sampled_from(WishKind), _items, _quarters), max_size=4
        ).map(tuple),
        stability=st.integers(0, 100),
    )


def service(name: str, duration: int = 1, value: int = 10, **more: object) -> Item:
    """A service of group 1 of one person-month a quarter, unless said otherwise."""
    usual: dict[str, object] = {"load": 1, "points": value, "group": 1}
    kind = ItemKind.SERVICE
    return Item(name, kind, duration, value=value, **{**usual, **more})  # type: ignore[arg-type]


def system(name: str, duration: int = 1, **more: object) -> Item:
    """A system of one person-month a quarter, unless said otherwise."""
    usual: dict[str, object] = {"load": 1, "value": 0}
    return Item(name, ItemKind.SYSTEM, duration, **{**usual, **more})  # type: ignore[arg-type]


def outside(name: str, quarter: int, *bodies: str) -> Item:
    """A prerequisite that an outside body delivers in a quarter."""
    kind = ItemKind.PREREQUISITE
    return Item(name, kind, 1, bodies=bodies, fixed=quarter, fact=Fact.EXPECTED)


def problem(
    *items: Item,
    quarters: int = 6,
    effort: int | None = None,
    count: int | None = None,
    wishes: tuple[Wish, ...] = (),
    **more: object,
) -> Problem:
    """A problem with up to two capacities, the same in every quarter."""
    resources = tuple(
        Resource(measure, None, (capacity,) * quarters)
        for measure, capacity in ((Measure.EFFORT, effort), (Measure.COUNT, count))
        if capacity is not None
    )
    return Problem(START, quarters, items, resources, wishes, **more)  # type: ignore[arg-type]


@st.composite
def problems(draw: st.DrawFn, *, most: int = 8, wished: bool = True, quarters: int = 6) -> Problem:
    """Any small problem whose wishes could hold one by one."""
    count = draw(st.integers(1, most))
    items = []
    for number in range(count):
        earlier = [item.id for item in items]
        needs = draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True)) if earlier else []
        items.append(_item(draw, number, tuple(needs)))
    rows = st.lists(st.integers(1, 6), min_size=quarters, max_size=quarters)
    resources = tuple(
        Resource(measure, domain, (6, *draw(rows)[1:]))
        for measure in Measure
        for domain in (None, "a")
    )
    hard = draw(st.booleans()) if wished else False
    now = draw(st.sampled_from([0, 0, 1]))
    plain = Problem(START, quarters, tuple(items), resources, (), hard, now)
    for wish in draw(st.lists(_wish(plain), max_size=2)) if wished and plain.free else ():
        with suppress(InvalidInput):  # it could not even hold alone
            plain = replace(plain, wishes=(*plain.wishes, wish))
    return plain


def _item(draw: st.DrawFn, number: int, needs: tuple[str, ...]) -> Item:
    kind = draw(st.sampled_from([ItemKind.SERVICE, ItemKind.SERVICE, ItemKind.SYSTEM]))
    serves = kind is ItemKind.SERVICE
    value = draw(st.integers(1, 30)) if serves else draw(st.integers(0, 1))
    if draw(st.integers(0, 7)) == 0:
        return outside(f"o{number}", draw(st.integers(0, 4)), draw(st.sampled_from("xy")))
    return Item(
        id=f"i{number}",
        kind=kind,
        duration=draw(st.integers(1, 3)),
        load=draw(st.integers(0, 4)),
        domain=draw(st.sampled_from(["a", "b", None])),
        value=value,
        points=value if serves else 0,
        group=draw(st.sampled_from([1, 2, 3])) if serves else None,
        needs=needs,
        release=draw(st.sampled_from([0, 0, 0, 2])),
    )


@st.composite
def _wish(draw: st.DrawFn, plain: Problem) -> Wish:
    free = [plain.items[place] for place in plain.free]
    kind = draw(st.sampled_from(WishKind))
    return Wish(kind, draw(st.sampled_from(free)).id, draw(st.integers(0, plain.quarters - 1)))
